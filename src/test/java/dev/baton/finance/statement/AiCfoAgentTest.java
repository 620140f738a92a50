package dev.baton.finance.statement;

import static dev.baton.finance.book.Use.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.QuietWork;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.step.OneCompany;
import dev.baton.json.Json;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AiCfoAgentTest {
    /** Sales stop in the last quarter, costs go on. */
    private static Ledger failing() {
        var entries = new ArrayList<Entry>();
        entries.add(RandomBooks.entry(1, RandomBooks.FIRST, CASH, CAPITAL, "60000"));
        int number = 2;
        for (var day = RandomBooks.FIRST; day.isBefore(RandomBooks.LAST); day = day.plusMonths(1)) {
            if (day.getYear() < 2026 || day.getMonthValue() < 4) {
                entries.add(RandomBooks.entry(number++, day, CASH, REVENUE, "5000"));
            }
            entries.add(RandomBooks.entry(number++, day, PERSONNEL, CASH, "4500"));
        }
        return RandomBooks.ledger(RandomBooks.company("retail"), entries);
    }

    private static Value.Fields asked(Ledger books, Map<String, Object> input) {
        var agent = new AiCfoAgent(new OneCompany(books));
        var outcome = agent.carryOut(Json.fields(input), new QuietWork());
        return (Value.Fields) ((StepOutcome.Proven) outcome).evidence().body();
    }

    @Test
    void the_text_says_what_changed_what_drove_it_and_what_to_watch() {
        var text = asked(failing(), Map.of()).text("text").orElseThrow();
        assertThat(text)
                .contains("Revenue from 2026-04-01 to 2026-06-30 was EUR 0")
                .contains("100.0 % less than a year earlier")
                .contains("a loss of EUR 13,500.00 (a year earlier: EUR 1,500.00)")
                .contains("Revenue lowered it by EUR 15,000.00")
                .contains("operations used up cash of EUR 13,500.00");
    }

    @Test
    void the_text_of_any_ledger_stands_on_facts() {
        for (int seed = 1; seed <= 15; seed++) {
            var body = asked(RandomBooks.of(seed, 300), Map.of("period", "2026-05"));
            assertThat(body.text("text").orElseThrow()).isNotBlank();
            assertThat(((Value.Items) body.at("facts")).items()).hasSizeGreaterThan(100);
        }
    }

    @Test
    void the_table_holds_money_as_text_and_the_chart_names_its_columns() {
        var body = asked(failing(), Map.of("compare", "prior_period"));
        var rows = ((Value.Items) body.at("rows")).items();
        assertThat(((Value.Items) rows.getFirst()).items().subList(0, 3))
                .containsExactly(Value.text("Revenue"), Value.text("0.00"), Value.text("15000.00"));
        assertThat(Json.write(body.at("chart"))).contains("\"line\"", "\"amount\"", "\"before\"");
    }

    @Test
    void an_industry_brings_its_own_bands() {
        var body = asked(failing(), Map.of("industry", "healthcare", "period", "2026-03"));
        assertThat(Json.write(body.at("ratios"))).contains("SIC 80 health services");
    }

    @Test
    void a_company_that_is_not_there_is_named() {
        assertThatThrownBy(() -> asked(failing(), Map.of("company", "other")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("other");
    }
}
