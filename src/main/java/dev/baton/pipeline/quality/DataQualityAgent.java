package dev.baton.pipeline.quality;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Effect;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Holds the tables of a data source against rules, given or proposed; changes nothing. */
@ApplicationScoped
class DataQualityAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "data_quality",
                    "Checks data quality: rules over the tables of a data source, with scores.",
                    List.of("data_source", "rules", "tables", "as_of", "test"),
                    List.of("score", "tables", "text", "markdown", "confidence"),
                    Effect.NONE);

    private final DataSources sources;
    private final Clock clock;

    DataQualityAgent(DataSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var source = sources.open(input.text("data_source").orElse(null), work.caller());
        return new StepOutcome.Proven(new Validation(source, clock).evidence(input, work));
    }
}
