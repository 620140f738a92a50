package dev.baton.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what EXPLAIN (FORMAT JSON) gives: cost, rows, and what is doubtful in the plan. */
final class PlanReading {
    private static final double HUGE = 1_000_000;
    private final Set<String> doubts = new LinkedHashSet<>();

    private PlanReading() {}

    static Explanation.Planned read(JsonNode explained) {
        var plan = explained.path(0).path("Plan");
        var reading = new PlanReading();
        reading.visit(plan);
        double rows = plan.path("Plan Rows").asDouble();
        if (rows > 10 * HUGE) {
            reading.doubts.add(
                    "About %,.0f rows would come back: add a filter or a limit.".formatted(rows));
        }
        return new Explanation.Planned(
                plan.path("Total Cost").asDouble(), rows, List.copyOf(reading.doubts));
    }

    private void visit(JsonNode node) {
        var kind = node.path("Node Type").asText();
        if (kind.equals("Nested Loop")) {
            nestedLoop(node);
        }
        if (kind.endsWith("Seq Scan")
                && node.path("Filter").isMissingNode()
                && node.path("Plan Rows").asDouble() > HUGE) {
            doubts.add(
                    "All %,.0f rows of %s are read: a filter would help."
                            .formatted(
                                    node.path("Plan Rows").asDouble(),
                                    node.path("Relation Name").asText()));
        }
        node.path("Plans").forEach(this::visit);
    }

    private void nestedLoop(JsonNode node) {
        var plans = node.path("Plans");
        var outer = plans.path(0);
        var inner = plans.path(1);
        if (!node.path("Join Filter").isMissingNode()
                || outer.path("Plan Rows").asDouble() <= 1
                || inner.path("Plan Rows").asDouble() <= 1) {
            return;
        }
        var outside = aliases(outer);
        var inside = aliases(inner);
        if (!outside.isEmpty() && !inside.isEmpty() && !depends(inner, outside)) {
            doubts.add(
                    "Every row of %s meets every row of %s: a join condition is missing."
                            .formatted(String.join(", ", outside), String.join(", ", inside)));
        }
    }

    /** True when an expression below the node uses one of these tables. */
    private static boolean depends(JsonNode node, List<String> aliases) {
        if (node.isTextual()) {
            var text = node.textValue();
            return aliases.stream()
                    .anyMatch(alias ->
                            text.contains(alias + ".") || text.contains("\"" + alias + "\"."));
        }
        for (var child : node) {
            if (depends(child, aliases)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> aliases(JsonNode node) {
        var found = new ArrayList<String>();
        collect(node, found);
        return found;
    }

    private static void collect(JsonNode node, List<String> into) {
        if (node.has("Alias")) {
            into.add(node.path("Alias").asText());
        }
        node.path("Plans").forEach(child -> collect(child, into));
    }
}
