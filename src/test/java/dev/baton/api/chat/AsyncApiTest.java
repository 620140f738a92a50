package dev.baton.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.baton.event.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    @Test
    void every_event_has_an_example_with_its_envelope() throws IOException {
        var messages = messages();
        assertThat(EventTypes.names())
                .allSatisfy(name -> {
                    var example = messages.path(name).path("examples").path(0).path("payload");
                    assertThat(example.path("type").asText()).isEqualTo(name);
                    assertThat(example.path("seq").isIntegralNumber()).isTrue();
                    assertThat(example.path("v").asInt()).isEqualTo(1);
                });
    }

    @Test
    void every_message_is_told_in_words_too() throws IOException {
        var words = Files.readString(Path.of("docs/websocket.md"));
        messages()
                .fieldNames()
                .forEachRemaining(name -> assertThat(words).contains("`" + name + "`"));
    }

    private static JsonNode messages() throws IOException {
        var file = new YAMLMapper().readTree(Files.readString(Path.of("docs/asyncapi.yaml")));
        return file.path("components").path("messages");
    }
}
