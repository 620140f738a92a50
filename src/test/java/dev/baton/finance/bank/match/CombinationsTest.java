package dev.baton.finance.bank.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.BankLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CombinationsTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);

    private static Candidate entry(String id, int day, String amount) {
        return new Candidate(
                id,
                MAY.plusDays(day),
                new BigDecimal(amount),
                Set.of("C1"),
                Set.of("RE" + id),
                Set.of(),
                Set.of(),
                null,
                false);
    }

    private static Seen line(String id, int day, String amount, String... keys) {
        var at = MAY.plusDays(day);
        var line =
                new BankLine(id, "b", at, at, "EUR", new BigDecimal(amount), "", null, null, null);
        return new Seen(line, Set.of("C1"), Set.of(keys), Set.of(), Set.of());
    }

    private static List<List<String>> taken(List<Seen> lines, List<Candidate> entries) {
        var keys = new java.util.HashSet<String>();
        entries.forEach(entry -> keys.addAll(entry.keys()));
        var pool = new Pool(lines, entries, keys);
        new Combinations(pool).take();
        return pool.matches().stream()
                .map(match -> {
                    var all = new ArrayList<>(match.bankLines());
                    all.addAll(match.entries());
                    return (List<String>) all;
                })
                .toList();
    }

    @Test
    void entries_of_several_days_are_taken_when_no_other_combination_comes_to_the_line() {
        var entries =
                List.of(entry("1", 0, "103.17"), entry("2", 2, "240.55"), entry("3", 3, "77.02"));
        assertThat(taken(List.of(line("L", 4, "180.19")), entries))
                .containsExactly(List.of("L", "1", "3"));
        var twice = new ArrayList<>(entries);
        twice.add(entry("4", 1, "77.02"));
        assertThat(taken(List.of(line("L", 4, "180.19")), twice)).isEmpty();
    }

    @Test
    void what_another_line_could_be_or_the_text_speaks_against_is_not_taken() {
        var entries =
                List.of(entry("1", 0, "103.17"), entry("2", 2, "240.55"), entry("3", 3, "77.02"));
        assertThat(taken(List.of(line("L", 4, "180.19"), line("M", 9, "77.02")), entries))
                .isEmpty();
        assertThat(taken(List.of(line("L", 4, "180.19", "RE2")), entries)).isEmpty();
    }

    @Test
    void several_lines_are_taken_for_the_entry_that_only_they_come_to() {
        var entries = List.of(entry("1", 0, "500.31"), entry("2", 1, "88.20"));
        assertThat(taken(List.of(line("L", 1, "300.00"), line("M", 5, "200.31")), entries))
                .containsExactly(List.of("L", "M", "1"));
        assertThat(taken(List.of(line("L", 1, "300.00"), line("M", 5, "88.20")), entries))
                .isEmpty();
    }

    @Test
    void what_is_taken_among_amounts_drawn_by_lot_is_what_the_line_was_made_of() {
        int right = 0;
        for (var seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var entries = new ArrayList<Candidate>();
            var sum = BigDecimal.ZERO;
            var truth = new ArrayList<>(List.of("L"));
            for (int i = 0; i < 2 + random.nextInt(12); i++) {
                var unit = random.nextInt(4) == 0 ? 5_000 : 1;
                var cents = BigDecimal.valueOf((1L + random.nextInt(400_000) / unit) * unit, 2);
                var entry = entry("e" + i, random.nextInt(4), cents.toPlainString());
                entries.add(entry);
                if (i < 2 || random.nextInt(3) == 0) {
                    sum = sum.add(cents);
                    truth.add(entry.entry());
                }
            }
            // In half of them what the line was made of is not in the books at all.
            boolean strange = random.nextBoolean();
            var amount = strange ? sum.add(new BigDecimal("50.00")) : sum;
            for (var match : taken(List.of(line("L", 4, amount.toPlainString())), entries)) {
                assertThat(strange).isFalse();
                assertThat(match).containsExactlyElementsOf(truth.stream().sorted().toList());
                right++;
            }
        }
        assertThat(right).isGreaterThan(30);
    }
}
