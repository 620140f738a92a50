package dev.baton.finance.fact;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that a text rests on, each id once, and the names it may quote although digits stand in
 * them: customers, documents, terms such as 13-week. Labels and inputs of facts may be quoted too.
 */
public record FactSheet(List<Fact> facts, List<String> quoted) {
    public static final FactSheet EMPTY = new FactSheet(List.of(), List.of());

    /** The unit of a fact that is a day; its value is the day's number since 1970-01-01. */
    public static final String DAY = "date";

    public FactSheet {
        var byId = new LinkedHashMap<String, Fact>();
        for (var fact : facts) {
            var other = byId.putIfAbsent(fact.id(), fact);
            if (other != null && !other.hash().equals(fact.hash())) {
                throw new IllegalArgumentException("two facts are called " + fact.id());
            }
        }
        facts = List.copyOf(byId.values());
        quoted = List.copyOf(quoted);
    }

    public static FactSheet of(List<Fact> facts) {
        return new FactSheet(facts, List.of());
    }

    /** A fact that is a day. */
    public static Fact day(
            String id,
            String label,
            LocalDate day,
            LocalDate asOf,
            String formula,
            List<String> inputs) {
        return new Fact(
                id, label, BigDecimal.valueOf(day.toEpochDay()), DAY, asOf, formula, inputs);
    }

    /** With more facts; one that is here already is taken once. */
    public FactSheet and(Fact... more) {
        return and(of(Arrays.asList(more)));
    }

    /** With the facts and names of another sheet. */
    public FactSheet and(FactSheet other) {
        var all = new ArrayList<>(facts);
        all.addAll(other.facts);
        var names = new ArrayList<>(quoted);
        names.addAll(other.quoted);
        return new FactSheet(all, names.stream().distinct().toList());
    }

    /** With names that may be quoted. */
    public FactSheet quoting(List<String> names) {
        return and(new FactSheet(List.of(), names));
    }

    public Optional<Fact> find(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** The fact of that id; throws a problem of cause not_found. */
    public Fact fact(String id) {
        return find(id).orElseThrow(() ->
                ProblemException.of(
                        Cause.NOT_FOUND,
                        "There is no fact “%s”.".formatted(id),
                        "Name a fact that was computed before."));
    }

    /** Its value; throws a problem of cause not_found. */
    public BigDecimal value(String id) {
        return fact(id).value();
    }

    /** All of them by their ids, in their order. */
    public Map<String, Fact> byId() {
        var byId = new LinkedHashMap<String, Fact>();
        facts.forEach(fact -> byId.put(fact.id(), fact));
        return byId;
    }
}
