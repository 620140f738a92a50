package dev.baton.finance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.json.Json;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customers pay three weeks later            | 1   | 21  | 0   | 1    | 1    | 1",
                "Kunden zahlen drei Wochen später           | 1   | 21  | 0   | 1    | 1    | 1",
                "collections −20 %                          | 0.8 | 0   | 0   | 1    | 1    | 1",
                "payables +14 days                          | 1   | 0   | 14  | 1    | 1    | 1",
                "Lieferanten 14 Tage später                 | 1   | 0   | 14  | 1    | 1    | 1",
                "we pay two weeks earlier                   | 1   | 0   | -14 | 1    | 1    | 1",
                "revenue drops by 10 percent                | 1   | 0   | 0   | 0.9  | 1    | 1",
                "Umsatz sinkt um 10 %                       | 1   | 0   | 0   | 0.9  | 1    | 1",
                "sales halved                               | 1   | 0   | 0   | 0.5  | 1    | 1",
                "costs rise 5 % and payroll rises 3 %       | 1   | 0   | 0   | 1    | 1.05 | 1.03",
                "Personalkosten steigen um 2,5 %            | 1   | 0   | 0   | 1    | 1    | 1.025",
                "customers pay a month later; sales fall 7% | 1   | 30  | 0   | 0.93 | 1    | 1",
                "our customers pay 20 % less                | 0.8 | 0   | 0   | 1    | 1    | 1",
                "customers do not pay                       | 0   | 0   | 0   | 1    | 1    | 1",
            })
    void suppositions_are_read_in_both_languages(
            String words,
            double collections,
            int receivableDays,
            int payableDays,
            double revenue,
            double costs,
            double payroll) {
        var scenario = ScenarioText.of(words);
        assertThat(scenario.collections()).isCloseTo(collections, within(1e-9));
        assertThat(scenario.receivableDays()).isEqualTo(receivableDays);
        assertThat(scenario.payableDays()).isEqualTo(payableDays);
        assertThat(scenario.revenue()).isCloseTo(revenue, within(1e-9));
        assertThat(scenario.costs()).isCloseTo(costs, within(1e-9));
        assertThat(scenario.payroll()).isCloseTo(payroll, within(1e-9));
        assertThat(scenario.words()).isEqualTo(words.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How long does our cash last if customers pay three weeks later?",
                "If customers pay three weeks later, how long does our cash last?",
                "Wie lange reicht die Kasse, wenn Kunden drei Wochen später zahlen?"
            })
    void what_a_question_supposes_is_found(String question) {
        assertThat(ScenarioText.asked(question).receivableDays()).isEqualTo(21);
    }

    @Test
    void a_question_without_a_supposition_supposes_nothing() {
        assertThat(ScenarioText.asked("How long does our cash last?")).isEqualTo(Scenario.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the moon falls 10 %",
                "customers pay later",
                "revenue 10 %",
                "revenue three weeks later",
                "Umsatz sinkt kräftig um 10 %"
            })
    void what_is_not_understood_is_asked_back(String words) {
        assertThatThrownBy(() -> ScenarioText.of(words))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not understood");
    }

    @Test
    void a_single_payment_has_a_day_and_a_direction() {
        assertThat(ScenarioText.of("payment of 50,000 EUR on 2026-08-15").once())
                .containsExactly(
                        new Scenario.Once(LocalDate.of(2026, 8, 15), new BigDecimal("-50000")));
        assertThat(ScenarioText.of("Kredit 20 Tausend EUR am 01.09.2026").once())
                .containsExactly(
                        new Scenario.Once(LocalDate.of(2026, 9, 1), new BigDecimal("20000")));
    }

    @Test
    void fields_say_the_same_as_words() {
        var fields =
                Json.value(
                        Map.of(
                                "collections", -20,
                                "receivable_days", 14,
                                "once", List.of(Map.of("day", "2026-08-01", "amount", "-5000"))));
        var scenario = ScenarioFields.of(fields);
        assertThat(scenario.collections()).isCloseTo(0.8, within(1e-9));
        assertThat(scenario.receivableDays()).isEqualTo(14);
        assertThat(scenario.once()).hasSize(1);
        assertThatThrownBy(() -> ScenarioFields.of(Json.value(Map.of("weather", 3))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("weather");
    }
}
