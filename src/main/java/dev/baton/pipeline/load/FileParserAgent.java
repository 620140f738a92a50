package dev.baton.pipeline.load;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads fetched files by their layouts and says what would be loaded; changes nothing. */
@ApplicationScoped
class FileParserAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "file_parser",
                    "Reads fetched data files by their layouts and says which records would be loaded or rejected and why.",
                    Shapes.FILES,
                    Shapes.REPORT,
                    Effect.NONE,
                    Permission.OPERATE,
                    new AgentCard.Cost(0, 5_000));

    private final Depot depot;

    FileParserAgent(Depot depot) {
        this.depot = depot;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var files = FilesInput.of(input);
        var report = Reading.all(depot, work, files.files(), files.missing(), true);
        return new StepOutcome.Proven(new Evidence(Json.value(report), report.text(), "rules"));
    }
}
