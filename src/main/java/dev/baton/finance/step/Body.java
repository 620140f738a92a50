package dev.baton.finance.step;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.Quality;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent of finance proves, in the shape that chat and later steps read: a text, how sure it
 * is and how good, a table, facts, and fields of its own.
 */
public final class Body {
    private final Map<String, Value> fields = new LinkedHashMap<>();
    private final String text;

    private Body(String text) {
        this.text = text;
        fields.put("text", Value.text(text));
    }

    /** As sure as its work is good. */
    public static Body of(String text, Quality quality) {
        return of(text, quality.value(), quality);
    }

    /** {@code confidence} is from 0 to 1. */
    public static Body of(String text, double confidence, Quality quality) {
        return new Body(text)
                .with("confidence", new Value.Number(BigDecimal.valueOf(confidence)))
                .with("quality", quality);
    }

    /** One more field: a value, or what becomes one as JSON. */
    public Body with(String name, Object value) {
        fields.put(name, value instanceof Value made ? made : Json.value(value));
        return this;
    }

    /** The same, unless it is absent. */
    public Body maybe(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    /** Its table: {@code columns} as chat reads them, rows of items. */
    public Body table(List<?> columns, List<? extends Value> rows) {
        return with("columns", columns)
                .with("rows", new Value.Items(List.copyOf(rows)))
                .with("row_count", Value.number(rows.size()));
    }

    public Body facts(List<Fact> facts) {
        return with("facts", facts);
    }

    public Map<String, Value> fields() {
        return fields;
    }

    /** As evidence: made by rules, its text the digest. */
    public Evidence evidence() {
        return new Evidence(new Value.Fields(fields), text, "rules");
    }
}
