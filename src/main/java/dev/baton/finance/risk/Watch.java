package dev.baton.finance.risk;

import dev.baton.agent.AgentCard;
import dev.baton.chart.Charts;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.fact.Quality;
import dev.baton.finance.step.Asked;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a company's books by all rules and says what was found as an agent says it. */
@ApplicationScoped
class Watch {
    private static final Shape.Fields INPUT =
            Shape.fields()
                    .maybe("company", Shape.TEXT)
                    .maybe("as_of", Shape.TEXT)
                    .maybe("from", Shape.TEXT)
                    .maybe("approval_limit", Shape.ANY)
                    .maybe("minimum_cash", Shape.ANY)
                    .maybe("rules", new Shape.Items(Shape.TEXT))
                    .maybe("request", Shape.ANY);
    private static final Shape.Fields OUTPUT =
            Shape.fields()
                    .with("text", Shape.TEXT)
                    .with("confidence", Shape.NUMBER)
                    .with("quality", Shape.NUMBER)
                    .with("alerts", new Shape.Items(Shape.ANY))
                    .with("facts", new Shape.Items(Shape.ANY))
                    .with("columns", new Shape.Items(Shape.ANY))
                    .with("rows", new Shape.Items(Shape.ANY))
                    .with("row_count", Shape.NUMBER);
    private static final List<Charts.Axis> COLUMNS =
            List.of(
                    new Charts.Axis("severity", "text"),
                    new Charts.Axis("what", "text"),
                    new Charts.Axis("finding", "text"),
                    new Charts.Axis("amount", "decimal"),
                    new Charts.Axis("owner", "text"),
                    new Charts.Axis("due", "date"));
    private static final int MOST = 200;

    private final Companies companies;
    private final Keeping keeping;
    private final Lending lending;

    Watch(Companies companies, Keeping keeping, Lending lending) {
        this.companies = companies;
        this.keeping = keeping;
        this.lending = lending;
    }

    /** Knows what the lenders of a company want to see. */
    interface Lending {
        List<Settings.Covenant> covenants(String company);
    }

    /** Takes note of what was found by the rules that were looked for. */
    interface Keeping {
        void seen(String company, LocalDate asOf, Set<Rule> looked, List<Alert> alerts);
    }

    static AgentCard card(String name, String purpose) {
        return new AgentCard(
                name,
                purpose,
                INPUT,
                OUTPUT,
                Effect.NONE,
                FinancePermissions.READ,
                new AgentCard.Cost(0, 500));
    }

    StepOutcome look(Value.Fields input) {
        var asked = Asked.of(input, companies);
        var company = asked.books().company();
        var from = Asked.day(input, "from").orElse(company.firstDay());
        var wanted = rules(input);
        var alerts =
                Alerts.of(asked.books(), from, asked.asOf(), settings(input, company.id())).stream()
                        .filter(alert -> wanted.isEmpty() || wanted.contains(alert.rule()))
                        .toList();
        // Who looks at a part of the books does not know what became of the rest.
        if (from.equals(company.firstDay())) {
            var looked = wanted.isEmpty() ? EnumSet.allOf(Rule.class) : EnumSet.copyOf(wanted);
            keeping.seen(company.id(), asked.asOf(), looked, alerts);
        }
        return new StepOutcome.Proven(evidence(asked, alerts));
    }

    private Settings settings(Value.Fields input, String company) {
        var standard = Settings.DEFAULT;
        return new Settings(
                Asked.number(input, "approval_limit").orElse(standard.approvalLimit()),
                Asked.number(input, "minimum_cash").orElse(null),
                lending.covenants(company));
    }

    private static List<Rule> rules(Value.Fields input) {
        if (!(input.at("rules") instanceof Value.Items(var names))) {
            return List.of();
        }
        return names.stream().map(Watch::rule).toList();
    }

    private static Rule rule(Value name) {
        var text = name instanceof Value.Text(var said) ? said : "";
        for (var rule : Rule.values()) {
            if (rule.name().equalsIgnoreCase(text.strip())) {
                return rule;
            }
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "There is no rule “%s”.".formatted(text),
                "Known are " + List.of(Rule.values()).toString().toLowerCase(Locale.ROOT) + ".");
    }

    private static Evidence evidence(Asked asked, List<Alert> alerts) {
        var said = AlertText.of(alerts, asked.asOf());
        var told = alerts.stream().limit(MOST).toList();
        var quality = quality(asked);
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(said.text()));
        body.put("confidence", number(quality.value()));
        body.put("quality", number(quality.value()));
        body.put("company", Value.text(asked.books().company().id()));
        body.put("as_of", Value.text(asked.asOf().toString()));
        body.put("alerts", new Value.Items(told.stream().map(Watch::told).toList()));
        body.put("found", Value.number(alerts.size()));
        body.put("counts", counts(alerts));
        body.put("facts", Json.value(said.facts().facts()));
        body.put("columns", Json.value(COLUMNS));
        body.put("rows", new Value.Items(told.stream().map(Watch::row).toList()));
        body.put("row_count", Value.number(told.size()));
        body.put("truncated", new Value.Flag(told.size() < alerts.size()));
        body.put("engine", Value.text("rules"));
        return new Evidence(new Value.Fields(body), said.text(), "rules");
    }

    /** Rules see what is in the books: how far bank lines are matched tells how much that is. */
    private static Quality quality(Asked asked) {
        var company = asked.books().company();
        var lines = asked.books().bankLines(company.firstDay(), asked.asOf());
        var matched = new HashSet<String>();
        asked.books().matches().forEach(match -> matched.addAll(match.bankLines()));
        double share =
                lines.isEmpty()
                        ? 0.5
                        : (double)
                                        lines.stream()
                                                .filter(line -> matched.contains(line.id()))
                                                .count()
                                / lines.size();
        return new Quality(
                List.of(),
                List.of(
                        new Quality.Component(
                                "bank", Math.max(share, 0.05), 1, "share of bank lines matched")));
    }

    private static Value counts(List<Alert> alerts) {
        var counts = new LinkedHashMap<String, Value>();
        for (var severity : Severity.values()) {
            counts.put(
                    severity.name().toLowerCase(Locale.ROOT),
                    Value.number(
                            alerts.stream().filter(each -> each.severity() == severity).count()));
        }
        return new Value.Fields(counts);
    }

    static Value told(Alert alert) {
        var told = new LinkedHashMap<String, Value>();
        told.put("key", Value.text(alert.key()));
        told.put("rule", Value.text(lower(alert.rule())));
        told.put("kind", Value.text(alert.rule().opportunity() ? "opportunity" : "risk"));
        told.put("severity", Value.text(lower(alert.severity())));
        told.put("title", Value.text(alert.rule().title()));
        told.put("text", Value.text(alert.text()));
        told.put("amount", money(alert.amount()));
        alert.likelihood().ifPresent(share -> told.put("likelihood", new Value.Number(share)));
        told.put("owner", Value.text(alert.rule().owner()));
        told.put("due", Value.text(alert.due().toString()));
        told.put("evidence", Json.value(alert.evidence()));
        return new Value.Fields(told);
    }

    private static Value row(Alert alert) {
        return new Value.Items(
                List.of(
                        Value.text(lower(alert.severity())),
                        Value.text(alert.rule().title()),
                        Value.text(alert.text()),
                        money(alert.amount()),
                        Value.text(alert.rule().owner()),
                        Value.text(alert.due().toString())));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static Value money(@Nullable BigDecimal amount) {
        return amount == null ? Value.NOTHING : Value.text(amount.toPlainString());
    }

    private static Value number(double share) {
        return new Value.Number(BigDecimal.valueOf(Math.round(share * 1000), 3));
    }
}
