package dev.baton.nl2sql.step;

import dev.baton.agent.Agent;
import dev.baton.agent.Work;
import dev.baton.model.Models;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.DataSource;
import java.util.List;

/** The agent that asks databases, with one database on paper. */
public final class PaperAsking {
    private PaperAsking() {}

    /** Asks that source, as far as its caller's engine knows the workflow. */
    public static Agent agent(DataSource source, Models models) {
        return new AskDatabaseAgent(
                new SourceChoice(null) {
                    @Override
                    List<String> names(Caller caller) {
                        return List.of(source.name());
                    }

                    @Override
                    String told(Caller caller) {
                        return "Databases: %s (%s)."
                                .formatted(source.name(), about(source.schema()));
                    }

                    @Override
                    String of(String question, Value.Fields input, Work work) {
                        return source.name();
                    }
                },
                models);
    }
}
