package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class RulesFiguresTest {
    @Test
    void the_rule_engine_is_never_worse_than_its_committed_best() throws Exception {
        var best = Json.tree(Files.readString(Path.of("docs/bench/rules.json")));
        var results = new ArrayList<RulesBench.Result>();
        try (var folders = Files.list(Path.of("src/test/resources/trades"))) {
            for (var folder : folders.sorted().toList()) {
                results.addAll(RulesBench.run(folder));
            }
        }
        var figures = RulesBench.figures(results);
        for (var part : List.of("developed", "held_out")) {
            for (var figure :
                    List.of("strict", "relaxed", "sure", "sure_right", "unanswerable_declined")) {
                assertThat(figures.get(part).get(figure))
                        .as(part + " " + figure)
                        .isGreaterThanOrEqualTo(
                                best.path(part).path(figure).asDouble()
                                        - room(best.path(part), figure));
            }
        }
    }

    /**
     * One question: on a busy machine a candidate's trial run may be cut short, and another win.
     */
    private static double room(JsonNode best, String figure) {
        double questions = best.path("questions").asDouble();
        return switch (figure) {
            case "sure_right" -> 100 / (questions * best.path("sure").asDouble() / 100);
            case "unanswerable_declined" -> 0;
            default -> 100 / questions;
        };
    }
}
