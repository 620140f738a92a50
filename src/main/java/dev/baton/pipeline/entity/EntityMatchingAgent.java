package dev.baton.pipeline.entity;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.pipeline.entity.match.Verdicts;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;

/** Matches the records of two sources; changes nothing. */
@ApplicationScoped
class EntityMatchingAgent implements Agent {
    /** More pairs than a person can look at are not put before one. */
    static final int DOUBTS_SHOWN = 100;

    private static final int MATCHES_SHOWN = 20;
    private static final AgentCard CARD =
            new AgentCard(
                    "entity_matching",
                    "Matches company records of two sources: surely one company, doubtful, or two.",
                    Shape.fields()
                            .with("sources", Shape.items(Shape.ANY))
                            .maybe("match_threshold", Shape.ANY)
                            .maybe("review_threshold", Shape.ANY)
                            .maybe("max_records", Shape.ANY),
                    Shape.fields()
                            .with("companies", Shape.NUMBER)
                            .with("in_both", Shape.NUMBER)
                            .with("doubles", Shape.NUMBER)
                            .with("matches", Shape.items(Shape.ANY))
                            .with("doubts", Shape.items(Shape.ANY))
                            .with("doubtful", Shape.NUMBER)
                            .with("compared", Shape.NUMBER)
                            .with("left_out", Shape.items(Shape.ANY))
                            .with("text", Shape.TEXT),
                    Effect.NONE);

    private final SourceFinder finder;

    @Inject
    EntityMatchingAgent(Databases databases) {
        this((SourceFinder.Databases) databases);
    }

    EntityMatchingAgent(SourceFinder.Databases databases) {
        finder = new SourceFinder(databases);
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var sources = finder.find(input.at("sources"), work.caller());
        var pairs = CompanyPairs.read(sources, SyncRequest.of(input), Verdicts.NONE, work);
        var matching = pairs.matching();
        var text =
                "%,d records of %s and %,d of %s are %,d companies: %,d are in both, %,d records are doubles, %,d pairs are doubtful."
                        .formatted(
                                pairs.count(0),
                                pairs.names().get(0),
                                pairs.count(1),
                                pairs.names().get(1),
                                matching.companies().size(),
                                pairs.inBoth(),
                                pairs.doubles(),
                                matching.doubts().size());
        var body = new LinkedHashMap<String, Value>();
        body.put("companies", Value.number(matching.companies().size()));
        body.put("in_both", Value.number(pairs.inBoth()));
        body.put("doubles", Value.number(pairs.doubles()));
        body.put(
                "matches",
                new Value.Items(
                        matching.matches().stream()
                                .limit(MATCHES_SHOWN)
                                .map(pair -> PairJson.pair(pair, pairs))
                                .toList()));
        body.put(
                "doubts",
                new Value.Items(
                        matching.doubts().stream()
                                .limit(DOUBTS_SHOWN)
                                .map(doubt -> PairJson.doubt(doubt, pairs))
                                .toList()));
        body.put("doubtful", Value.number(matching.doubts().size()));
        body.put("compared", Value.number(matching.compared()));
        body.put(
                "left_out",
                new Value.Items(matching.leftOut().stream().map(PairJson::leftOut).toList()));
        body.put("text", Value.text(text));
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), text, "rules"));
    }
}
