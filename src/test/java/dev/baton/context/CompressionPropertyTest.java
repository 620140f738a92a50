package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.model.Tokens;
import dev.baton.plan.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every text and every value, tried on many made at random from fixed seeds. */
class CompressionPropertyTest {
    private static final int HISTORIES = 400;
    private static final int VALUES = 600;

    @Test
    void whatever_is_compressed_keeps_its_pins_is_no_longer_and_within_a_budget_that_pins_allow() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var made = new RandomTexts(new Random(seed));
            var history = made.history();
            int budget = made.budget();
            var told = Compression.passages(history, "costs of Lyra", budget, Summarizer.NONE);
            // What stays as it was has lost nothing, and JSON in it keeps its own form.
            if (!told.text().equals(Compression.reading(history, "").plain().text())) {
                holds(
                        seed,
                        told,
                        budget,
                        Compression.passages(history, "costs of Lyra", 0, Summarizer.NONE));
            }
            assertThat(Compression.passages(history, "costs of Lyra", budget, Summarizer.NONE))
                    .as("the same again, seed %d", seed)
                    .isEqualTo(told);
        }
    }

    @Test
    void whatever_value_is_digested_keeps_its_pins_is_no_longer_and_within_such_a_budget() {
        for (int seed = 0; seed < VALUES; seed++) {
            var made = new RandomTexts(new Random(seed));
            var value = made.value(3);
            int budget = made.budget();
            var told = Compression.digest(value, budget);
            // A tiny value is shortest as it is, and then in JSON's own form.
            if (!told.text().equals(Json.write(Inert.value(value)))) {
                holds(seed, told, budget, Compression.digest(value, 0));
            }
            assertThat(Compression.digest(Json.read(Json.write(value), Value.class), budget).text())
                    .as("the same again, seed %d", seed)
                    .isEqualTo(told.text());
        }
    }

    private static void holds(int seed, Compressed told, int budget, Compressed least) {
        assertThat(Gate.judge(told.kept(), told.text()))
                .as("seed %d, budget %d: %s", seed, budget, told.text())
                .isEqualTo(new Gate.Verdict.Passed());
        assertThat(told.tokens()).as("seed %d", seed).isEqualTo(Tokens.count(told.text()));
        assertThat(told.tokens()).as("seed %d", seed).isLessThanOrEqualTo(told.plainTokens());
        assertThat(told.tokens())
                .as("seed %d, budget %d: %s", seed, budget, told.text())
                .isLessThanOrEqualTo(Math.max(budget, least.tokens()));
    }
}
