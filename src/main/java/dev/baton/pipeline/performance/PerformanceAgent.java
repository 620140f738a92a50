package dev.baton.pipeline.performance;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Looks data sources and this server over: findings with evidence, and what a person may run. */
@ApplicationScoped
class PerformanceAgent implements Agent {
    private static final int MOST_SOURCES = 10;
    private static final AgentCard CARD =
            new AgentCard(
                    "performance",
                    "Checks performance: indexes, space, sessions and statements of a data source; this server.",
                    Shape.fields()
                            .maybe("data_source", Shape.ANY)
                            .maybe("server", Shape.ANY)
                            .maybe("test", Shape.ANY),
                    Shape.fields()
                            .with("score", Shape.NUMBER)
                            .with("score_how", Shape.TEXT)
                            .with("checked", Shape.items(Shape.ANY))
                            .with("text", Shape.TEXT)
                            .with("markdown", Shape.TEXT)
                            .with("confidence", Shape.NUMBER),
                    Effect.NONE);

    private final Sources sources;
    private final Vitals.Source vitals;
    private final SourceCheck check;

    /** The data sources that a caller may ask. */
    interface Sources {
        List<String> names(Caller caller);

        dev.baton.sql.DataSource open(String name, Caller caller);
    }

    @Inject
    PerformanceAgent(DataSources registered, MeterVitals vitals) {
        this(
                new Sources() {
                    @Override
                    public List<String> names(Caller caller) {
                        return registered.list(caller).stream().map(Definition::name).toList();
                    }

                    @Override
                    public dev.baton.sql.DataSource open(String name, Caller caller) {
                        return registered.open(name, caller);
                    }
                },
                vitals,
                Thresholds.USUAL);
    }

    PerformanceAgent(Sources sources, Vitals.Source vitals, Thresholds thresholds) {
        this.sources = sources;
        this.vitals = vitals;
        this.check = new SourceCheck(thresholds);
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var named = input.text("data_source").filter(name -> !name.isBlank());
        var names =
                named.map(List::of)
                        .orElseGet(() ->
                                sources.names(work.caller()).stream().limit(MOST_SOURCES).toList());
        boolean server = !(input.at("server") instanceof Value.Flag(var asked) && !asked);
        if (input.at("test") instanceof Value.Flag(var test) && test) {
            return new StepOutcome.Proven(PerformanceReport.planned(names, server));
        }
        var checked = new ArrayList<Checkup>();
        var unreached = new ArrayList<PerformanceReport.Unreached>();
        for (var name : names) {
            work.progress("Looking at " + name, (double) checked.size() / (names.size() + 1));
            try {
                checked.add(check.of(sources.open(name, work.caller()), work.cancellation()));
            } catch (ProblemException e) {
                // Of several one may be away; of one alone that is the answer.
                if (named.isPresent() || work.cancellation().cancelled()) {
                    throw e;
                }
                unreached.add(new PerformanceReport.Unreached(name, e.problem().text()));
            }
        }
        if (server) {
            checked.add(server(vitals.now()));
        }
        return new StepOutcome.Proven(evidence(new PerformanceReport(checked, unreached)));
    }

    private static Checkup server(Vitals vitals) {
        var areas = EnumSet.of(Area.MEMORY, Area.RUNS);
        if (vitals.requests().isPresent()) {
            areas.add(Area.REQUESTS);
        }
        if (vitals.slowestEventMillis().isPresent()) {
            areas.add(Area.EVENTS);
        }
        return new Checkup(
                "server", areas, ServerFindings.of(vitals), PerformanceReport.figures(vitals));
    }

    private static Evidence evidence(PerformanceReport report) {
        return new Evidence(report.json(), report.sentences(), "rules");
    }
}
