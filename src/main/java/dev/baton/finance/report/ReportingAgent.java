package dev.baton.finance.report;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.chart.Charts;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Approvals;
import dev.baton.finance.step.Asked;
import dev.baton.json.Canonical;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a board pack of what the other agents have proved, or asks them for it. */
@ApplicationScoped
class ReportingAgent implements Agent {
    private static final Shape.Fields INPUT =
            Shape.fields()
                    .maybe("company", Shape.TEXT)
                    .maybe("as_of", Shape.TEXT)
                    .maybe("period", Shape.TEXT)
                    .maybe("industry", Shape.TEXT)
                    .maybe("minimum_cash", Shape.ANY)
                    .maybe("analysis", Shape.ANY)
                    .maybe("forecast", Shape.ANY)
                    .maybe("alerts", Shape.ANY)
                    .maybe("request", Shape.ANY);
    private static final Shape.Fields OUTPUT =
            new Shape.Fields(Map.of(), Set.of(), true)
                    .with("text", Shape.TEXT)
                    .with("confidence", Shape.NUMBER)
                    .with("quality", Shape.NUMBER)
                    .with("pack_id", Shape.TEXT)
                    .with("draft", Shape.FLAG)
                    .with("open", new Shape.Items(Shape.TEXT))
                    .with("manifest", Shape.ANY)
                    .with("facts", new Shape.Items(Shape.ANY))
                    .with("columns", new Shape.Items(Shape.ANY))
                    .with("rows", new Shape.Items(Shape.ANY))
                    .with("row_count", Shape.NUMBER);
    private static final AgentCard CARD =
            new AgentCard(
                    "reporting_agent",
                    "Makes a board pack as HTML and PDF: statements, ratios, forecast, risks and a"
                            + " summary, every number a fact, with a manifest of hashes; a draft"
                            + " until somebody else releases it.",
                    INPUT,
                    OUTPUT,
                    Effect.IDEMPOTENT,
                    FinancePermissions.REPORT,
                    new AgentCard.Cost(0, 5_000));

    private final Companies companies;
    private final Instance<Agent> agents;
    private final Approvals approvals;
    private final Packs packs;
    private final Clock clock;

    ReportingAgent(
            Companies companies,
            @Any Instance<Agent> agents,
            Approvals approvals,
            Packs packs,
            Clock clock) {
        this.companies = companies;
        this.agents = agents;
        this.approvals = approvals;
        this.packs = packs;
        this.clock = clock;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var asked = Asked.of(input, companies);
        var made =
                new PackMaker(asked.books(), asked.asOf(), this::agent, work, waiting(asked))
                        .make(input);
        work.cancellation().check();
        work.progress("The pack is written as HTML and PDF.", 0.7);
        var key = work.idempotencyKey();
        var pack = packs.kept(key).orElseGet(() -> kept(made, key, work));
        return new StepOutcome.Proven(evidence(made, pack));
    }

    /** Whether anything but the release of another pack waits. */
    private boolean waiting(Asked asked) {
        return approvals.waiting(asked.books().company().id()).stream()
                .anyMatch(request -> !request.action().equals("release"));
    }

    private Packs.Pack kept(PackMaker.Made made, String key, Work work) {
        var files = Files.of(made.pack());
        var id = "pack-" + Canonical.sha256(key).substring(0, 16);
        work.cancellation().check();
        var manifest = Manifest.of(id, clock.instant(), made.pack(), made.given(), files);
        var text = made.given().getFirst().text();
        return packs.put(key, manifest, text, files, work.caller().name(), work.run().value());
    }

    private Optional<Agent> agent(String name) {
        return agents.stream().filter(each -> each.card().name().equals(name)).findFirst();
    }

    private static Evidence evidence(PackMaker.Made made, Packs.Pack pack) {
        var text =
                pack.text()
                        + (pack.open().isEmpty()
                                ? "\nThe board pack is a draft until somebody else releases it."
                                : "\nThe board pack is a draft: "
                                        + String.join("; ", pack.open())
                                        + ".");
        var least =
                made.given().stream()
                        .map(Given::confidence)
                        .min(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(text));
        body.put("confidence", new Value.Number(least));
        body.put("quality", new Value.Number(least));
        body.put("pack_id", Value.text(pack.id()));
        body.put("draft", new Value.Flag(!pack.state().equals("released")));
        body.put("open", Json.value(pack.open()));
        body.put("html", Value.text("/finance/packs/" + pack.id() + "/html"));
        body.put("pdf", Value.text("/finance/packs/" + pack.id() + "/pdf"));
        body.put("manifest", Json.value(pack.manifest()));
        body.put("hash", Value.text(pack.hash()));
        body.put("facts", made.given().getFirst().body().at("facts"));
        body.put(
                "columns",
                Json.value(
                        List.of(
                                new Charts.Axis("section", "text"),
                                new Charts.Axis("facts", "integer"))));
        var sections = made.pack().sections();
        body.put(
                "rows",
                new Value.Items(
                        sections.stream()
                                .<Value>map(each ->
                                        new Value.Items(
                                                List.of(
                                                        Value.text(each.title()),
                                                        Value.number(each.facts().facts().size()))))
                                .toList()));
        body.put("row_count", Value.number(sections.size()));
        body.put("engine", Value.text("rules"));
        return new Evidence(new Value.Fields(body), text, "rules");
    }

    /** A draft is taken back; what was released has left the house. */
    @Override
    public boolean compensate(Evidence evidence, Work work) {
        return evidence.body() instanceof Value.Fields body
                && body.text("pack_id").map(packs::discard).orElse(true);
    }
}
