package dev.baton.pipeline.load;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;

/** Loads fetched files into the warehouse; a broken-off load goes on, an undone one is gone. */
@ApplicationScoped
class TableLoaderAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "table_loader",
                    "Loads fetched data files into their tables of the warehouse; with test it only says what it would load.",
                    Shapes.FILES.maybe("test", Shape.FLAG),
                    Shapes.REPORT,
                    Effect.IDEMPOTENT,
                    Permission.OPERATE,
                    new AgentCard.Cost(0, 10_000));

    private final Depot depot;

    TableLoaderAgent(Depot depot) {
        this.depot = depot;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var files = FilesInput.of(input);
        var test = Value.holds(input.at("test"));
        var report = Reading.all(depot, work, files.files(), files.missing(), test);
        return new StepOutcome.Proven(new Evidence(Json.value(report), report.text(), "rules"));
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        return Reading.undone(depot, Json.as(evidence.body(), LoadReport.class).files());
    }
}
