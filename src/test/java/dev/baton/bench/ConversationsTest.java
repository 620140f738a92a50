package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversations of the samples, asked in order; each follow-up knows only its answered one. */
@Tag("postgres")
class ConversationsTest {
    @ParameterizedTest
    @ValueSource(strings = {"projects", "freight"})
    void follow_ups_are_answered_as_the_golds_say(String sample) throws Exception {
        var followUps = asked(sample, "follow_up");
        assertThat(followUps).hasSize(6);
        assertThat(followUps)
                .filteredOn(result -> !result.strict() && !result.relaxed())
                .extracting(result -> result.asked().question() + " → " + result.draft())
                .isEmpty();
    }

    private static List<RulesBench.Result> asked(String sample, String kind) throws Exception {
        return RulesBench.run(Path.of("schema-samples", sample)).stream()
                .filter(result -> result.asked().kind().equals(kind))
                .toList();
    }
}
