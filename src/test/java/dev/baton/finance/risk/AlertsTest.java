package dev.baton.finance.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.Party;
import dev.baton.finance.forecast.CashForecast;
import dev.baton.finance.forecast.Scenario;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);

    @Test
    void an_invoice_paid_twice_is_told_with_both_payments_and_paid_in_parts_is_not() {
        var twice =
                new Small()
                        .vendor("V1")
                        .bill("I1", "V1", "R-100", MAY, "500.00")
                        .pay("I1", MAY.plusDays(5), "500.00")
                        .pay("I1", MAY.plusDays(9), "500.00")
                        .found(Rule.DUPLICATE_PAYMENT);
        assertThat(twice).hasSize(1);
        assertThat(twice.getFirst().evidence()).containsExactly("BK-1", "BK-2", "I1");
        assertThat(twice.getFirst().amount()).isEqualByComparingTo("500");
        assertThat(
                        new Small()
                                .vendor("V1")
                                .bill("I1", "V1", "R-100", MAY, "500.00")
                                .pay("I1", MAY.plusDays(5), "200.00")
                                .pay("I1", MAY.plusDays(9), "300.00")
                                .found(Rule.DUPLICATE_PAYMENT))
                .isEmpty();
    }

    @Test
    void an_invoice_entered_again_under_a_number_like_it_is_told_and_the_next_of_a_series_is_not() {
        var again =
                new Small()
                        .vendor("V1")
                        .bill("I1", "V1", "RE-2026/0417", MAY, "812.50")
                        .bill("I2", "V1", "RE 2026-417", MAY.plusDays(3), "812.50")
                        .found(Rule.DUPLICATE_PAYMENT);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().evidence()).contains("I1", "I2");
        assertThat(
                        new Small()
                                .vendor("V1")
                                .bill("I1", "V1", "RE-2026/0417", MAY, "812.50")
                                .bill("I2", "V1", "RE-2026/0418", MAY.plusDays(30), "812.50")
                                .found(Rule.DUPLICATE_PAYMENT))
                .isEmpty();
    }

    @Test
    void invoices_just_below_the_limit_within_days_are_told_and_weeks_apart_are_not() {
        var split =
                new Small()
                        .vendor("V1")
                        .bill("I1", "V1", "A-1", MAY, "9800.00")
                        .bill("I2", "V1", "A-7", MAY.plusDays(1), "9650.00");
        assertThat(split.found(Rule.LIMIT_SPLIT))
                .singleElement()
                .satisfies(alert -> assertThat(alert.evidence()).containsExactly("I1", "I2"))
                .satisfies(alert -> assertThat(alert.amount()).isEqualByComparingTo("19450"));
        assertThat(
                        new Small()
                                .vendor("V1")
                                .bill("I1", "V1", "A-1", MAY, "9800.00")
                                .bill("I2", "V1", "A-7", MAY.plusDays(21), "9650.00")
                                .found(Rule.LIMIT_SPLIT))
                .isEmpty();
    }

    @Test
    void money_that_goes_to_an_account_changed_days_before_is_told_and_weeks_later_is_not() {
        var early =
                new Small()
                        .vendor("V1")
                        .change("V1", "DE11", "DE99 0000", MAY)
                        .bank(MAY.plusDays(4), "-700.00", "V1", "DE990000", "R-1");
        assertThat(early.found(Rule.CHANGED_IBAN))
                .singleElement()
                .satisfies(alert -> assertThat(alert.evidence()).containsExactly("V1", "L0"))
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(
                        new Small()
                                .vendor("V1")
                                .change("V1", "DE11", "DE99", MAY)
                                .bank(MAY.plusDays(40), "-700.00", "V1", "DE99", "R-1")
                                .found(Rule.CHANGED_IBAN))
                .isEmpty();
    }

    @Test
    void a_vendor_paid_to_an_employees_account_is_told_and_one_without_tax_id_alone_is_not() {
        var since = LocalDate.of(2020, 1, 1);
        var ghost =
                new Small()
                        .party(Party.Role.EMPLOYEE, "S1", null, "DE77 1", since)
                        .party(Party.Role.VENDOR, "V1", "DE1", "DE771", since)
                        .bill("I1", "V1", "A-1", MAY, "1234.56");
        assertThat(ghost.found(Rule.GHOST_VENDOR)).hasSize(1);
        assertThat(
                        new Small()
                                .party(Party.Role.VENDOR, "V1", null, "DE771", since)
                                .bill("I1", "V1", "A-1", MAY, "1234.56")
                                .bill("I2", "V1", "A-9", MAY, "234.56")
                                .found(Rule.GHOST_VENDOR))
                .isEmpty();
        assertThat(
                        new Small()
                                .party(Party.Role.VENDOR, "V1", null, "DE771", MAY.minusDays(9))
                                .bill("I1", "V1", "A-1", MAY, "4500.00")
                                .bill("I2", "V1", "A-2", MAY.plusDays(20), "4900.00")
                                .found(Rule.GHOST_VENDOR))
                .hasSize(1);
    }

    @Test
    void an_entry_written_weeks_after_its_month_is_told_but_not_a_journal_that_was_imported() {
        var books = new Small();
        for (int i = 0; i < 20; i++) {
            books.entry("GL", MAY, MAY.plusDays(1), Small.line("6000", "10.00", null));
        }
        books.entry("GL", MAY, MAY.plusDays(30), Small.line("6000", "70.00", null));
        assertThat(books.found(Rule.BACKDATED))
                .singleElement()
                .satisfies(alert -> assertThat(alert.evidence()).containsExactly("GL-21"));
        var imported = new Small();
        for (int i = 0; i < 20; i++) {
            imported.entry("GL", MAY, MAY.plusDays(50), Small.line("6000", "10.00", null));
        }
        assertThat(imported.found(Rule.BACKDATED)).isEmpty();
    }

    @Test
    void a_number_that_is_missing_is_told_with_its_neighbours() {
        var books = new Small().customer("C1");
        for (int i = 1; i <= 30; i++) {
            if (i != 17) {
                books.invoice("I" + i, "C1", "RE-%04d".formatted(i), MAY, "100.00");
            }
        }
        assertThat(books.found(Rule.NUMBER_GAP))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.evidence()).containsExactly("RE-0017", "I16", "I18"));
    }

    @Test
    void two_digits_that_were_swapped_are_told_by_what_was_paid() {
        assertThat(
                        new Small()
                                .vendor("V1")
                                .bill("I1", "V1", "A-1", MAY, "5314.20")
                                .pay("I1", MAY.plusDays(9), "5134.20")
                                .found(Rule.SWAPPED_DIGITS))
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.evidence()).containsExactly("I1", "PU-1", "BK-1"))
                .satisfies(alert -> assertThat(alert.amount()).isEqualByComparingTo("180"));
        assertThat(
                        new Small()
                                .vendor("V1")
                                .bill("I1", "V1", "A-1", MAY, "5314.20")
                                .pay("I1", MAY.plusDays(9), "5000.00")
                                .found(Rule.SWAPPED_DIGITS))
                .isEmpty();
    }

    @Test
    void a_bank_line_is_told_only_when_no_entry_or_entries_could_be_it() {
        var books =
                new Small()
                        .moved(MAY, "-10.00")
                        .bank(MAY.plusDays(2), "-10.00", "One", null, "")
                        .moved(MAY, "-21.00")
                        .moved(MAY, "-34.00")
                        .bank(MAY.plusDays(1), "-55.00", "Two in one", null, "")
                        .bank(MAY.plusDays(2), "-77.70", "Nobody 3", null, "Invoice 991");
        assertThat(books.found(Rule.UNDOCUMENTED_BANK_LINE))
                .singleElement()
                .satisfies(alert -> assertThat(alert.evidence()).containsExactly("L2"))
                .satisfies(alert -> assertThat(alert.text()).contains("EUR 77.70", "Nobody 3"));
    }

    @Test
    void first_digits_are_looked_at_only_of_many_and_told_only_when_they_stray() {
        var random = new Random(3);
        var lawful = new ArrayList<BigDecimal>();
        var even = new ArrayList<BigDecimal>();
        for (int i = 0; i < 20_000; i++) {
            lawful.add(BigDecimal.valueOf(Math.pow(10, 1 + 4 * random.nextDouble())));
            even.add(BigDecimal.valueOf(100 + random.nextInt(900)));
        }
        assertThat(FirstDigits.deviation(lawful)).isLessThan(0.005);
        assertThat(FirstDigits.deviation(even)).isGreaterThan(0.04);
        assertThat(new Small().moved(MAY, "-1.00").found(Rule.FIRST_DIGITS)).isEmpty();
    }

    @Test
    void a_customer_that_is_late_is_told_and_what_collecting_brings() {
        var books =
                new Small()
                        .customer("C1")
                        .invoice("I1", "C1", "RE-1", LocalDate.of(2026, 1, 5), "4000.00")
                        .invoice("I2", "C1", "RE-2", LocalDate.of(2026, 6, 20), "900.00");
        assertThat(books.found(Rule.OVERDUE))
                .singleElement()
                .satisfies(alert -> assertThat(alert.amount()).isEqualByComparingTo("4000"))
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.HIGH));
        assertThat(books.found(Rule.COLLECT)).hasSize(1);
    }

    @Test
    void a_customer_with_much_of_all_invoices_is_told_where_there_are_several() {
        var books = new Small();
        for (int i = 1; i <= 6; i++) {
            books.customer("C" + i)
                    .invoice("I" + i, "C" + i, "RE-" + i, MAY, i == 1 ? "5000.00" : "1000.00");
        }
        assertThat(books.found(Rule.CONCENTRATION))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.text()).contains("C1", "50.0 %"));
        assertThat(
                        new Small()
                                .customer("C1")
                                .invoice("I1", "C1", "RE-1", MAY, "9.00")
                                .found(Rule.CONCENTRATION))
                .isEmpty();
    }

    @Test
    void cash_below_the_minimum_shrinking_to_it_and_lying_idle_are_three_things() {
        var day = LocalDate.of(2025, 8, 1);
        assertThat(new Small().moved(day, "100.00").moved(MAY, "-400.00").found(Rule.LIQUIDITY))
                .singleElement()
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(new Small().moved(day, "1000.00").moved(MAY, "-400.00").found(Rule.LIQUIDITY))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("4.5 months"));
        assertThat(
                        new Small()
                                .moved(day, "9000.00")
                                .moved(MAY, "-400.00")
                                .moved(MAY, "500.00")
                                .found(Rule.IDLE_CASH))
                .hasSize(1);
    }

    @Test
    void the_week_in_which_the_forecast_falls_below_the_minimum_is_told_with_what_is_paid_then() {
        var settings = new Settings(new BigDecimal("10000"), new BigDecimal("500"), List.of());
        var books =
                new Small()
                        .moved(LocalDate.of(2025, 8, 1), "1000.00")
                        .owes("O1", Small.LAST.plusDays(44), "900.00")
                        .owes("O2", Small.LAST.plusDays(60), "50.00")
                        .owes("O3", Small.LAST.plusDays(9), "10.00");
        var alert = books.found(Rule.LIQUIDITY, settings).getFirst();
        var wish = new CashForecast.Wish(Small.LAST, Scenario.NONE, settings.minimumCash(), 13);
        var week = CashForecast.of(books.ledger(), wish).breach().orElseThrow();
        assertThat(alert.text())
                .contains("is likely to fall below", "week of " + week.monday())
                .contains("EUR 410.00 short", "other obligations EUR 900.00")
                .contains("in the week of 2026-08-31: EUR 460.00");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.amount()).isEqualByComparingTo("410");
        assertThat(alert.evidence()).containsExactly("O1");
        assertThat(alert.likelihood().orElseThrow()).isEqualByComparingTo("1");
        var soon = books.owes("O4", Small.LAST.plusDays(2), "600.00");
        assertThat(soon.found(Rule.LIQUIDITY, settings))
                .singleElement()
                .satisfies(each -> assertThat(each.severity()).isEqualTo(Severity.CRITICAL))
                .satisfies(each -> assertThat(each.key()).isEqualTo(alert.key()));
    }

    @Test
    void a_week_that_falls_below_only_when_a_customer_pays_late_is_possible_and_no_more() {
        var settings = new Settings(new BigDecimal("10000"), new BigDecimal("500"), List.of());
        var books = new Small().customer("C1").moved(LocalDate.of(2025, 8, 1), "1000.00");
        for (int i = 0; i < 10; i++) {
            var due = LocalDate.of(2025, 8, 4).plusDays(11L * i + 30);
            books.invoice("I" + i, "C1", "RE-" + i, due.minusDays(30), "1.00")
                    .collect("I" + i, due.plusDays(i < 7 ? 1 : 60), "1.00");
        }
        books.invoice("I99", "C1", "RE-99", Small.LAST.minusDays(20), "3000.00")
                .owes("O1", Small.LAST.plusDays(27), "3000.00");
        assertThat(books.found(Rule.LIQUIDITY, settings))
                .singleElement()
                .satisfies(alert -> assertThat(alert.text()).contains("may fall below"))
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.WARNING))
                .satisfies(alert ->
                        assertThat(alert.amount())
                                .isBetween(new BigDecimal("2400"), new BigDecimal("2600")))
                .satisfies(alert ->
                        assertThat(alert.likelihood().orElseThrow())
                                .isBetween(new BigDecimal("0.2"), new BigDecimal("0.4")));
    }

    @Test
    void covenants_are_told_when_near_or_broken_and_only_where_there_are_loans() {
        var day = LocalDate.of(2025, 8, 1);
        var owing =
                new Small()
                        .entry(
                                "GL",
                                day,
                                day,
                                Small.line("1800", "1000.00", null),
                                Small.line("3500", "-900.00", null),
                                Small.line("2000", "-100.00", null));
        assertThat(owing.found(Rule.COVENANT))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.text())
                                .contains("10.0 %", "20.0 %")
                                .endsWith("(default limit, none was set)."))
                .satisfies(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(
                        new Small()
                                .entry(
                                        "GL",
                                        day,
                                        day,
                                        Small.line("1800", "10.00", null),
                                        Small.line("2000", "-10.00", null))
                                .found(Rule.COVENANT))
                .isEmpty();
    }

    @Test
    void a_covenant_of_the_company_is_told_with_where_it_stands_written() {
        var day = LocalDate.of(2025, 8, 1);
        var agreed =
                new Settings.Covenant(
                        Settings.Covenant.Measure.EQUITY_RATIO,
                        new BigDecimal("9.5"),
                        "loan agreement of 2024, {{clause}} 7");
        var owing =
                new Small()
                        .entry(
                                "GL",
                                day,
                                day,
                                Small.line("1800", "1000.00", null),
                                Small.line("3500", "-900.00", null),
                                Small.line("2000", "-100.00", null));
        var limit = Settings.DEFAULT.approvalLimit();
        assertThat(owing.found(Rule.COVENANT, new Settings(limit, null, List.of(agreed))))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.text())
                                .contains("9.5 %", "little room is left")
                                .endsWith("(loan agreement of 2024, (clause) 7)."));
        assertThat(owing.found(Rule.COVENANT, new Settings(limit, null, List.of()))).isEmpty();
    }

    @Test
    void the_same_case_keeps_its_key_and_the_worst_comes_first() {
        var books =
                new Small()
                        .vendor("V1")
                        .change("V1", "DE11", "DE99", MAY)
                        .bank(MAY.plusDays(4), "-700.00", "V1", "DE99", "R-1")
                        .bill("I1", "V1", "A-1", MAY, "9800.00")
                        .bill("I2", "V1", "A-7", MAY.plusDays(1), "9650.00");
        var once = Alerts.of(books.ledger(), Small.FIRST, Small.LAST, Settings.DEFAULT);
        var again = Alerts.of(books.ledger(), Small.FIRST, Small.LAST, Settings.DEFAULT);
        assertThat(once.stream().map(Alert::key).toList())
                .isEqualTo(again.stream().map(Alert::key).toList())
                .doesNotHaveDuplicates();
        assertThat(once.getFirst().rule()).isEqualTo(Rule.CHANGED_IBAN);
        assertThat(AlertText.of(once, Small.LAST).text()).startsWith("As of 2026-06-30: risks ");
        assertThat(AlertText.of(List.of(), Small.LAST).text())
                .isEqualTo("Nothing stands out as of 2026-06-30.");
    }
}
