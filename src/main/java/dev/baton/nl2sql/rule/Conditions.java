package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.query.Condition;
import dev.baton.nl2sql.query.Expression;
import dev.baton.nl2sql.query.Query;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes conditions of what the question says must hold. */
final class Conditions {
    private final Reading reading;
    private final TableName grain;
    private final Router router;
    private final Columns columns;
    private final Measures measures;
    private final Placing placing;
    private final List<Condition> where = new ArrayList<>();
    private final List<Condition> shared = new ArrayList<>();
    private final Set<JoinPath> joined = new LinkedHashSet<>();

    Conditions(
            Reading reading, TableName grain, Router router, Columns columns, Measures measures) {
        this.reading = reading;
        this.grain = grain;
        this.router = router;
        this.columns = columns;
        this.measures = measures;
        this.placing = new Placing(reading, router, columns);
    }

    Columns columns() {
        return columns;
    }

    void joined(Set<JoinPath> many) {
        joined.addAll(many);
    }

    void build() {
        var slots = reading.slots;
        var inner = new ArrayList<Need>();
        Need.Without without = null;
        for (var need : slots.needs) {
            if (need instanceof Need.Without(var mention, var negated, _)
                    && !negated
                    && reading.isTable(mention)) {
                without = (Need.Without) need;
            }
        }
        for (var need : slots.needs) {
            if (need instanceof Need.Counted) {
                continue;
            }
            if (without != null
                    && need != without
                    && need.at() > without.at()
                    && belongs(need, without)) {
                inner.add(need);
            }
        }
        for (var need : slots.needs) {
            if (need instanceof Need.Counted || inner.contains(need) || need == without) {
                continue;
            }
            boolean share =
                    slots.shareFrom >= 0
                                    && need.at() >= slots.shareFrom
                                    && !(need instanceof Need.When || need instanceof Need.Times)
                            || slots.shareFrom == -2
                                    && need instanceof Need.Is is
                                    && slots.shareOf.containsAll(is.mentions());
            var target = share ? shared : where;
            switch (need) {
                case Need.Both(var mentions, var second, _) -> both(mentions, second, target);
                case Need.Without(var mention, var negated, _) ->
                        without(mention, negated, List.of(), target);
                default -> {
                    var placed = placing.placed(need);
                    if (placed != null) {
                        add(placed, target);
                    }
                }
            }
        }
        if (without != null) {
            var path = router.to(without.mention());
            var conditions = new ArrayList<Condition>();
            for (var need : inner) {
                var placed =
                        need instanceof Need.When(var period, var column, _) && column < 0
                                ? placing.during(path, period)
                                : placing.placed(need);
                if (placed != null) {
                    conditions.add(shifted(placed, path));
                }
            }
            without(
                    without.mention(),
                    false,
                    conditions,
                    slots.shareFrom >= 0 && without.at() >= slots.shareFrom ? shared : where);
        }
    }

    private boolean belongs(Need need, Need.Without without) {
        var table = reading.table(without.mention());
        var own = grain;
        return switch (need) {
            case Need.Is(var mentions, _, _) ->
                    !reading.table(mentions.getFirst()).equals(own)
                            && (reading.table(mentions.getFirst()).equals(table)
                                    || toOne(table, reading.table(mentions.getFirst())));
            case Need.Compared(var column, _, _, _, _) ->
                    column >= 0 && reading.table(column).equals(table);
            case Need.When(_, var column, _) ->
                    column >= 0
                            ? reading.table(column).equals(table)
                            : reading.index.table(table).columns().stream()
                                    .anyMatch(there -> there.type().temporal());
            default -> false;
        };
    }

    private boolean toOne(TableName from, TableName to) {
        var paths = reading.index.graph().paths(from, to);
        return !paths.isEmpty() && paths.getFirst().toOne();
    }

    /** The condition as seen from the end of a longer path, for use inside an exists. */
    private Condition shifted(Placing.Placed placed, JoinPath from) {
        return Shift.back(placed.condition(), from);
    }

    private void without(
            int mention, boolean negated, List<Condition> inner, List<Condition> into) {
        if (reading.target(mention) instanceof Target.OfColumn(var column)) {
            into.add(
                    new Condition.Missing(
                            new Expression.Of(router.to(mention), column.name()), negated));
            return;
        }
        var path = router.to(mention);
        int plain = path.leadingToOne();
        if (plain == path.edges().size()) {
            if (path.edges().isEmpty()) {
                throw new Unreadable("It is not clear what is missing.");
            }
            var last = path.edges().getLast();
            if (inner.isEmpty()) {
                into.add(
                        new Condition.Missing(
                                new Expression.Of(
                                        path.first(plain - 1), last.fromColumns().getFirst()),
                                negated));
            } else {
                into.add(
                        new Condition.Exists(
                                path.first(plain - 1), path.after(plain - 1), inner, !negated));
            }
            return;
        }
        into.add(new Condition.Exists(path.first(plain), path.after(plain), inner, !negated));
    }

    /** Requires some row of a table that was spoken of and not used yet. */
    void some(int mention) {
        var path = router.to(mention);
        if (path.toOne() || covered(path)) {
            return;
        }
        int plain = path.leadingToOne();
        where.add(new Condition.Exists(path.first(plain), path.after(plain), List.of(), false));
        reading.slots.doubt += 0.08;
    }

    private boolean covered(JoinPath path) {
        if (joined.stream().anyMatch(there -> there.edges().containsAll(path.edges()))) {
            return true;
        }
        return where.stream()
                .anyMatch(condition ->
                        condition instanceof Condition.Exists(var at, var way, _, _)
                                && (at.then(way).edges().containsAll(path.edges())
                                        || path.then(JoinPath.at(path.end()))
                                                        .edges()
                                                        .getFirst()
                                                        .equals(way.edges().getFirst())
                                                && Shift.reaches(condition, path)));
    }

    private void both(List<Integer> mentions, boolean secondNegated, List<Condition> into) {
        for (int i = 0; i < mentions.size(); i++) {
            var placed = placing.placed(new Need.Is(List.of(mentions.get(i)), false, 0));
            if (placed == null) {
                continue;
            }
            boolean negated = i > 0 && secondNegated;
            if (placed.path().toOne()) {
                if (secondNegated) {
                    add(
                            negated
                                    ? new Placing.Placed(
                                            placed.path(), new Condition.Not(placed.condition()))
                                    : placed,
                            into);
                    continue;
                }
                add(placing.placed(new Need.Is(mentions, false, 0)), into);
                reading.slots.doubt += 0.3;
                return;
            }
            int plain = placed.path().leadingToOne();
            into.add(
                    new Condition.Exists(
                            placed.path().first(plain),
                            placed.path().after(plain),
                            List.of(Shift.back(placed.condition(), placed.path())),
                            negated));
        }
    }

    private void add(Placing.@Nullable Placed placed, List<Condition> into) {
        if (placed == null) {
            return;
        }
        var path = placed.path();
        if (path.toOne() || joined.contains(path)) {
            into.add(placed.condition());
            return;
        }
        int plain = path.leadingToOne();
        var at = path.first(plain);
        boolean negated =
                placed.condition() instanceof Condition.In(_, _, var not) && not
                        || placed.condition() instanceof Condition.Holds(_, var no) && no;
        var way = path.after(plain).first(1);
        var inner =
                Shift.back(
                        negated ? Shift.positive(placed.condition()) : placed.condition(),
                        at.then(way));
        for (int i = 0; i < into.size() && !negated; i++) {
            if (into.get(i) instanceof Condition.Exists(var there, var same, var others, var not)
                    && !not
                    && there.equals(at)
                    && same.equals(way)) {
                var more = new ArrayList<>(others);
                more.add(inner);
                into.set(i, new Condition.Exists(at, way, more, false));
                return;
            }
        }
        into.add(new Condition.Exists(at, way, List.of(inner), negated));
    }

    /** All conditions of these mentions at once, for counting only some rows. */
    Condition all(List<Integer> mentions) {
        var conditions = new ArrayList<Condition>();
        for (int mention : mentions) {
            add(placing.placed(new Need.Is(List.of(mention), false, 0)), conditions);
        }
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
    }

    @Nullable Condition share() {
        return shared.isEmpty()
                ? null
                : shared.size() == 1 ? shared.getFirst() : new Condition.All(shared);
    }

    /** The same column cannot have two values at once: such a reading is hardly what was meant. */
    private boolean contradicts() {
        for (var one : where) {
            for (var other : where) {
                if (one instanceof Condition.In(var left, var values, var no)
                        && other instanceof Condition.In(var right, var others, var not)
                        && !no
                        && !not
                        && left.equals(right)
                        && java.util.Collections.disjoint(values, others)) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Condition> where() {
        if (contradicts()) {
            reading.slots.doubt += 0.5;
        }
        return where.stream().distinct().toList();
    }

    List<Condition> having() {
        var having = new ArrayList<Condition>();
        for (var need : reading.slots.needs) {
            if (need instanceof Need.Counted(var measure, var operator, var number, _)) {
                var left = measures.expression(measure, this);
                if (operator.startsWith("avg") && measure instanceof Measure.Simple simple) {
                    var of = placing.of(simple.of());
                    var table = of.path().end();
                    var average =
                            new Query(
                                    table,
                                    false,
                                    List.of(
                                            new Query.Item(
                                                    new Expression.Aggregate(
                                                            Expression.Function.AVG,
                                                            new Expression.Of(
                                                                    JoinPath.at(table),
                                                                    of.column()),
                                                            false,
                                                            null),
                                                    "")),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    null);
                    having.add(
                            new Condition.Compare(
                                    left, operator.substring(3), new Expression.Value(average)));
                } else {
                    having.add(
                            new Condition.Compare(left, operator, new Expression.Number(number)));
                }
            }
        }
        return having;
    }
}
