package dev.baton.finance.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.QuietWork;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.finance.step.OneCompany;
import dev.baton.json.Json;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastingAgentTest {
    private static Books shop() {
        return Shop.open("5000")
                .owes("machine", Obligation.Kind.INVESTMENT, "28500", LocalDate.of(2026, 8, 12), 12)
                .books();
    }

    private static Value.Fields asked(Books books, Map<String, Object> input, String goal) {
        var work =
                new QuietWork() {
                    @Override
                    public String goal() {
                        return goal;
                    }
                };
        var agent = new ForecastingAgent(new OneCompany(books));
        var outcome = agent.carryOut(Json.fields(input), work);
        return (Value.Fields) ((StepOutcome.Proven) outcome).evidence().body();
    }

    private static String text(Value.Fields body) {
        return body.text("text").orElseThrow();
    }

    @Test
    void the_answer_stands_first() {
        var body = asked(shop(), Map.of("minimum_cash", "9000"), "");
        assertThat(text(body))
                .startsWith("Cash falls below EUR 9,000 in the week of 2026-08-10")
                .contains("investments (EUR 28,500.00)")
                .contains("next 12 months");
        assertThat(body.text("breach_week")).contains("2026-08-10");
        assertThat(((Value.Items) body.at("rows")).items()).hasSize(13);
    }

    @Test
    void a_question_in_words_is_answered_with_and_without_what_it_supposes() {
        var question = "How long does our cash last if customers pay three weeks later?";
        var body = asked(shop(), Map.of("minimum_cash", 9000), question);
        assertThat(text(body))
                .startsWith("Supposing that customers pay 21 days later, cash falls below")
                .contains("Without that, cash falls below the minimum");
        assertThat(Json.write(body.at("comparison"))).contains("\"bridge\"");
    }

    @Test
    void two_suppositions_are_held_against_one_another() {
        var input =
                Map.<String, Object>of(
                        "scenario",
                        "revenue drops 20 %",
                        "compare",
                        Map.of("receivable_days", 30),
                        "minimum_cash",
                        100);
        assertThat(text(asked(shop(), input, "")))
                .contains("Supposing that revenue is 20.0 % lower")
                .contains("Supposing instead that customers pay 30 days later");
    }

    @Test
    void a_supposition_of_a_run_that_is_not_understood_is_left_out_and_named() {
        var body = asked(shop(), Map.of(), "Forecast cash if Mercury is in retrograde");
        assertThat(text(body)).contains("was not understood and is left out");
        var sure = ((Value.Number) body.at("confidence")).number().doubleValue();
        assertThat(sure).isLessThanOrEqualTo(0.5);
    }

    @Test
    void a_scenario_that_is_not_understood_is_asked_back() {
        assertThatThrownBy(() -> asked(shop(), Map.of("scenario", "more luck"), ""))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("luck");
        assertThatThrownBy(() -> asked(shop(), Map.of("as_of", "2031-01-01"), ""))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2031-01-01");
    }

    @Test
    void an_earlier_forecast_says_how_well_it_did() {
        var body = asked(shop(), Map.of("as_of", "2026-03-31"), "");
        assertThat(text(body)).contains("Of weeks that are over");
        assertThat(Json.write(body.at("accuracy"))).contains("\"held\"");
    }

    @Test
    void the_breach_of_the_sample_company_is_found() {
        var sample = SampleCompany.books(3, 1, 2);
        var minimum = sample.truths().minimumCash().toPlainString();
        var body = asked(sample.ledger(), Map.of("minimum_cash", minimum), "");
        var found = LocalDate.parse(body.text("breach_week").orElseThrow());
        assertThat(Math.abs(ChronoUnit.WEEKS.between(found, sample.truths().breachWeek())))
                .isLessThanOrEqualTo(1);
    }
}
