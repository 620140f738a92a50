package dev.baton.pipeline.entity;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.entity.match.Pair;
import dev.baton.pipeline.entity.match.Verdicts;
import dev.baton.pipeline.entity.merge.EntityIds;
import dev.baton.pipeline.entity.merge.Golden;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Merges matched records into golden records and writes them with the cross-reference into the
 * warehouse; a person is asked about doubtful pairs first.
 */
@ApplicationScoped
class EntityMergeAgent implements Agent {
    private static final int SHOWN = 20;
    private static final AgentCard CARD =
            new AgentCard(
                    "entity_merge",
                    "Merges matched company records into golden records, kept in the warehouse.",
                    Shape.fields()
                            .with("sources", Shape.items(Shape.ANY))
                            .maybe("doubts", Shape.items(Shape.ANY))
                            .maybe("name", Shape.ANY)
                            .maybe("match_threshold", Shape.ANY)
                            .maybe("review_threshold", Shape.ANY)
                            .maybe("max_records", Shape.ANY)
                            .maybe("review", Shape.ANY)
                            .maybe("survivors", Shape.ANY)
                            .maybe("test", Shape.ANY),
                    Shape.fields()
                            .with("sync", Shape.TEXT)
                            .with("golden_records", Shape.NUMBER)
                            .with("records_merged", Shape.NUMBER)
                            .with("undecided", Shape.NUMBER)
                            .with("written", Shape.FLAG)
                            .with("proposals", Shape.items(Shape.ANY))
                            .with("text", Shape.TEXT)
                            .with("confidence", Shape.NUMBER)
                            .maybe("key", Shape.TEXT),
                    Effect.IDEMPOTENT);

    private final SourceFinder finder;
    private final GoldenStore store;

    @Inject
    EntityMergeAgent(Databases databases, Warehouse warehouse) {
        this(
                databases,
                new GoldenStore(warehouse, () -> warehouse.url().ifPresent(databases::changed)));
    }

    EntityMergeAgent(SourceFinder.Databases databases, GoldenStore store) {
        finder = new SourceFinder(databases);
        this.store = store;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var request = SyncRequest.of(input);
        var review = Review.of(input.at("doubts"));
        var decision = work.decision();
        if (!request.test()) {
            store.ready(); // Nobody is asked in vain.
        }
        if (review.needed() && request.review() && !request.test() && decision.isEmpty()) {
            return new StepOutcome.Held(review.question());
        }
        var verdicts = decision.map(review::verdicts).orElse(Verdicts.NONE);
        var sources = finder.find(input.at("sources"), work.caller());
        var pairs = CompanyPairs.read(sources, request, verdicts, work);
        var sync = input.text("name").filter(name -> !name.isBlank()).orElse(nameOf(pairs));
        var golden = golden(sync, pairs, request);
        if (!request.test()) {
            work.progress("Writing golden records", 0.95);
            store.write(sync, work.idempotencyKey(), pairs, golden);
        }
        return new StepOutcome.Proven(
                evidence(sync, pairs, golden, verdicts, request.test(), work.idempotencyKey()));
    }

    private static String nameOf(CompanyPairs pairs) {
        return String.join("+", pairs.names());
    }

    private List<Golden> golden(String sync, CompanyPairs pairs, SyncRequest request) {
        var companies = pairs.matching().companies();
        var ids = new EntityIds(sync, store.entities(sync, pairs.names())).of(companies);
        var golden = new ArrayList<Golden>(companies.size());
        for (int i = 0; i < companies.size(); i++) {
            golden.add(
                    new Golden(
                            ids.get(i),
                            companies.get(i),
                            request.merging().merge(pairs.records(companies.get(i)))));
        }
        return golden;
    }

    private static Evidence evidence(
            String sync,
            CompanyPairs pairs,
            List<Golden> golden,
            Verdicts verdicts,
            boolean test,
            String key) {
        var merged = golden.stream().filter(each -> each.records().size() > 1).toList();
        int undecided = pairs.matching().doubts().size();
        var text =
                "%,d records are %,d companies; %,d golden records merge several. %s %s"
                        .formatted(
                                pairs.records().size(),
                                golden.size(),
                                merged.size(),
                                undecided == 0
                                        ? "Nothing is undecided."
                                        : "%,d doubtful pairs were left apart."
                                                .formatted(undecided),
                                test
                                        ? "Nothing was written."
                                        : "They are in the warehouse: golden_company and company_reference.");
        var body = new LinkedHashMap<String, Value>();
        body.put("sync", Value.text(sync));
        body.put("golden_records", Value.number(golden.size()));
        body.put("merged", Value.number(merged.size()));
        body.put(
                "records_merged",
                Value.number(merged.stream().mapToInt(each -> each.records().size()).sum()));
        body.put("accepted", Value.number(verdicts.accepted().size()));
        body.put("rejected", Value.number(verdicts.rejected().size()));
        body.put("undecided", Value.number(undecided));
        body.put("written", new Value.Flag(!test));
        body.put(
                "proposals",
                new Value.Items(
                        merged.stream()
                                .limit(SHOWN)
                                .map(each -> PairJson.golden(each, pairs.names()))
                                .toList()));
        body.put("text", Value.text(text));
        body.put("confidence", PairJson.number(confidence(pairs, verdicts), 4));
        body.put("key", Value.text(key));
        return new Evidence(new Value.Fields(body), text, "rules");
    }

    /**
     * The mean probability of what was joined, where a person's word is sure, less the undecided.
     */
    private static double confidence(CompanyPairs pairs, Verdicts verdicts) {
        var matches = pairs.matching().matches();
        int undecided = pairs.matching().doubts().size();
        if (matches.isEmpty()) {
            return undecided == 0 ? 1 : 0.5;
        }
        double sum = 0;
        for (Pair match : matches) {
            sum += verdicts.accepted().contains(match.id()) ? 1 : match.probability();
        }
        return sum / (matches.size() + undecided);
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        if (evidence.body() instanceof Value.Fields body
                && body.at("written") instanceof Value.Flag(var written)
                && written) {
            store.takeBack(body.text("sync").orElse(""), body.text("key").orElse(""));
        }
        return true;
    }
}
