package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.query.Expression;
import dev.baton.nl2sql.query.Query;
import dev.baton.sql.ColumnName;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes one query of filled slots. */
final class Composer {
    private final Reading reading;
    private final Slots slots;
    private final TableName grain;
    private final Router router;
    private final Columns columns;
    private final Conditions conditions;
    private final Measures measures;
    private final List<Query.Item> select = new ArrayList<>();
    private final List<Expression> group = new ArrayList<>();
    private final List<Query.Order> order = new ArrayList<>();
    private final List<Expression> keyShown = new ArrayList<>();
    private boolean distinct;

    Composer(Reading reading) {
        this.reading = reading;
        this.slots = reading.slots;
        new Shape(reading).settle();
        this.grain = new Grain(reading).table();
        this.router = new Router(reading, grain);
        this.columns = new Columns(reading, grain, router);
        this.measures = new Measures(reading, grain, router);
        this.conditions = new Conditions(reading, grain, router, columns, measures);
    }

    Query compose() {
        boolean aggregated =
                !slots.measures.isEmpty()
                        || slots.sorts.stream().anyMatch(sort -> sort.measure() != null)
                        || slots.needs.stream().anyMatch(need -> need instanceof Need.Counted);
        if (aggregated) {
            keys();
            measures.multiplied(joinedMany());
        }
        conditions.joined(joinedMany());
        conditions.build();
        if (aggregated) {
            aggregates();
        } else {
            list();
        }
        var having = conditions.having();
        sorts(aggregated);
        new LeftTables(reading, conditions).require();
        if (select.isEmpty()) {
            throw new Unreadable("It is not clear what should be shown.");
        }
        boolean many =
                !aggregated
                        && select.stream()
                                .anyMatch(item ->
                                        item.expression() instanceof Expression.Of(var path, _)
                                                && !path.toOne());
        return Finish.of(
                new Query(
                        grain,
                        distinct || many || slots.distinct && !aggregated,
                        named(select),
                        conditions.where(),
                        group,
                        having,
                        order,
                        slots.limit),
                slots);
    }

    private static List<Query.Item> named(List<Query.Item> items) {
        var names = new LinkedHashSet<String>();
        var named = new ArrayList<Query.Item>();
        for (var item : items) {
            var name = item.name();
            for (int i = 2; !name.isEmpty() && !names.add(name); i++) {
                name = item.name() + "_" + i;
            }
            named.add(new Query.Item(item.expression(), name));
        }
        return named;
    }

    private Set<JoinPath> joinedMany() {
        var joined = new LinkedHashSet<JoinPath>();
        for (var expression : group) {
            if (expression instanceof Expression.Of(var path, _)) {
                for (int i = 1; i <= path.edges().size(); i++) {
                    if (!path.first(i).toOne()) {
                        joined.add(path.first(i));
                    }
                }
            }
        }
        joined.addAll(measures.joined());
        return joined;
    }

    private void keys() {
        for (var key : slots.keys) {
            if ("own".equals(key.unit())) {
                continue;
            }
            if (key.unit() != null) {
                var year = columns.year();
                var time = columns.time(-1, -1);
                var expression =
                        key.unit().equals("year") && year != null && time == null
                                ? year
                                : time == null ? null : new Expression.PartOfTime(key.unit(), time);
                if (expression == null) {
                    throw new Unreadable("There is no date to tell the " + key.unit() + " by.");
                }
                key(expression, key.unit());
                continue;
            }
            key(key.mention());
        }
    }

    private void key(int mention) {
        if (reading.isTable(mention)) {
            var path = router.to(mention);
            var table = reading.index.table(path.end());
            for (var label : Labels.of(reading.index, path.end())) {
                key(new Expression.Of(path, label), "");
            }
            if (table.primaryKey().size() == 1) {
                group.add(new Expression.Of(path, table.primaryKey().getFirst()));
            }
            return;
        }
        var column =
                reading.target(mention) instanceof Target.OfValue(var of, _)
                        ? of
                        : reading.column(mention);
        if (column == null) {
            throw new Unreadable("“" + reading.words(mention) + "” is nothing to group by.");
        }
        var path = router.to(mention);
        if (!path.edges().isEmpty()
                && column.name().equals(only(Labels.of(reading.index, column.table())))
                && reading.index.table(column.table()).primaryKey().size() == 1) {
            group.add(
                    new Expression.Of(
                            path, reading.index.table(column.table()).primaryKey().getFirst()));
        }
        if (reading.temporal(mention)
                && (reading.words(mention)
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches(".*\\b(?:year|month|quarter)\\b.*"))) {
            var unit =
                    reading.words(mention)
                            .toLowerCase(java.util.Locale.ROOT)
                            .replaceAll(".*\\b(year|month|quarter)\\b.*", "$1");
            key(new Expression.PartOfTime(unit, new Expression.Of(path, column.name())), unit);
            return;
        }
        key(new Expression.Of(path, column.name()), "");
    }

    private static String only(List<String> labels) {
        return labels.size() == 1 ? labels.getFirst() : "";
    }

    private void key(Expression expression, String name) {
        group.add(expression);
        if (!keyShown.contains(expression)) {
            keyShown.add(expression);
            select.add(new Query.Item(expression, name));
        }
    }

    private void aggregates() {
        for (int mention : slots.outputs) {
            var column = reading.column(mention);
            if (column == null) {
                continue;
            }
            boolean explicit = slots.keys.stream().anyMatch(key -> !"own".equals(key.unit()));
            if (!explicit
                    && !slots.measures.isEmpty()
                    && (reading.numeric(mention) || reading.temporal(mention))) {
                slots.doubt += 0.35;
                continue;
            }
            if (reading.numeric(mention)
                    && slots.keys.stream().anyMatch(key -> !"own".equals(key.unit()))
                    && slots.limit == null) {
                select.add(
                        new Query.Item(
                                measures.expression(
                                        new Measure.Simple(Expression.Function.SUM, mention),
                                        conditions),
                                "total_" + column.name()));
                slots.doubt += 0.1;
                continue;
            }
            var shown = new Expression.Of(router.to(mention), column.name());
            if (!keyShown.contains(shown)) {
                key(shown, "");
            }
        }
        for (var measure : slots.measures) {
            var expression = measures.expression(measure, conditions);
            if (select.stream().anyMatch(item -> item.expression().equals(expression))) {
                continue;
            }
            select.add(new Query.Item(expression, measures.name(measure)));
        }
        if (slots.measures.isEmpty()) {
            for (var sort : slots.sorts) {
                if (sort.measure() != null && (slots.showMeasure || !slots.superlative)) {
                    select.add(
                            new Query.Item(
                                    measures.expression(sort.measure(), conditions),
                                    measures.name(sort.measure())));
                }
            }
            for (var need : slots.needs) {
                if (need instanceof Need.Counted(var measure, _, _, _) && slots.showMeasure) {
                    select.add(
                            new Query.Item(
                                    measures.expression(measure, conditions),
                                    measures.name(measure)));
                }
            }
        }
    }

    private void list() {
        var shown = new LinkedHashSet<Expression>();
        boolean entityColumn = slots.entity >= 0 && reading.column(slots.entity) != null;
        if (!(slots.outputsOnly && !slots.outputs.isEmpty())
                && !entityColumn
                && !(slots.outputs.size() >= 1 && slots.entity < 0 && !slots.withLabel)) {
            var at = slots.entity >= 0 ? router.to(slots.entity) : JoinPath.at(grain);
            Labels.of(reading.index, at.end())
                    .forEach(label -> shown.add(new Expression.Of(at, label)));
            if (slots.asksWho || !at.end().equals(grain)) {
                distinct |= !at.end().equals(grain);
            }
        }
        for (int mention : slots.outputs) {
            if (reading.isTable(mention)) {
                var path = router.to(mention);
                Labels.of(reading.index, path.end())
                        .forEach(label -> shown.add(new Expression.Of(path, label)));
            } else if (reading.target(mention) instanceof Target.OfColumn(var column)) {
                shown.add(new Expression.Of(router.to(mention), column.name()));
            }
        }
        shown.forEach(expression -> select.add(new Query.Item(expression, "")));
        if (entityColumn && slots.outputs.size() == 1) {
            distinct = true;
        }
    }

    private void sorts(boolean aggregated) {
        for (var sort : slots.sorts) {
            Expression by = null;
            if (sort.measure() != null) {
                by = measures.expression(sort.measure(), conditions);
            } else if (sort.mention() >= 0) {
                by = sortColumn(sort.mention(), aggregated);
            } else if (sort.adjective() != null) {
                by = adjective(sort.adjective(), aggregated);
            } else if (aggregated) {
                by =
                        select.stream()
                                .map(Query.Item::expression)
                                .filter(Composer::computed)
                                .findFirst()
                                .orElse(null);
            }
            if (by == null) {
                by = select.isEmpty() ? null : select.getLast().expression();
                slots.doubt += 0.3;
            }
            if (by != null) {
                boolean descending = sort.descending();
                if (sort.adjective() != null
                        && by instanceof Expression.Of(_, var name)
                        && columns.turned(sort.adjective(), name)) {
                    descending = !descending;
                }
                order.add(new Query.Order(by, descending));
                if (distinct
                        && select.stream()
                                .noneMatch(item ->
                                        item.expression().equals(order.getLast().expression()))) {
                    distinct = false;
                }
            }
        }
        if (slots.limit != null && slots.sorts.isEmpty()) {
            slots.doubt += foremost() ? 0.1 : 0.4;
        }
    }

    /** Also by a metric, whose SQL is an aggregate of its own. */
    private static boolean computed(Expression expression) {
        return expression.aggregated() || expression instanceof Expression.Written;
    }

    /** "Hours by client, top 5": the first of the groups are those with the most. */
    private boolean foremost() {
        var first =
                select.stream().map(Query.Item::expression).filter(Composer::computed).findFirst();
        first.filter(_ -> !group.isEmpty())
                .ifPresent(expression -> order.add(new Query.Order(expression, true)));
        return first.isPresent() && !group.isEmpty();
    }

    private @org.jspecify.annotations.Nullable Expression sortColumn(
            int mention, boolean aggregated) {
        if (reading.isTable(mention)) {
            var path = router.to(mention);
            return new Expression.Of(path, Labels.of(reading.index, path.end()).getFirst());
        }
        var column = reading.column(mention);
        if (column == null) {
            return null;
        }
        var plain = new Expression.Of(router.to(mention), column.name());
        if (!aggregated || keyShown.contains(plain)) {
            return plain;
        }
        for (var item : select) {
            if (item.expression().aggregated() && mentions(item.expression(), column)) {
                return item.expression();
            }
        }
        if (group.isEmpty()
                || plain.path().toOne()
                        && group.stream()
                                .anyMatch(key ->
                                        key instanceof Expression.Of(var path, var name)
                                                && path.equals(plain.path())
                                                && reading.index
                                                        .table(path.end())
                                                        .primaryKey()
                                                        .equals(List.of(name)))) {
            group.add(plain);
            return plain;
        }
        return reading.numeric(mention)
                ? new Expression.Aggregate(Expression.Function.SUM, plain, false, null)
                : null;
    }

    private static boolean mentions(Expression expression, ColumnName column) {
        return expression instanceof Expression.Of(var path, var name)
                        && path.end().equals(column.table())
                        && name.equals(column.name())
                || expression.parts().stream().anyMatch(part -> mentions(part, column));
    }

    private @org.jspecify.annotations.Nullable Expression adjective(
            Adjectives.Adjective adjective, boolean aggregated) {
        if (adjective.word().equals("alphabetical")) {
            return select.isEmpty() ? null : select.getFirst().expression();
        }
        if (adjective.word().equals("chronological")) {
            return group.stream()
                    .filter(Expression.PartOfTime.class::isInstance)
                    .findFirst()
                    .orElseGet(() -> columns.time(-1, -1));
        }
        var at = slots.entity >= 0 ? router.to(slots.entity) : JoinPath.at(grain);
        if (aggregated && !slots.measures.isEmpty()) {
            return select.stream()
                    .map(Query.Item::expression)
                    .filter(Expression::aggregated)
                    .findFirst()
                    .orElse(null);
        }
        var found = columns.hinted(adjective, at);
        if (found == null) {
            throw new Unreadable(
                    "There is nothing that tells which "
                            + Router.words(at.end())
                            + " is “"
                            + adjective.word()
                            + "”.");
        }
        return found;
    }
}
