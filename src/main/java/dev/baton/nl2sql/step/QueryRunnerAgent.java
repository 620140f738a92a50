package dev.baton.nl2sql.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Runs a checked query, read-only and within limits. */
@ApplicationScoped
class QueryRunnerAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "query_runner",
                    "Runs a checked query read-only, within row, byte and time limits.",
                    List.of("data_source", "sql"),
                    List.of("columns", "rows", "row_count", "truncated", "row_cap", "millis"),
                    Effect.NONE);
    private final Sources sources;
    private final Nl2SqlConfig config;

    QueryRunnerAgent(Sources sources, Nl2SqlConfig config) {
        this.sources = sources;
        this.config = config;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var source = sources.of(input, work);
        // The text may come from any plan: nothing is run that the guard did not see here.
        return switch (source.check(input.text("sql").orElse(""))) {
            case Verdict.Refused(var violations) ->
                    new StepOutcome.Failed(
                            Problem.of(
                                    Cause.UNSAFE_SQL,
                                    violations.getFirst().text(),
                                    violations.getFirst().suggestion()));
            case Verdict.Allowed allowed -> {
                var limits =
                        new DataSource.Limits(
                                config.rowCap(), config.byteCap(), config.queryTime());
                var result = source.run(allowed.sql(), limits, work.cancellation());
                var body = Json.fields(result).with("row_count", Value.number(result.rowCount()));
                yield new StepOutcome.Proven(
                        new Evidence(
                                body,
                                "%d rows%s in %d ms"
                                        .formatted(
                                                result.rowCount(),
                                                result.truncated() ? ", and there are more," : "",
                                                result.millis()),
                                "rules"));
            }
        };
    }
}
