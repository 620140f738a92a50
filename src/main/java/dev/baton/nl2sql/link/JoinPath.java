package dev.baton.nl2sql.link;

import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.List;

/** A way over joins that starts at a table; no edges means the table itself. */
public record JoinPath(TableName start, List<Edge> edges) {
    public JoinPath {
        edges = List.copyOf(edges);
    }

    /** The path that stays where it starts. */
    public static JoinPath at(TableName table) {
        return new JoinPath(table, List.of());
    }

    /** The table this path leads to. */
    public TableName end() {
        return edges.isEmpty() ? start : edges.getLast().to();
    }

    /** True when a starting row has at most one row at the end. */
    public boolean toOne() {
        return edges.stream().allMatch(Edge::toOne);
    }

    public JoinPath then(Edge edge) {
        var longer = new ArrayList<>(edges);
        longer.add(edge);
        return new JoinPath(start, longer);
    }

    /** This path followed by one that starts at its end. */
    public JoinPath then(JoinPath rest) {
        var longer = new ArrayList<>(edges);
        longer.addAll(rest.edges);
        return new JoinPath(start, longer);
    }

    /** The first edges of this path. */
    public JoinPath first(int count) {
        return new JoinPath(start, edges.subList(0, count));
    }

    /** The path without its first edges. */
    public JoinPath after(int count) {
        return new JoinPath(first(count).end(), edges.subList(count, edges.size()));
    }

    /** How many edges from the start lead to at most one row each. */
    public int leadingToOne() {
        int count = 0;
        while (count < edges.size() && edges.get(count).toOne()) {
            count++;
        }
        return count;
    }

    /** What the path costs: fewer, declared, many-to-one edges are cheaper; fan traps are dear. */
    public double cost() {
        double cost = 0;
        for (int i = 0; i < edges.size(); i++) {
            var edge = edges.get(i);
            cost += edge.toOne() ? 1 : 1.2;
            cost += (1 - edge.trust()) * 0.8;
            if (i > 0 && edges.get(i - 1).toOne() && !edge.toOne()) {
                cost += 1.5;
            }
        }
        return cost;
    }
}
