package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.nl2sql.Draft;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"projects,3", "freight,2"})
    void what_fits_two_readings_is_asked_back_and_nothing_else_is(String sample, int asked)
            throws Exception {
        var askedBack =
                RulesBench.run(Path.of("schema-samples", sample)).stream()
                        .filter(result -> result.draft() instanceof Draft.Clarification)
                        .toList();
        assertThat(askedBack).allMatch(result -> result.asked().kind().equals("ambiguous"));
        assertThat(askedBack).hasSizeGreaterThanOrEqualTo(asked);
    }

    private static List<RulesBench.Result> asked(String sample, String kind) throws Exception {
        return RulesBench.run(Path.of("schema-samples", sample)).stream()
                .filter(result -> result.asked().kind().equals(kind))
                .toList();
    }
}
