package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void goals_that_are_planned_once_reach_every_fact_and_save_what_the_figures_say()
            throws IOException {
        var cases = TokensBench.run(List.of(50));

        assertThat(cases).hasSize(20);
        assertThat(cases).allSatisfy(each -> assertThat(each.missing()).as(each.goal()).isEmpty());
        assertThat(cases).allSatisfy(each -> assertThat(each.plannedCalls()).isBetween(4, 6));
        assertThat(TokensBench.saved(cases)).isGreaterThan(0.70);
        assertThat(TokensBench.savedOfCheaper(cases)).isGreaterThan(0.64);
    }

    @Test
    void the_figures_that_are_kept_are_those_that_were_promised() throws IOException {
        var kept = Json.tree(Files.readString(Path.of("docs", "bench", "tokens.json")));

        assertThat(kept.path("all").path("cases").asInt()).isEqualTo(60);
        assertThat(kept.path("all").path("done").asInt()).isEqualTo(60);
        assertThat(kept.path("all").path("saved").asDouble()).isGreaterThanOrEqualTo(0.79);
    }
}
