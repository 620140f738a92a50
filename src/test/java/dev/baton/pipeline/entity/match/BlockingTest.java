package dev.baton.pipeline.entity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private static List<Profile> profiles(Company... companies) {
        return List.of(companies).stream()
                .map(Profile::of)
                .sorted(Comparator.comparing(Profile::id))
                .toList();
    }

    private static Blocking.Candidates candidates(List<Profile> profiles, int largest, int most) {
        return new Blocking(new Rarity(profiles), largest, most).candidates(profiles);
    }

    private static boolean together(Company one, Company other) {
        return !candidates(profiles(one, other), 60, 1_000).pairs().isEmpty();
    }

    private static Company company(String key, String... fields) {
        return ProfileTest.company(0, key, fields);
    }

    @Test
    void one_thing_in_common_brings_two_records_together() {
        var base =
                company(
                        "1",
                        "name",
                        "Falke Marine",
                        "address",
                        "Hauptstr. 5",
                        "postcode",
                        "20095",
                        "tax_id",
                        "DE123456789",
                        "phone",
                        "040 12345678",
                        "website",
                        "falke.example");
        for (var other :
                List.of(
                        company("2", "name", "Falke"),
                        company("2", "name", "Other", "tax_id", "123 456 789"),
                        company("2", "name", "Other", "phone", "+49 40 12345678"),
                        company("2", "name", "Other", "email", "a@falke.example"),
                        company(
                                "2",
                                "name",
                                "Other",
                                "address",
                                "Haupstrase 5",
                                "postcode",
                                "20095"),
                        company("2", "name", "Falkee Marin"))) {
            assertThat(together(base, other)).as(other.fields().toString()).isTrue();
        }
        assertThat(together(base, company("2", "name", "Adler Bau", "postcode", "20095")))
                .isFalse();
        assertThat(
                        together(
                                company("1", "name", "IBM"),
                                company("2", "name", "Intl Business Machines")))
                .isTrue();
    }

    @Test
    void nothing_in_common_but_absence_brings_nobody_together() {
        assertThat(together(company("1", "name", ""), company("2", "name", ""))).isFalse();
    }

    @Test
    void texts_share_a_key_as_often_as_they_are_alike() {
        var random = new Random(3);
        int near = 0;
        int far = 0;
        for (int i = 0; i < 1_000; i++) {
            var word = word(random, 14);
            int at = 1 + random.nextInt(12);
            var slipped = word.substring(0, at) + word.substring(at + 1);
            near += shared(word, slipped) ? 1 : 0;
            far += shared(word, word(random, 14)) ? 1 : 0;
        }
        // Ten of sixteen pieces in common: 0.97 by the books; pieces differ by place.
        assertThat(near).isGreaterThan(930);
        assertThat(far).isLessThan(10);
    }

    private static boolean shared(String one, String other) {
        var keys = new HashSet<>(MinHash.keys(List.of(one)));
        keys.retainAll(MinHash.keys(List.of(other)));
        return !keys.isEmpty();
    }

    private static String word(Random random, int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    @Test
    void a_big_block_is_divided_by_place_so_that_neighbours_still_meet() {
        var records = new ArrayList<Company>();
        for (int i = 0; i < 100; i++) {
            records.add(
                    company("k%03d".formatted(i), "name", "Chain", "postcode", "2000" + i % 10));
        }
        var profiles = profiles(records.toArray(Company[]::new));
        var candidates = candidates(profiles, 20, 100_000);

        assertThat(candidates.leftOut()).isEmpty();
        assertThat(candidates.pairs()).hasSize(10 * 45);
        for (long pair : candidates.pairs()) {
            assertThat(profiles.get(Blocking.Candidates.first(pair)).place().postcode())
                    .isEqualTo(profiles.get(Blocking.Candidates.second(pair)).place().postcode());
        }
    }

    @Test
    void there_are_never_many_more_pairs_than_allowed_and_what_is_left_out_is_told() {
        var records =
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                company(
                                        "k%03d".formatted(i),
                                        "name",
                                        "Name" + i,
                                        "phone",
                                        "0401234567" + i / 20))
                        .toArray(Company[]::new);
        var candidates = candidates(profiles(records), 60, 500);

        assertThat(candidates.pairs()).hasSizeLessThan(500 + 60 * 59 / 2);
        assertThat(candidates.leftOut()).extracting(LeftOut::key).contains("any");
    }
}
