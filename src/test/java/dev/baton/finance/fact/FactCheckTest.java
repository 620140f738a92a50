package dev.baton.finance.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final FactSheet SHEET =
            FactSheet.of(
                            List.of(
                                    fact("cash", "1234567.89", "EUR"),
                                    fact("profit", "-4200.50", "EUR"),
                                    fact("margin", "12.34", "percent"),
                                    fact("current", "1.75", "ratio"),
                                    fact("dso", "45", "days"),
                                    fact("late", "3", "count"),
                                    fact("buffer", "9", "weeks"),
                                    FactSheet.day(
                                            "breach",
                                            "First week below the line",
                                            LocalDate.of(2026, 8, 24),
                                            DAY,
                                            "",
                                            List.of("INV-2026-0017", "4711"))))
                    .quoting(List.of("13-week", "Studio 54 GmbH", "4100248"));

    private static Fact fact(String id, String value, String unit) {
        return new Fact(id, "The " + id, new BigDecimal(value), unit, DAY, "", List.of());
    }

    private static List<String> unfounded(String prose) {
        return FactCheck.ENGLISH.check(prose, SHEET).stream()
                .map(FactCheck.Unfounded::text)
                .toList();
    }

    @Test
    void what_a_template_is_filled_with_stands() {
        var text =
                Wording.ENGLISH.checked(
                        "Cash is {{cash}} ({{cash|whole}}, {{cash|thousand}}, {{cash|million}}) on {{cash|day}}, the loss {{profit|size}}"
                                + " or {{profit}}, margin {{margin}}, current ratio {{current}}, {{dso}}, {{late}} late,"
                                + " {{buffer}} until {{breach}}, {{buffer|bare}} of them, {{breach|label}}.",
                        SHEET);
        assertThat(text)
                .startsWith(
                        "Cash is EUR 1,234,567.89 (EUR 1,234,568, EUR 1,235 thousand, EUR 1.23 million)"
                                + " on 2026-06-30, the loss EUR 4,200.50 or EUR -4,200.50, margin 12.3 %,"
                                + " current ratio 1.75, 45 days, 3 late, 9 weeks until 2026-08-24, 9 of them");
    }

    @Test
    void numbers_without_a_fact_are_found_whatever_their_dress() {
        assertThat(unfounded("Cash is EUR 1,234,567.88.")).containsExactly("1,234,567.88");
        assertThat(unfounded("Cash is €1.3m, or 1.2 million EUR.")).containsExactly("1.3");
        assertThat(unfounded("It grew by 12.4 % and 12.3% and 12.3 percent."))
                .containsExactly("12.4");
        assertThat(unfounded("We wait 46 days, they wait forty days, two customers pay late."))
                .containsExactly("46", "forty", "two");
        assertThat(unfounded("three are late")).isEmpty();
        assertThat(unfounded("5 are late, EUR5000 is owed, a factor x7"))
                .containsExactly("5", "5000", "x7");
    }

    @Test
    void a_number_of_one_unit_does_not_stand_for_another() {
        assertThat(unfounded("Margin is 45 %.")).containsExactly("45");
        assertThat(unfounded("USD 1,234,567.89 in the bank")).containsExactly("1,234,567.89");
        assertThat(unfounded("It has 1,234,567.89 in the bank")).containsExactly("1,234,567.89");
        assertThat(unfounded("Current ratio EUR 1.75")).containsExactly("1.75");
        assertThat(unfounded("The plus is EUR 4,200.50 but cash EUR -1,234,567.89"))
                .containsExactly("1,234,567.89");
    }

    @Test
    void days_stand_when_facts_are_of_them() {
        assertThat(
                        unfounded(
                                "On 30 June 2026, June 30, 2026, in June 2026, on 2026-08-24, 24.08.2026, in 2026 or 2025-26"))
                .containsExactly("2025-26");
        assertThat(unfounded("On 29 June 2026, 2026-08-25, in July 2026 and in 2019"))
                .containsExactly("29 June 2026", "2026-08-25", "July 2026", "2019");
        assertThat(unfounded("Due on 24 August.")).isEmpty();
        assertThat(unfounded("Due on 25 August.")).containsExactly("25 August");
    }

    @Test
    void quoted_names_and_list_positions_are_free_and_nothing_like_them() {
        assertThat(
                        unfounded(
                                "The 13-week view:\n1. Studio 54 GmbH owes INV-2026-0017.\n2. It is booked on account 4711.\n"))
                .isEmpty();
        assertThat(unfounded("4100248 and 4100248 of Studio 54 GmbH")).isEmpty();
        assertThat(unfounded("EUR 4100248, 4100248 %, 4100248.50, 4100249, 4100248 days"))
                .containsExactly("4100248", "4100248", "4100248.50", "4100249", "4100248");
        assertThat(unfounded("The 12-week view")).containsExactly("12");
        assertThat(unfounded("EUR 4711 and INV-2026-0018"))
                .containsExactly("4711", "INV-2026-0018");
        assertThat(unfounded("1. one\n4. more")).containsExactly("4");
        assertThat(unfounded("The P90 of Q3, and Q5")).containsExactly("Q5");
    }

    @Test
    void a_demand_fails_with_the_numbers_and_unknown_facts_are_no_places() {
        assertThatThrownBy(() -> FactCheck.ENGLISH.demand("It is 77 or 78.", SHEET))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("“77”, “78”");
        assertThatThrownBy(() -> Wording.ENGLISH.fill("{{nothing}}", SHEET))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Wording.ENGLISH.fill("{{cash|loud}}", SHEET))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void the_facts_behind_a_text_are_told() {
        var said = "Cash is EUR 1.23 million on 2026-06-30, the margin 12.3 %, until 2026-08-24.";
        assertThat(FactCheck.ENGLISH.cited(said, SHEET).facts())
                .extracting(Fact::id)
                .containsExactly("cash", "margin", "breach");
    }

    @Test
    void an_id_is_given_once() {
        assertThat(SHEET.and(fact("cash", "1234567.89", "EUR")).facts()).hasSize(8);
        assertThatThrownBy(() -> SHEET.and(fact("cash", "1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void any_number_written_in_any_notation_is_read_again_and_its_neighbour_is_not() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var value = BigDecimal.valueOf(random.nextLong(-99_999_999L, 99_999_999L), 2);
            var sheet = FactSheet.of(List.of(fact("it", value.toPlainString(), "EUR")));
            var near =
                    FactSheet.of(
                            List.of(
                                    fact(
                                            "it",
                                            value.add(new BigDecimal("0.01")).toPlainString(),
                                            "EUR")));
            for (var notation : Notation.values()) {
                var text = new Wording(notation).fill("so {{it}} it is", sheet);
                assertThat(new FactCheck(notation).check(text, sheet)).as(text).isEmpty();
                assertThat(new FactCheck(notation).check(text, near)).as(text).hasSize(1);
            }
        }
    }
}
