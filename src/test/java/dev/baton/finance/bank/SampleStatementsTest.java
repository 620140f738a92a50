package dev.baton.finance.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.sample.Sample;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The statement files of a generated company: three formats of the same lines, two of them wrong.
 */
class SampleStatementsTest {
    private static final Sample SAMPLE = SampleCompany.generate(1, 1);

    private static BankAccount bank(String name) {
        return SAMPLE.ledger().bankAccounts().stream()
                .filter(each -> name.toUpperCase(java.util.Locale.ROOT).contains(each.currency()))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable CsvColumns columns(Sample.File file) {
        if (!file.name().endsWith(".csv")) {
            return null;
        }
        var bank = bank(file.name());
        return new CsvColumns(
                Map.of(
                        "booked", "Buchungstag",
                        "value", "Wertstellung",
                        "amount", "Betrag",
                        "balance", "Saldo",
                        "remittance", "Verwendungszweck",
                        "counterparty", "Name",
                        "counterparty_iban", "IBAN",
                        "end_to_end_id", "Referenz"),
                ";",
                ",",
                "dd.MM.yyyy",
                "UTF-8",
                new CsvColumns.Account(bank.iban(), bank.currency()),
                null,
                null);
    }

    @Test
    void every_file_but_the_wrong_ones_ties_and_three_formats_say_the_same() {
        var byMonth = new HashMap<String, List<BankStatement>>();
        for (var file : SAMPLE.statements()) {
            if (!file.name().startsWith("wrong")) {
                var read = Statements.read(file.content(), columns(file));
                assertThat(read).hasSize(1);
                byMonth.computeIfAbsent(
                                file.name().substring(0, file.name().indexOf('.')),
                                _ -> new ArrayList<>())
                        .add(read.getFirst());
            }
        }
        assertThat(byMonth).hasSize(8);
        for (var same : byMonth.values()) {
            assertThat(same).hasSize(3);
            for (var other : same) {
                assertThat(other.opening()).isEqualByComparingTo(same.getFirst().opening());
                assertThat(other.closing()).isEqualByComparingTo(same.getFirst().closing());
                assertThat(other.lines()).hasSameSizeAs(same.getFirst().lines());
            }
        }
    }

    @Test
    void the_wrong_ones_are_refused_and_say_why() {
        for (var file : SAMPLE.statements()) {
            if (file.name().startsWith("wrong")) {
                assertThatThrownBy(() -> Statements.read(file.content(), null))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> {
                                    assertThat(problem.problem().cause()).isEqualTo(Cause.REJECTED);
                                    assertThat(problem.problem().text())
                                            .containsAnyOf("differ by", "there twice");
                                });
            }
        }
    }

    @Test
    void lines_that_the_books_have_are_not_new_and_new_ones_are_new_once_in_any_format() {
        var known = SAMPLE.ledger().bankLines();
        var ids = new HashMap<String, List<String>>();
        for (var file : SAMPLE.statements()) {
            if (file.name().startsWith("wrong")) {
                continue;
            }
            var read = Statements.read(file.content(), columns(file)).getFirst();
            var fresh = NewLines.of(read, bank(file.name()), known);
            if (!read.day().isAfter(SAMPLE.ledger().company().asOf())) {
                assertThat(fresh).isEmpty();
                continue;
            }
            assertThat(fresh).hasSameSizeAs(read.lines());
            var now = fresh.stream().map(BankLine::id).sorted().toList();
            assertThat(now).doesNotHaveDuplicates();
            var before = ids.putIfAbsent(bank(file.name()).id(), now);
            assertThat(now).isEqualTo(before == null ? now : before);
            var all = new ArrayList<>(known);
            all.addAll(fresh);
            assertThat(NewLines.of(read, bank(file.name()), all)).isEmpty();
        }
        assertThat(ids).hasSize(2);
    }

    @Test
    void two_equal_lines_of_a_day_are_two() {
        var one = Written.random(1, 1).lines().getFirst();
        var twice =
                new BankStatement(
                        "X",
                        "EUR",
                        "1",
                        one.amount(),
                        one.amount(),
                        one.booked(),
                        List.of(one, one));
        var bank = new BankAccount("b", "1200", "X", "EUR", "B");
        var fresh = NewLines.of(twice, bank, List.of());
        assertThat(fresh).hasSize(2);
        assertThat(fresh.getFirst().id()).isNotEqualTo(fresh.getLast().id());
        assertThat(NewLines.of(twice, bank, List.of(fresh.getFirst())))
                .containsExactly(fresh.getLast());
    }
}
