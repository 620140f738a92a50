package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainTextTest {
    @TempDir Path folder;

    private static Train train(String... words) {
        var train = new Train();
        new CommandLine(train).parseArgs(words);
        return train;
    }

    @Test
    void options_become_the_body_that_starts_the_run() throws Exception {
        var file = Files.writeString(folder.resolve("q.jsonl"), "{}");
        var body =
                train(
                                file.toString(),
                                "--source=shop",
                                "-n=3",
                                "--variant=rules",
                                "--variant=engine=model,model=small",
                                "--budget-usd=1.50",
                                "--no-memory",
                                "--seed=9")
                        .request();

        assertThat(body)
                .containsEntry("jsonl", "{}")
                .containsEntry("data_source", "shop")
                .containsEntry("candidates", 3)
                .containsEntry("memory", false)
                .containsEntry("seed", 9L)
                .containsEntry("budget", Map.of("cost_usd", "1.50"))
                .containsEntry(
                        "variants",
                        List.of(
                                Map.of("engine", "rules"),
                                Map.of("engine", "model", "model", "small")));
        assertThat(train("projects").request()).containsExactly(Map.entry("sample", "projects"));
    }

    @Test
    void what_is_neither_a_file_nor_a_sample_is_said_at_once() {
        assertThatThrownBy(() -> train("no/such.jsonl").request())
                .isInstanceOf(StartFailure.class)
                .hasMessage("there is no file no/such.jsonl");
        assertThatThrownBy(() -> Train.variant("engine=model,oops"))
                .hasMessageContaining("engine=model,model=NAME");
    }

    @Test
    void a_run_is_a_table_with_what_is_lost() {
        var run =
                Json.tree(
                        """
                        {"training_id": "train-1", "status": "completed", "stopped": null,
                         "progress": {"done": 4, "total": 4, "active_seconds": 1.25},
                         "variants": [{"name": "rules\\u001b[31m", "totals": {"answers": 4,
                           "strict": {"value": 0.75, "low": 0.3, "high": 0.95}, "relaxed": null,
                           "total": {"value": 0.8, "low": 0.6, "high": 1}, "tokens": 0,
                           "millis_per_answer": 12.4},
                           "difficulties": {"easy": {"answers": 1, "tokens": 0}}}]}
                        """);
        var figures =
                Json.tree(
                        """
                        {"name": "rules", "components": [{"name": "schema_link", "loss": 0.125},
                         {"name": "format", "loss": 0}]}
                        """);
        var text = TrainText.of(run, List.of(figures));

        assertThat(text)
                .contains("train-1 completed: 4 of 4 answers in 1.3 s")
                .contains("75.0 % (30 to 95)", "0.800 (0.600 to 1.000)", "  easy")
                .contains("schema link    0.1250")
                .doesNotContain("format", "\u001b");
        assertThat(TrainText.progress(run)).isEqualTo("4 of 4 answers");
    }

    @Test
    void a_run_that_stopped_early_is_not_done() {
        assertThat(Train.complete(run("completed", 4))).isTrue();
        assertThat(Train.complete(run("completed", 3))).isFalse();
        assertThat(Train.complete(run("cancelled", 4))).isFalse();
    }

    private static JsonNode run(String status, int done) {
        return Json.tree(
                "{\"status\": \"%s\", \"progress\": {\"done\": %d, \"total\": 4}}"
                        .formatted(status, done));
    }
}
