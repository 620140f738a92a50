package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Target;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Decides which table's rows a query is about. */
final class Grain {
    private final Reading reading;
    private final Slots slots;

    Grain(Reading reading) {
        this.reading = reading;
        this.slots = reading.slots;
    }

    TableName table() {
        var tables = new LinkedHashSet<TableName>();
        boolean rows = false;
        for (var measure : all()) {
            var of = of(measure);
            rows |= of.isEmpty();
            tables.addAll(of);
        }
        if (!tables.isEmpty()) {
            return deepest(List.copyOf(tables));
        }
        if (rows) {
            return rows();
        }
        if (slots.entity >= 0) {
            tables.add(entityTable(slots.entity));
        }
        for (int output : slots.outputs) {
            tables.add(reading.table(output));
        }
        if (!tables.isEmpty()) {
            return deepestOrFirst(List.copyOf(tables));
        }
        return rows();
    }

    private TableName entityTable(int mention) {
        return reading.table(mention);
    }

    /**
     * The table whose rows are counted when the question does not say it: the entity's, else what
     * is filtered.
     */
    private TableName rows() {
        if (slots.entity >= 0) {
            return reading.table(slots.entity);
        }
        for (var item : reading.template.left()) {
            for (int mention : Template.mentions(item.text())) {
                if (reading.isTable(mention)) {
                    return reading.table(mention);
                }
            }
        }
        var candidates = new ArrayList<TableName>();
        for (var need : slots.needs) {
            switch (need) {
                case Need.Is(var mentions, _, _) ->
                        mentions.forEach(mention -> candidates.add(reading.table(mention)));
                case Need.Both(var mentions, _, _) ->
                        mentions.forEach(mention -> candidates.add(reading.table(mention)));
                case Need.Compared(var column, _, _, _, _) -> {
                    if (column >= 0) {
                        candidates.add(reading.table(column));
                    }
                }
                case Need.When(_, var column, _) -> {
                    if (column >= 0) {
                        candidates.add(reading.table(column));
                    }
                }
                case Need.Times(_, var column, _) -> {
                    if (column >= 0) {
                        candidates.add(reading.table(column));
                    }
                }
                case Need.Without(var mention, _, _) -> candidates.add(reading.table(mention));
                case Need.Columns(var left, _, _, _) -> candidates.add(reading.table(left));
                case Need.ToAverage(var column, _, _, _) -> candidates.add(reading.table(column));
                case Need.Like(var column, _, _) -> candidates.add(reading.table(column));
                case Need.Counted _ -> {}
            }
        }
        slots.keys.stream()
                .filter(key -> key.mention() >= 0)
                .forEach(key -> candidates.add(reading.table(key.mention())));
        if (candidates.isEmpty()) {
            throw new Unreadable("The question names nothing that this database holds.");
        }
        slots.doubt += 0.1;
        return deepestOrFirst(candidates.stream().distinct().toList());
    }

    private List<Measure> all() {
        var all = new ArrayList<>(slots.measures);
        slots.sorts.stream()
                .filter(sort -> sort.measure() != null)
                .forEach(sort -> all.add(sort.measure()));
        slots.needs.forEach(need -> {
            if (need instanceof Need.Counted(var measure, _, _, _)) {
                all.add(measure);
            }
        });
        return all;
    }

    private List<TableName> of(Measure measure) {
        return switch (measure) {
            case Measure.Simple simple ->
                    simple.of() >= 0
                            ? List.of(rowsOf(simple.of()))
                            : simple.filters().isEmpty()
                                    ? List.of()
                                    : List.of(reading.table(simple.filters().getFirst()));
            case Measure.Ratio(var part, var whole, _) -> both(part, whole);
            case Measure.Difference(var left, var right) -> both(left, right);
            case Measure.Amount(var of, _) -> List.of(reading.table(of));
            case Measure.PerRow(var of, _) -> List.of(reading.table(of));
            case Measure.Share(var base, _) -> base >= 0 ? List.of(reading.table(base)) : List.of();
            case Measure.Between(_, var later, _) -> List.of(reading.table(later));
        };
    }

    /** Counting by a role counts the rows that lead there; all else its own rows. */
    private TableName rowsOf(int mention) {
        return reading.target(mention) instanceof Target.OfRole(var edge)
                        && !edge.from().equals(edge.to())
                ? edge.from()
                : reading.table(mention);
    }

    private List<TableName> both(Measure left, Measure right) {
        var both = new ArrayList<>(of(left));
        both.addAll(of(right));
        return both;
    }

    /** The table from which all others are reached without meeting more rows. */
    private TableName deepest(List<TableName> tables) {
        for (var table : tables) {
            if (tables.stream().allMatch(other -> toOne(table, other))) {
                return table;
            }
        }
        slots.doubt += 0.25;
        return tables.getFirst();
    }

    private TableName deepestOrFirst(List<TableName> tables) {
        for (var table : tables) {
            if (tables.stream().allMatch(other -> toOne(table, other))) {
                return table;
            }
        }
        return tables.getFirst();
    }

    private boolean toOne(TableName from, TableName to) {
        var paths = reading.index.graph().paths(from, to);
        return from.equals(to) || !paths.isEmpty() && paths.getFirst().toOne();
    }
}
