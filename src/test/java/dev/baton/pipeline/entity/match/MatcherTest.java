package dev.baton.pipeline.entity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static Matching match(List<Company> records) {
        return match(records, Verdicts.NONE);
    }

    private static Matching match(List<Company> records, Verdicts verdicts) {
        return new Matcher(Limits.DEFAULT, _ -> {}).match(records, verdicts);
    }

    /** Never seen when the matcher was set up: other countries, other names, other seeds. */
    @Test
    void on_registers_held_out_it_is_nearly_always_right_and_asks_about_most_of_the_rest() {
        for (long seed = 201; seed <= 204; seed++) {
            var registers = Registers.of(seed, Worlds.UNSEEN, 200);
            var figures = Figures.of(registers, match(registers.records()));
            System.out.println("held out, seed " + seed + ": " + figures);

            assertThat(figures.precision()).isGreaterThanOrEqualTo(0.99);
            assertThat(figures.recall()).isGreaterThanOrEqualTo(0.93);
            assertThat(figures.recallWithReview()).isGreaterThanOrEqualTo(0.97);
            assertThat(figures.doubtedTrue() + figures.doubtedFalse()).isLessThan(30);
        }
    }

    @Test
    void where_most_numbers_are_missing_it_stays_precise_and_asks_more() {
        for (long seed = 211; seed <= 213; seed++) {
            var registers = Registers.of(seed, Worlds.UNSEEN, 200, 0.85);
            var figures = Figures.of(registers, match(registers.records()));
            System.out.println("held out, few numbers, seed " + seed + ": " + figures);

            assertThat(figures.precision()).isGreaterThanOrEqualTo(0.98);
            assertThat(figures.recall()).isGreaterThanOrEqualTo(0.82);
            assertThat(figures.recallWithReview()).isGreaterThanOrEqualTo(0.93);
        }
    }

    @Test
    void blocking_brings_together_what_comparing_everything_would_find() {
        long found = 0;
        long all = 0;
        for (long seed = 301; seed <= 303; seed++) {
            var records = Registers.of(seed, Worlds.UNSEEN, 120, 0.6).records();
            var profiles =
                    records.stream()
                            .map(Profile::of)
                            .sorted(java.util.Comparator.comparing(Profile::id))
                            .toList();
            var candidates = new Blocking(new Rarity(profiles), 60, 2_000_000).candidates(profiles);
            var brought = new HashSet<String>();
            for (long pair : candidates.pairs()) {
                brought.add(
                        profiles.get(Blocking.Candidates.first(pair)).id()
                                + "="
                                + profiles.get(Blocking.Candidates.second(pair)).id());
            }
            var worthIt =
                    Matcher.everyPair(records).stream()
                            .filter(pair -> pair.probability() >= Limits.DEFAULT.review())
                            .map(Pair::id)
                            .toList();
            all += worthIt.size();
            found += worthIt.stream().filter(brought::contains).count();
            long everything = (long) records.size() * (records.size() - 1) / 2;
            assertThat((long) brought.size()).isLessThan(everything / 5);
        }
        System.out.printf("blocking finds %d of %d pairs%n", found, all);
        assertThat((double) found / all).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void the_order_of_the_records_changes_nothing() {
        var records = new ArrayList<>(Registers.of(7, Worlds.KNOWN, 80, 0.5).records());
        var first = match(records);
        for (long seed = 0; seed < 5; seed++) {
            Collections.shuffle(records, new Random(seed));
            assertThat(match(records)).isEqualTo(first);
        }
    }

    @Test
    void a_pair_weighs_the_same_from_both_sides() {
        var records = Registers.of(8, Worlds.KNOWN, 30, 0.5).records();
        var profiles = records.stream().map(Profile::of).toList();
        var weighing = new Weighing(new Comparison(new NameSimilarity(new Rarity(profiles))), 50);
        for (var one : profiles) {
            for (var other : profiles) {
                if (one != other) {
                    assertThat(weighing.pair(one, other)).isEqualTo(weighing.pair(other, one));
                }
            }
        }
    }

    @Test
    void every_record_is_in_just_one_company_and_no_pair_is_said_twice() {
        for (long seed = 1; seed <= 5; seed++) {
            var records = Registers.of(seed, Worlds.KNOWN, 100, 0.5).records();
            var matching = match(records);

            var placed = matching.companies().stream().flatMap(List::stream).toList();
            assertThat(placed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(
                            records.stream().map(Company::id).toList());
            var said =
                    java.util.stream.Stream.concat(
                                    matching.matches().stream().map(Pair::id),
                                    matching.doubts().stream().map(doubt -> doubt.pair().id()))
                            .toList();
            assertThat(said).doesNotHaveDuplicates();
        }
    }

    @Test
    void without_a_person_no_company_joins_two_of_the_other_source_but_doubles() {
        var records = Registers.of(3, Worlds.KNOWN, 150, 0.5).records();
        var matching = match(records);
        var doubles = new Groups();
        matching.matches().stream()
                .filter(Pair::within)
                .forEach(pair -> doubles.join(pair.left(), pair.right()));

        for (var company : matching.companies()) {
            for (int source = 0; source < 2; source++) {
                int here = source;
                assertThat(
                                company.stream()
                                        .filter(record -> record.source() == here)
                                        .map(doubles::of)
                                        .collect(Collectors.toSet()))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private static final Company REGISTERED =
            ProfileTest.company(
                    0,
                    "1",
                    "name",
                    "Falke Marine GmbH",
                    "address",
                    "Hauptstr. 1",
                    "postcode",
                    "20095",
                    "city",
                    "Hamburg",
                    "tax_id",
                    "DE123456789");

    @Test
    void two_partners_that_are_nearly_as_good_are_a_conflict_for_a_person() {
        var one =
                ProfileTest.company(
                        1,
                        "a",
                        "name",
                        "Falke Marine GmbH",
                        "address",
                        "Hauptstr. 1",
                        "postcode",
                        "20095",
                        "tax_id",
                        "123456789",
                        "phone",
                        "040 1111 1111");
        var other =
                ProfileTest.company(
                        1,
                        "b",
                        "name",
                        "Falke Marine GmbH",
                        "address",
                        "Hauptstr. 1",
                        "postcode",
                        "20095",
                        "tax_id",
                        "123456789",
                        "phone",
                        "040 2222 2222");
        // As if the doubles had not been noticed: a person said that they are two companies.
        var verdicts = new Verdicts(Set.of(), Set.of("1:a=1:b"));
        var matching = match(List.of(REGISTERED, one, other), verdicts);

        assertThat(matching.matches()).isEmpty();
        assertThat(matching.doubts())
                .hasSize(2)
                .allMatch(doubt -> doubt.reason() == Doubt.Reason.CONFLICT);

        var decided =
                match(
                        List.of(REGISTERED, one, other),
                        new Verdicts(Set.of("0:1=1:b"), Set.of("1:a=1:b", "0:1=1:a")));
        assertThat(decided.companies())
                .containsExactlyInAnyOrder(
                        List.of(new RecordId(0, "1"), new RecordId(1, "b")),
                        List.of(new RecordId(1, "a")));
        assertThat(decided.doubts()).isEmpty();
    }

    @Test
    void what_a_person_accepted_is_one_company_and_what_they_rejected_is_not() {
        var moved =
                ProfileTest.company(
                        1,
                        "m",
                        "name",
                        "Falke Marine",
                        "address",
                        "Bay Street 9",
                        "postcode",
                        "33601",
                        "city",
                        "Tampa");
        var doubtful = match(List.of(REGISTERED, moved));
        assertThat(doubtful.matches()).isEmpty();
        assertThat(doubtful.doubts())
                .extracting(doubt -> doubt.pair().id())
                .containsExactly("0:1=1:m");
        assertThat(doubtful.doubts().getFirst().reason()).isEqualTo(Doubt.Reason.LOW_CONFIDENCE);
        assertThat(doubtful.doubts().getFirst().pair().why())
                .extracting(why -> why.respect() + " " + why.level())
                .contains("place different");

        var accepted = match(List.of(REGISTERED, moved), new Verdicts(Set.of("0:1=1:m"), Set.of()));
        assertThat(accepted.companies()).hasSize(1);
        var rejected = match(List.of(REGISTERED, moved), new Verdicts(Set.of(), Set.of("0:1=1:m")));
        assertThat(rejected.companies()).hasSize(2);
        assertThat(rejected.doubts()).isEmpty();
    }

    @Test
    void a_block_that_is_too_big_is_divided_by_place_and_left_out_only_then_and_told() {
        var records = new ArrayList<Company>();
        for (int i = 0; i < 300; i++) {
            records.add(
                    ProfileTest.company(
                            i % 2,
                            "k" + i,
                            "name",
                            "Chain",
                            "postcode",
                            "1000" + i % 3,
                            "tax_id",
                            "" + (100_000_000 + i / 2)));
        }
        var matching = match(records);

        assertThat(matching.leftOut()).isNotEmpty().allMatch(each -> each.records() > 60);
        assertThat(matching.compared()).isLessThan(300 * 299 / 10);
        assertThat(matching.companies()).hasSizeLessThan(300);
    }

    @Test
    void it_can_be_stopped_while_it_compares() {
        var records = Registers.of(3, Worlds.KNOWN, 150).records();
        assertThatThrownBy(() ->
                        new Matcher(
                                        Limits.DEFAULT,
                                        _ -> {
                                            throw new IllegalStateException("stop");
                                        })
                                .match(records, Verdicts.NONE))
                .hasMessage("stop");
    }
}
