package dev.baton.pipeline.entity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pairing by itself, on pairs with weights as they come. */
class AssignmentTest {
    private static RecordId id(int source, int number) {
        return new RecordId(source, "%02d".formatted(number));
    }

    private static Pair pair(RecordId one, RecordId other, double weight) {
        boolean ordered = one.compareTo(other) < 0;
        return new Pair(
                ordered ? one : other,
                ordered ? other : one,
                weight,
                1 / (1 + Math.pow(2, -weight)),
                List.of());
    }

    private static Matching assign(List<Pair> pairs, Verdicts verdicts) {
        var records = new HashSet<RecordId>();
        pairs.forEach(pair -> records.addAll(List.of(pair.left(), pair.right())));
        return new Assignment(Limits.DEFAULT, verdicts, pairs)
                .of(List.copyOf(records), pairs.size(), List.of());
    }

    private static List<String> ids(List<Pair> pairs) {
        return pairs.stream().map(Pair::id).toList();
    }

    @Test
    void the_surest_pair_takes_its_records_and_the_next_best_is_told() {
        var sure = pair(id(0, 1), id(1, 1), 20);
        var next = pair(id(0, 1), id(1, 2), 12);
        var other = pair(id(0, 2), id(1, 2), 9);
        var matching = assign(List.of(next, other, sure), Verdicts.NONE);

        assertThat(ids(matching.matches())).containsExactly(sure.id(), other.id());
        assertThat(matching.doubts())
                .extracting(doubt -> doubt.pair().id() + " " + doubt.reason())
                .containsExactly(next.id() + " CONFLICT");
    }

    @Test
    void doubles_are_one_side_and_what_is_said_of_one_is_said_of_both() {
        var doubled = pair(id(1, 1), id(1, 2), 15);
        var one = pair(id(0, 1), id(1, 1), 10);
        var other = pair(id(0, 1), id(1, 2), 9.5);
        var matching = assign(List.of(doubled, one, other), Verdicts.NONE);
        assertThat(matching.companies()).containsExactly(List.of(id(0, 1), id(1, 1), id(1, 2)));
        assertThat(matching.doubts()).isEmpty();

        var apart = assign(List.of(doubled, one, other), new Verdicts(Set.of(), Set.of(one.id())));
        assertThat(apart.companies())
                .containsExactly(List.of(id(0, 1)), List.of(id(1, 1), id(1, 2)));
    }

    @Test
    void a_company_is_put_before_a_person_with_its_best_few_doubts_only() {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < 20; i++) {
            pairs.add(pair(id(0, 1), id(1, i), 1 + i / 100.0));
        }
        var doubts = assign(pairs, Verdicts.NONE).doubts();
        assertThat(doubts).hasSize(3);
        assertThat(doubts.getFirst().pair().right()).isEqualTo(id(1, 19));
    }

    @Test
    void whatever_the_pairs_each_record_is_in_one_company_and_people_are_obeyed() {
        var random = new Random(17);
        for (int run = 0; run < 300; run++) {
            var pairs = randomPairs(random);
            var ids = new ArrayList<>(pairs.stream().map(Pair::id).toList());
            Collections.shuffle(ids, random);
            var accepted = Set.copyOf(ids.subList(0, Math.min(3, ids.size())));
            var rejected =
                    Set.copyOf(ids.subList(Math.min(3, ids.size()), Math.min(6, ids.size())));
            var verdicts = random.nextBoolean() ? Verdicts.NONE : new Verdicts(accepted, rejected);
            var matching = assign(pairs, verdicts);

            var placed = matching.companies().stream().flatMap(List::stream).toList();
            assertThat(placed).doesNotHaveDuplicates();
            for (var pair : pairs) {
                if (verdicts.accepted().contains(pair.id())) {
                    assertThat(together(matching, pair)).as("accepted " + pair.id()).isTrue();
                }
            }
            assertThat(ids(matching.matches()))
                    .noneMatch(match -> verdicts.rejected().contains(match));
            assertThat(matching.doubts())
                    .noneMatch(doubt ->
                            verdicts.accepted().contains(doubt.pair().id())
                                    || verdicts.rejected().contains(doubt.pair().id()));
            assertThat(matching.matches())
                    .allMatch(pair ->
                            verdicts.accepted().contains(pair.id())
                                    || pair.probability() >= Limits.DEFAULT.match());
            Collections.shuffle(pairs, random);
            assertThat(assign(pairs, verdicts)).isEqualTo(matching);
        }
    }

    private static List<Pair> randomPairs(Random random) {
        var pairs = new ArrayList<Pair>();
        var seen = new HashSet<String>();
        for (int i = 0; i < 40; i++) {
            var one = id(random.nextInt(2), random.nextInt(8));
            var other = id(random.nextInt(2), random.nextInt(8));
            if (!one.equals(other)) {
                var pair = pair(one, other, random.nextInt(-5, 20));
                if (seen.add(pair.id())) {
                    pairs.add(pair);
                }
            }
        }
        return pairs;
    }

    private static boolean together(Matching matching, Pair pair) {
        return matching.companies().stream()
                .map(company -> company.stream().collect(Collectors.toSet()))
                .anyMatch(
                        company -> company.contains(pair.left()) && company.contains(pair.right()));
    }
}
