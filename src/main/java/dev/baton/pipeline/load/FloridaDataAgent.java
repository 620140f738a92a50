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

/** Fetches and loads in one step, for plans that want county data and nothing in between. */
@ApplicationScoped
class FloridaDataAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "florida_data",
                    "Fetches data files of counties, such as tax rolls (NAL) and sales (SDF), and loads them into the warehouse.",
                    Shapes.REQUEST.maybe("test", Shape.FLAG),
                    Shapes.REPORT.with("files_downloaded", Shape.NUMBER),
                    Effect.IDEMPOTENT,
                    Permission.OPERATE,
                    new AgentCard.Cost(0, 15_000));

    private final Depot depot;

    FloridaDataAgent(Depot depot) {
        this.depot = depot;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var fetching = FileFetcherAgent.fetched(depot, input, work);
        var test = Value.holds(input.at("test"));
        var report = Reading.all(depot, work, fetching.files(), fetching.missing(), test);
        var body =
                Json.fields(report)
                        .with("files_downloaded", Value.number(fetching.filesDownloaded()));
        return new StepOutcome.Proven(new Evidence(body, report.text(), "rules"));
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        return Reading.undone(depot, Json.as(evidence.body(), LoadReport.class).files());
    }
}
