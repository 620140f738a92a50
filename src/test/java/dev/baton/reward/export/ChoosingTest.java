package dev.baton.reward.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChoosingTest {
    private static Candidate query(String sql, Standing standing, String weights, double total) {
        return new Candidate(sql, sql, standing, Map.of(weights, total), Set.of());
    }

    private static Candidate said(String sql, Standing standing) {
        return new Candidate(sql, sql, standing, Map.of(), Set.of());
    }

    private static Group group(Candidate... candidates) {
        return new Group("shop", "how many", "How many?", List.of(candidates), List.of());
    }

    private static List<String> pairs(Group group, int most) {
        return Choosing.examples(Format.DPO, group, most, 0).stream()
                .map(each ->
                        each instanceof Example.Preferred(var chosen, var rejected)
                                ? chosen.sql() + ">" + rejected.sql()
                                : "?")
                .toList();
    }

    private static List<String> texts(Format format, Group group, double least) {
        return Choosing.examples(format, group, 8, least).stream()
                .map(each ->
                        switch (each) {
                            case Example.Shown(var answer) -> answer.sql();
                            case Example.Labelled(var answer, var label) ->
                                    label + " " + answer.sql();
                            case Example.Preferred _, Example.Target _ -> "?";
                        })
                .toList();
    }

    @Test
    void a_pair_needs_a_margin_of_three_tenths_by_the_same_weights() {
        var right = query("r", Standing.STRICT, "w", 0.9);

        assertThat(pairs(group(right, query("far", Standing.WRONG, "w", 0.6)), 8))
                .containsExactly("r>far");
        assertThat(pairs(group(right, query("near", Standing.WRONG, "w", 0.601)), 8)).isEmpty();
        assertThat(pairs(group(right, query("else", Standing.WRONG, "v", 0)), 8)).isEmpty();
    }

    @Test
    void a_persons_word_needs_no_weights() {
        assertThat(
                        pairs(
                                group(
                                        said("yes", Standing.CONFIRMED),
                                        said("no", Standing.REJECTED),
                                        query("bad", Standing.WRONG, "w", 0.5)),
                                8))
                .containsExactly("yes>bad", "yes>no");
    }

    @Test
    void nothing_but_what_is_known_to_be_right_is_chosen_and_only_what_is_wrong_rejected() {
        for (var chosen : Standing.values()) {
            for (var rejected : Standing.values()) {
                var pairs =
                        pairs(group(query("c", chosen, "w", 1), query("r", rejected, "w", 0)), 8);
                if (chosen.right() && rejected.bad()) {
                    assertThat(pairs).containsExactly("c>r");
                } else if (!(rejected.right() && chosen.bad())) {
                    assertThat(pairs).isEmpty();
                }
            }
        }
    }

    @Test
    void each_worse_query_is_told_once_the_nearest_first_against_right_ones_in_turn() {
        var group =
                group(
                        query("r1", Standing.STRICT, "w", 1),
                        query("r2", Standing.STRICT, "w", 0.9),
                        query("w1", Standing.WRONG, "w", 0.1),
                        query("w2", Standing.WRONG, "w", 0.3),
                        query("w3", Standing.WRONG, "w", 0.2));

        assertThat(pairs(group, 8)).containsExactly("r1>w2", "r2>w3", "r1>w1");
        assertThat(pairs(group, 2)).hasSize(2);
    }

    @Test
    void fine_tuning_sees_only_what_is_strict_or_confirmed() {
        for (var standing : Standing.values()) {
            var told = texts(Format.SFT, group(query("q", standing, "w", 1)), 0);
            assertThat(told.isEmpty())
                    .as(standing.name())
                    .isEqualTo(!Set.of(Standing.STRICT, Standing.CONFIRMED).contains(standing));
        }
        assertThat(
                        texts(
                                Format.SFT,
                                group(
                                        query("low", Standing.STRICT, "w", 0.8),
                                        query("high", Standing.STRICT, "w", 0.95)),
                                0.9))
                .containsExactly("high");
    }

    @Test
    void what_is_neither_good_nor_bad_has_no_label() {
        var all =
                group(
                        Stream.of(Standing.values())
                                .map(each -> said(each.name(), each))
                                .toArray(Candidate[]::new));

        assertThat(texts(Format.KTO, all, 0))
                .containsExactlyInAnyOrder(
                        "true CONFIRMED",
                        "true STRICT",
                        "true LIKED",
                        "false WRONG",
                        "false REJECTED");
    }

    @Test
    void people_come_before_results_and_contradictions_teach_nothing() {
        assertThat(Standing.WRONG.and(Standing.CONFIRMED)).isEqualTo(Standing.CONFIRMED);
        assertThat(Standing.REJECTED.and(Standing.STRICT)).isEqualTo(Standing.REJECTED);
        assertThat(Standing.STRICT.and(Standing.WRONG)).isEqualTo(Standing.DISPUTED);
        assertThat(Standing.LIKED.and(Standing.STRICT)).isEqualTo(Standing.STRICT);
        assertThat(Standing.CONFIRMED.and(Standing.REJECTED)).isEqualTo(Standing.DIVIDED);
        for (var one : Standing.values()) {
            for (var other : Standing.values()) {
                assertThat(one.and(other)).isEqualTo(other.and(one));
                // What was contradicted once is not settled by saying either again.
                for (var third : EnumSet.allOf(Standing.class)) {
                    assertThat(one.and(other).and(third)).isEqualTo(one.and(other.and(third)));
                }
            }
        }
    }
}
