package dev.baton.pipeline.entity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    /** Figures of Winkler's own papers. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA,MARHTA,0.961",
        "DWAYNE,DUANE,0.840",
        "DIXON,DICKSONX,0.813",
        "JONES,JOHNSON,0.832",
        "ABROMS,ABRAMS,0.922",
        "abc,xyz,0",
        "same,same,1"
    })
    void jaro_winkler_is_what_its_author_says(String one, String other, double expected) {
        assertThat(Similarity.jaroWinkler(one, other)).isCloseTo(expected, within(0.001));
    }

    @Test
    void it_is_the_same_from_both_sides_and_never_outside_0_to_1() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            var one = word(random);
            var other = word(random);
            double alike = Similarity.jaroWinkler(one, other);
            assertThat(alike).isEqualTo(Similarity.jaroWinkler(other, one)).isBetween(0.0, 1.0);
            assertThat(Similarity.oneSlip(one, other)).isEqualTo(Similarity.oneSlip(other, one));
            assertThat(NameSimilarity.alike(one, other))
                    .isEqualTo(NameSimilarity.alike(other, one));
        }
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int length = random.nextInt(9); length >= 0; length--) {
            word.append((char) ('a' + random.nextInt(4)));
        }
        return word.toString();
    }

    @Test
    void one_slip_is_one_letter_changed_added_left_out_or_swapped() {
        for (var slip : List.of("12345789", "123456799", "1234567890", "123465789")) {
            assertThat(Similarity.oneSlip("123456789", slip)).as(slip).isTrue();
        }
        for (var more : List.of("123456789", "12345798", "987654321", "1234567", "213465789")) {
            assertThat(Similarity.oneSlip("123456789", more)).as(more).isFalse();
        }
    }

    @Test
    void rare_words_count_more_than_common_ones_and_numbers_must_be_the_same() {
        var names =
                List.of(
                        "Adler Services",
                        "Falke Services",
                        "Vogel Services",
                        "Adler Servcies",
                        "Shop 12",
                        "Shop 13",
                        "Sun Biz",
                        "Sunbiz",
                        "Tampa Bay Roofing",
                        "TBR");
        var profiles =
                names.stream()
                        .map(name -> Profile.of(ProfileTest.company(0, name, "name", name)).name())
                        .toList();
        var rarity =
                new Rarity(
                        names.stream()
                                .map(name -> Profile.of(ProfileTest.company(0, name, "name", name)))
                                .toList());
        var similarity = new NameSimilarity(rarity);

        assertThat(similarity.of(profiles.get(0), profiles.get(3)).share()).isGreaterThan(0.95);
        assertThat(similarity.of(profiles.get(0), profiles.get(1)).share()).isLessThan(0.5);
        assertThat(similarity.of(profiles.get(4), profiles.get(5)).share()).isLessThan(0.72);
        assertThat(similarity.of(profiles.get(6), profiles.get(7)).share()).isEqualTo(1);
        assertThat(similarity.of(profiles.get(8), profiles.get(9)).share()).isEqualTo(0.75);
    }
}
