package dev.baton.finance.risk;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.chart.Charts;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Audit;
import dev.baton.finance.fact.Quality;
import dev.baton.finance.step.Asked;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tests a company's journals as an auditor does, and checks that its audit trail is whole. */
@ApplicationScoped
class ComplianceAgent implements Agent {
    private static final int NAMED = 20;
    private static final Shape.Fields INPUT =
            new Shape.Fields(Map.of(), Set.of(), true)
                    .maybe("company", Shape.TEXT)
                    .maybe("as_of", Shape.TEXT)
                    .maybe("from", Shape.TEXT)
                    .maybe("approval_limit", Shape.ANY);
    private static final Shape.Fields OUTPUT =
            new Shape.Fields(Map.of(), Set.of(), true)
                    .with("text", Shape.TEXT)
                    .with("confidence", Shape.NUMBER)
                    .with("quality", Shape.ANY)
                    .with("tests", new Shape.Items(Shape.ANY))
                    .with("facts", new Shape.Items(Shape.ANY))
                    .with("columns", new Shape.Items(Shape.ANY))
                    .with("rows", new Shape.Items(Shape.ANY))
                    .with("row_count", Shape.NUMBER);
    private static final AgentCard CARD =
            new AgentCard(
                    "compliance_agent",
                    "Tests journals: balance, numbers, approvals, two pairs of eyes, separated duties,"
                            + " VAT computed again, entries in time; checks that the audit trail is"
                            + " whole; gives the audit pack.",
                    INPUT,
                    OUTPUT,
                    Effect.NONE,
                    FinancePermissions.READ,
                    new AgentCard.Cost(0, 800));
    private static final List<Charts.Axis> COLUMNS =
            List.of(
                    new Charts.Axis("test", "text"),
                    new Charts.Axis("looked_at", "integer"),
                    new Charts.Axis("exceptions", "integer"),
                    new Charts.Axis("records", "text"));

    private final Companies companies;
    private final Function<String, Audit.Verdict> audit;

    @Inject
    ComplianceAgent(Companies companies, Audit audit) {
        this(companies, audit::verify);
    }

    ComplianceAgent(Companies companies, Function<String, Audit.Verdict> audit) {
        this.companies = companies;
        this.audit = audit;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var asked = Asked.of(input, companies);
        var company = asked.books().company();
        var from = Asked.day(input, "from").orElse(company.firstDay());
        var limit = Asked.number(input, "approval_limit").orElse(Settings.DEFAULT.approvalLimit());
        var settings = new Settings(limit, null, List.of());
        var tests = new ArrayList<>(JournalTests.of(asked.books(), from, asked.asOf(), settings));
        tests.add(trail(audit.apply(company.id())));
        return new StepOutcome.Proven(evidence(asked, tests));
    }

    private static JournalTest trail(Audit.Verdict verdict) {
        var broken = verdict.broken();
        return new JournalTest(
                "audit_trail",
                "The audit trail is as it was written",
                true,
                verdict.rows(),
                broken == null ? List.of() : List.of("audit " + broken));
    }

    private static Evidence evidence(Asked asked, List<JournalTest> tests) {
        var said = ComplianceText.of(tests, asked.asOf());
        var quality =
                new Quality(
                        tests.stream()
                                .filter(JournalTest::must)
                                .map(test ->
                                        new Quality.Check(
                                                test.name(),
                                                test.holds(),
                                                test.exceptions().size() + " exceptions"))
                                .toList(),
                        tests.stream()
                                .filter(test -> !test.must())
                                .map(test ->
                                        new Quality.Component(
                                                test.name(),
                                                Math.max(test.share(), 0.01),
                                                1,
                                                "share without exception"))
                                .toList());
        var company = asked.books().company().id();
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(said.text()));
        body.put(
                "confidence",
                new Value.Number(BigDecimal.valueOf(Math.round(quality.value() * 1000), 3)));
        body.put("quality", Json.value(quality));
        body.put("company", Value.text(company));
        body.put("as_of", Value.text(asked.asOf().toString()));
        body.put("tests", Json.value(tests));
        body.put("facts", Json.value(said.facts().facts()));
        body.put("columns", Json.value(COLUMNS));
        body.put("rows", new Value.Items(tests.stream().map(ComplianceAgent::row).toList()));
        body.put("row_count", Value.number(tests.size()));
        body.put(
                "audit_pack",
                Value.text("/finance/audit-pack?company=" + company + "&to=" + asked.asOf()));
        body.put("engine", Value.text("rules"));
        return new Evidence(new Value.Fields(body), said.text(), "rules");
    }

    private static Value row(JournalTest test) {
        var named = test.exceptions().stream().limit(NAMED).toList();
        return new Value.Items(
                List.of(
                        Value.text(test.words()),
                        Value.number(test.looked()),
                        Value.number(test.exceptions().size()),
                        Value.text(
                                String.join(", ", named)
                                        + (test.exceptions().size() > NAMED ? ", …" : ""))));
    }
}
