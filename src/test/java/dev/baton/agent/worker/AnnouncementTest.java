package dev.baton.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.AgentCard;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
    @Test
    void little_is_needed_and_the_rest_has_defaults() {
        var said = Announcement.read("{\"agent\": \"count\", \"purpose\": \"Counts.\"}");
        assertThat(said.card())
                .isEqualTo(
                        new AgentCard(
                                "count",
                                "Counts.",
                                Shape.Fields.OPEN,
                                Shape.Fields.OPEN,
                                Effect.NONE));
        assertThat(said.maxConcurrent()).isEqualTo(10);
        assertThat(said.url()).isNull();
        assertThat(said.secret()).isNull();
    }

    @Test
    void everything_can_be_said_and_a_card_survives_the_table() {
        var said =
                Announcement.read(
                        """
                        {"agent": "count", "purpose": "Counts\\nwords.", "url": "http://localhost:1",
                         "input": {"type": "object", "properties": {"text": {"type": "string"}},
                                   "required": ["text"], "additionalProperties": false},
                         "effect": "external", "permission": "count_words", "version": "2.1",
                         "cost": {"tokens": 10, "millis": 2000}, "max_concurrent": 4,
                         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}
                        """);
        assertThat(said.card().purpose()).isEqualTo("Counts words.");
        assertThat(said.card().input()).isEqualTo(Shape.fields().with("text", Shape.TEXT));
        assertThat(said.card().effect()).isEqualTo(Effect.EXTERNAL);
        assertThat(said.card().permission()).hasToString("count_words");
        assertThat(said.card().cost()).isEqualTo(new AgentCard.Cost(10, 2000));
        assertThat(said.secret()).isNotNull().hasToString("…");
        assertThat(Json.read(Json.write(said.card()), AgentCard.class)).isEqualTo(said.card());
    }

    @Test
    void what_is_wrong_is_named() {
        var wrong =
                Map.of(
                        "", "no JSON",
                        "[1]", "no JSON object",
                        "{\"purpose\": \"x\"}", "'agent'",
                        "{\"agent\": \"Count it\", \"purpose\": \"x\"}", "'agent'",
                        "{\"agent\": \"a\"}", "'purpose'",
                        "{\"agent\": \"a\", \"purpose\": 1}", "'purpose' is no text",
                        "{\"agent\": \"a\", \"purpose\": \"x\", \"effect\": \"big\"}", "'effect'",
                        "{\"agent\": \"a\", \"purpose\": \"x\", \"max_concurrent\": 0}",
                                "'max_concurrent'",
                        "{\"agent\": \"a\", \"purpose\": \"x\", \"secret\": \"short\"}", "'secret'",
                        "{\"agent\": \"a\", \"purpose\": \"x\", \"input\": {\"type\": \"array\"}}",
                                "'input'");
        wrong.forEach((body, said) ->
                assertThatThrownBy(() -> Announcement.read(body))
                        .as(body)
                        .hasMessageContaining(said));
    }
}
