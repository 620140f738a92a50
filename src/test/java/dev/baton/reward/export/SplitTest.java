package dev.baton.reward.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static Split of(String question) {
        return Split.of("shop", Normal.question(question));
    }

    @Test
    void a_question_stays_where_it_was_for_good() {
        var told =
                IntStream.range(0, 20)
                        .mapToObj(i -> of("Question " + i).code().substring(0, 2))
                        .toList();

        assertThat(String.join(" ", told))
                .isEqualTo("te tr va tr tr tr tr tr tr tr tr tr tr tr tr te tr tr va tr");
    }

    @Test
    void case_spaces_and_punctuation_make_no_other_question() {
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            var words = "show the orders of ärzte number %d in straße 7".formatted(i).split(" ");
            var other = new StringBuilder(random.nextBoolean() ? "  " : "");
            for (var word : words) {
                // Not ß, whose capital is two letters.
                other.append(
                                random.nextBoolean() && !word.contains("ß")
                                        ? word.toUpperCase(Locale.ROOT)
                                        : word)
                        .append(random.nextBoolean() ? " " : " \t,\n");
            }
            other.append(random.nextBoolean() ? "?" : " …!");

            var normal = Normal.question(String.join(" ", words));
            assertThat(Normal.question(other.toString())).isEqualTo(normal);
            assertThat(of(other.toString())).isEqualTo(Split.of("shop", normal));
        }
        assertThat(Normal.question("ＡＢＣ")).isEqualTo("abc");
        assertThat(Normal.question("orders over 5")).isNotEqualTo(Normal.question("orders over 6"));
    }

    @Test
    void eight_tenths_are_for_training() {
        var counts = new EnumMap<Split, Integer>(Split.class);
        IntStream.range(0, 20_000).forEach(i -> counts.merge(of("Question " + i), 1, Integer::sum));

        assertThat(counts)
                .hasEntrySatisfying(Split.TRAIN, n -> assertThat(n).isBetween(15_700, 16_300))
                .hasEntrySatisfying(Split.VALIDATION, n -> assertThat(n).isBetween(1_800, 2_200))
                .hasEntrySatisfying(Split.TEST, n -> assertThat(n).isBetween(1_800, 2_200));
    }

    @Test
    void what_came_before_is_known_however_much_it_was() {
        var seen = new Seen();
        var random = new Random(5);
        var all = random.longs(10_000).toArray();
        for (long each : all) {
            assertThat(seen.add(each)).isTrue();
        }
        for (long each : all) {
            assertThat(seen.add(each)).isFalse();
        }
        assertThat(seen.add(0)).isTrue();
        assertThat(seen.add(0)).isFalse();
    }
}
