package dev.baton.pipeline.entity;

import dev.baton.pipeline.entity.match.Company;
import dev.baton.pipeline.entity.match.Doubt;
import dev.baton.pipeline.entity.match.LeftOut;
import dev.baton.pipeline.entity.match.Pair;
import dev.baton.pipeline.entity.match.RecordId;
import dev.baton.pipeline.entity.merge.Golden;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Pairs and companies as JSON for people and later steps. */
final class PairJson {
    private PairJson() {}

    static Value pair(Pair pair, CompanyPairs pairs) {
        return new Value.Fields(fields(pair, pairs));
    }

    static Value doubt(Doubt doubt, CompanyPairs pairs) {
        var fields = fields(doubt.pair(), pairs);
        fields.put("reason", Value.text(doubt.reason().name().toLowerCase(Locale.ROOT)));
        return new Value.Fields(fields);
    }

    private static LinkedHashMap<String, Value> fields(Pair pair, CompanyPairs pairs) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("id", Value.text(pair.id()));
        fields.put("probability", number(pair.probability(), 4));
        fields.put("weight", number(pair.weight(), 2));
        fields.put("left", record(pairs.record(pair.left()), pairs.names()));
        fields.put("right", record(pairs.record(pair.right()), pairs.names()));
        fields.put(
                "why",
                new Value.Items(
                        pair.why().stream()
                                .map(why ->
                                        Value.text(
                                                String.format(
                                                        Locale.ROOT,
                                                        "%s %s (%+.1f)",
                                                        why.respect(),
                                                        why.level(),
                                                        why.weight())))
                                .toList()));
        return fields;
    }

    private static Value record(Company company, List<String> names) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("source", Value.text(names.get(company.id().source())));
        fields.put("key", Value.text(company.id().key()));
        company.fields().forEach((field, text) -> fields.put(field.code(), Value.text(text)));
        return new Value.Fields(fields);
    }

    /** The golden record, and for each field the record it was taken from and why. */
    static Value golden(Golden golden, List<String> names) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("entity_id", Value.text(golden.id().toString()));
        fields.put(
                "records",
                new Value.Items(
                        golden.records().stream().map(id -> reference(id, names)).toList()));
        var survivors = new LinkedHashMap<String, Value>();
        golden.fields()
                .forEach((field, survivor) ->
                        survivors.put(
                                field,
                                Value.Fields.EMPTY
                                        .with("value", Value.text(survivor.value()))
                                        .with("from", reference(survivor.from(), names))
                                        .with("why", Value.text(survivor.why()))));
        fields.put("fields", new Value.Fields(survivors));
        return new Value.Fields(fields);
    }

    private static Value reference(RecordId id, List<String> names) {
        return Value.Fields.EMPTY
                .with("source", Value.text(names.get(id.source())))
                .with("key", Value.text(id.key()));
    }

    static Value leftOut(LeftOut leftOut) {
        return Value.Fields.EMPTY
                .with("key", Value.text(leftOut.key()))
                .with("blocks", Value.number(leftOut.blocks()))
                .with("records", Value.number(leftOut.records()));
    }

    static Value number(double number, int places) {
        return new Value.Number(BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP));
    }
}
