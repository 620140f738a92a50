package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"step_started\", \"step\": \"E1\", \"title\": \"Load\", \"attempt\": 1} | '  E1 Load'",
                "{\"type\": \"step_started\", \"step\": \"E1\", \"title\": \"Load\", \"attempt\": 2} | '  E1 again: Load'",
                "{\"type\": \"step_completed\", \"step\": \"E1\", \"millis\": 12, \"digest\": \"9 rows\\n\"} | '  E1 done in 12 ms: 9 rows '",
                "{\"type\": \"step_failed\", \"step\": \"E1\", \"problem\": {\"text\": \"No.\"}} | '  E1 failed: No.'",
                "{\"type\": \"progress\", \"step\": \"E1\", \"share\": 0.5, \"text\": \"half\"} | '  E1 50 %: half'",
                "{\"type\": \"escalated\", \"reason\": \"low_confidence\"} | '  a person must decide: low confidence'",
            })
    void what_happens_is_told_in_a_line(String event, String line) {
        assertThat(OperationText.line(Json.tree(event))).contains(line);
    }

    @Test
    void what_is_not_for_people_is_not_told() {
        assertThat(OperationText.line(Json.tree("{\"type\": \"plan_made\"}"))).isEmpty();
    }

    @Test
    void a_result_shows_its_text_its_counts_and_how_it_ended() {
        var text =
                OperationText.of(
                        Json.tree(
                                """
                                {"operation_id": "op-1", "status": "completed", "execution_time_ms": 40,
                                 "confidence_score": 0.9, "token_usage": 7, "requires_human": true,
                                 "result": {"text": "All is well.\\u001b[2J", "records_processed": 12,
                                            "details": {"a": 1}, "confidence": 0.9, "nothing": null}}
                                """));
        assertThat(text)
                .startsWith("All is well.")
                .contains("  records processed: 12")
                .contains(
                        "op-1 completed in 40 ms, confidence 0.90, 7 tokens, a person should look")
                .doesNotContain("\u001b", "details", "nothing");
    }

    @Test
    void a_failure_shows_why_and_what_to_do() {
        var text =
                OperationText.of(
                        Json.tree(
                                """
                                {"operation_id": "op-1", "status": "failed", "error": "It took too long.",
                                 "suggestions": ["Ask for less."], "result": {"steps_executed": 1}}
                                """));
        assertThat(text).contains("It took too long.", "  Ask for less.", "steps executed: 1");
    }

    @Test
    void a_parameter_is_json_where_it_can_be_and_text_otherwise() {
        assertThat(Operate.value("[\"DUVAL\"]")).isInstanceOf(JsonNode.class);
        assertThat(Operate.value("true").toString()).isEqualTo("true");
        assertThat(Operate.value("projects")).isEqualTo("projects");
        assertThat(Operate.value("")).isEqualTo("");
    }
}
