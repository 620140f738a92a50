package dev.baton.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class ChatSocketTest {
    private static final String ASK =
            """
            {"type": "query", "id": "q1", "data_source": "projects",
             "query": "Show all active projects with budget over 100000"}
            """;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/ws/chat")
    URI address;

    @Test
    void stages_pass_until_the_answer_stands_and_the_run_ends_once() {
        try (var client = client()) {
            client.say(ASK);
            var accepted = client.await("accepted");
            assertThat(accepted.path("reply_to").asText()).isEqualTo("q1");
            var events = client.until(message -> is(message, "workflow_completed"));
            assertThat(types(events))
                    .startsWith("workflow_started")
                    .contains("plan_made", "step_started", "step_completed", "answer")
                    .endsWith("workflow_completed");
            assertThat(stages(events))
                    .containsExactly(
                            "initialization",
                            "schema_analysis",
                            "query_generation",
                            "validation",
                            "finalization");
            assertThat(events)
                    .extracting(e -> e.path("seq").asLong())
                    .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
            var answer = events.stream().filter(e -> is(e, "answer")).findFirst().orElseThrow();
            assertThat(answer.path("rows")).hasSize(18);
            assertThat(answer.path("operation_id").asText())
                    .isEqualTo(accepted.path("operation_id").asText());
            assertThat(answer.path("session_id").asText()).isNotEmpty();
        }
    }

    @Test
    void a_client_that_comes_back_misses_nothing() {
        String run;
        try (var client = client()) {
            client.say(ASK);
            run = client.await("accepted").path("operation_id").asText();
            client.await("plan_made");
        }
        try (var client = client()) {
            client.say(
                    """
                    {"type": "hello", "resume": [{"operation_id": "%s", "last_seq": 2}]}
                    """
                            .formatted(run));
            assertThat(client.await("welcome").path("engine").asText()).isEqualTo("rules");
            var events = client.until(message -> is(message, "workflow_completed"));
            assertThat(events.getFirst().path("seq").asLong()).isEqualTo(3);
            assertThat(events).extracting(e -> e.path("seq").asLong()).isSorted();
        }
    }

    @Test
    void what_cannot_be_followed_is_told_and_the_socket_stays_open() {
        try (var client = client()) {
            client.say("nonsense");
            assertThat(code(client.await("error"))).isEqualTo("bad_request");
            client.say("{\"type\": \"dance\", \"id\": \"d\"}");
            var unknown = client.await("error");
            assertThat(code(unknown)).isEqualTo("bad_request");
            assertThat(unknown.path("reply_to").asText()).isEqualTo("d");
            client.sayBinary(new byte[] {1, 2});
            assertThat(code(client.await("error"))).isEqualTo("bad_request");
            client.say("{\"type\": \"query\", \"query\": \"" + "x".repeat(40_000) + "\"}");
            assertThat(code(client.await("error"))).isEqualTo("too_large");
            client.say("{\"type\": \"subscribe\", \"operation_id\": \"nobody\"}");
            assertThat(code(client.await("error"))).isEqualTo("not_found");
            client.say("{\"type\": \"query\", \"query\": \"a\", \"data_source\": \"nowhere\"}");
            assertThat(code(client.await("error"))).isEqualTo("unknown_data_source");
            client.say("{\"type\": \"ping\"}");
            assertThat(client.await("pong").path("v").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_message_far_too_large_is_told_so_in_one_frame_or_in_many() {
        try (var client = client()) {
            client.say("x".repeat(200_000));
            assertThat(code(client.await("error"))).isEqualTo("too_large");
            client.sayInPieces("x".repeat(400_000), 40_000);
            assertThat(code(client.await("error"))).isEqualTo("too_large");
        }
        try (var client = client()) {
            for (var text : new String[] {"[1, 2]", "", "7", "null", "[".repeat(5_000)}) {
                client.say(text);
                assertThat(code(client.await("error"))).as(text).isEqualTo("bad_request");
            }
            client.say("{\"type\": \"ping\"}");
            client.await("pong");
        }
    }

    @Test
    void a_flood_of_messages_is_slowed_down() {
        try (var client = client()) {
            for (int i = 0; i < 100; i++) {
                client.say("{\"type\": \"ping\"}");
            }
            assertThat(code(client.await("error"))).isEqualTo("rate_limited");
        }
    }

    @Test
    void a_page_of_another_origin_is_turned_away() {
        assertThatThrownBy(() ->
                        HTTP.newWebSocketBuilder()
                                .header("Origin", "https://evil.example")
                                .buildAsync(
                                        socketAddress(), new java.net.http.WebSocket.Listener() {})
                                .join())
                .hasMessageContaining("WebSocketHandshakeException");
    }

    private ChatClient client() {
        return new ChatClient(HTTP, socketAddress());
    }

    private URI socketAddress() {
        return URI.create(address.toString().replaceFirst("^http", "ws"));
    }

    private static boolean is(JsonNode message, String type) {
        return message.path("type").asText().equals(type);
    }

    private static String code(JsonNode error) {
        return error.path("error_code").asText();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    private static List<String> stages(List<JsonNode> events) {
        return events.stream()
                .filter(event -> is(event, "stage_started"))
                .map(event -> event.path("stage").asText())
                .toList();
    }
}
