package dev.baton.pipeline.entity;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Finds two sources of company records, which columns hold what, and how complete they are. */
@ApplicationScoped
class CompanyRecordsAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "sunbiz",
                    "Finds company records: tables of two data sources, their columns, how complete.",
                    Shape.fields().maybe("sources", Shape.ANY),
                    Shape.fields().with("sources", Shape.items(Shape.ANY)).with("text", Shape.TEXT),
                    Effect.NONE);

    private final SourceFinder finder;

    @Inject
    CompanyRecordsAgent(Databases databases) {
        this((SourceFinder.Databases) databases);
    }

    CompanyRecordsAgent(SourceFinder.Databases databases) {
        finder = new SourceFinder(databases);
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var sources = new ArrayList<Value>();
        var texts = new ArrayList<String>();
        for (var opened : finder.find(input.at("sources"), work.caller())) {
            var counts = opened.counts(work);
            sources.add(json(opened, counts));
            texts.add(
                    "%,d records of %s in %s"
                            .formatted(
                                    counts.records(),
                                    opened.source().name(),
                                    opened.source().dataSource()));
        }
        var text = "Matched are " + String.join(" and ", texts) + ".";
        return new StepOutcome.Proven(
                new Evidence(
                        Value.Fields.EMPTY
                                .with("sources", new Value.Items(sources))
                                .with("text", Value.text(text)),
                        text,
                        "rules"));
    }

    private static Value json(OpenedSource opened, OpenedSource.Counts counts) {
        var filled = new LinkedHashMap<String, Value>();
        counts.filled()
                .forEach((field, count) ->
                        filled.put(
                                field,
                                PairJson.number(
                                        counts.records() == 0
                                                ? 0
                                                : (double) count / counts.records(),
                                        4)));
        return opened.source()
                .json()
                .with("records", Value.number(counts.records()))
                .with("different_keys", Value.number(counts.keys()))
                .with("filled", new Value.Fields(filled));
    }
}
