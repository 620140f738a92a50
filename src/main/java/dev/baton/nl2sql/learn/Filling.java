package dev.baton.nl2sql.learn;

import dev.baton.sql.Literals;
import dev.baton.sql.Literals.Kind;
import dev.baton.sql.Literals.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts what another question says into the query of one of the same shape: for every slot that
 * differs the literals that stand for it, and only when it is certain which those are.
 */
final class Filling {
    private final Literals literals;
    private final Map<Integer, String> values = new HashMap<>();

    private Filling(Literals literals) {
        this.literals = literals;
    }

    /** The query for these slots in place of those; empty when it is not certain. */
    static Optional<String> fill(String sql, List<Slot> was, List<Slot> is) {
        if (was.size() != is.size()) {
            return Optional.empty();
        }
        var changed = new ArrayList<Integer>();
        for (int i = 0; i < was.size(); i++) {
            if (!was.get(i).mask().equals(is.get(i).mask())) {
                return Optional.empty();
            }
            if (!was.get(i).same(is.get(i))) {
                changed.add(i);
            }
        }
        if (changed.isEmpty()) {
            return Optional.of(sql);
        }
        var literals = Literals.of(sql);
        if (literals.isEmpty()) {
            return Optional.empty();
        }
        var filling = new Filling(literals.get());
        for (int i : changed) {
            if (twice(was, i) || !filling.slot(was.get(i), is.get(i))) {
                return Optional.empty();
            }
        }
        return literals.get().with(filling.values);
    }

    /** Two slots that said the same cannot be told apart in the query. */
    private static boolean twice(List<Slot> slots, int at) {
        for (int i = 0; i < slots.size(); i++) {
            if (i != at
                    && (slots.get(i).same(slots.get(at)) || year(slots.get(i), slots.get(at)))) {
                return true;
            }
        }
        return false;
    }

    /** A number that is the year of a time stands for either. */
    private static boolean year(Slot one, Slot other) {
        return one instanceof Slot.Amount(var number)
                        && other instanceof Slot.When(var period)
                        && period.year() != null
                        && number.compareTo(BigDecimal.valueOf(period.year())) == 0
                || other instanceof Slot.Amount && one instanceof Slot.When && year(other, one);
    }

    private boolean slot(Slot was, Slot is) {
        return switch (was) {
            case Slot.Amount(var number) ->
                    is instanceof Slot.Amount(var other) && amount(number, other);
            case Slot.Stored(var column, var value) ->
                    is instanceof Slot.Stored(_, var other) && stored(column.name(), value, other);
            case Slot.Quoted(var text) ->
                    is instanceof Slot.Quoted(var other) && quoted(text, other);
            case Slot.When when -> is instanceof Slot.When other && times(when, other);
        };
    }

    private boolean amount(BigDecimal was, BigDecimal is) {
        var places = places((_, literal) -> literal.number(was));
        if (places.size() != 1) {
            return false;
        }
        boolean limit = literals.all().get(places.getFirst()).kind() == Kind.LIMIT;
        boolean whole = is.stripTrailingZeros().scale() <= 0 && is.signum() > 0;
        return (!limit || whole) && put(places.getFirst(), is.toPlainString());
    }

    private boolean stored(String column, String was, String is) {
        var places =
                places((_, literal) -> literal.kind() == Kind.TEXT && literal.value().equals(was));
        return !places.isEmpty()
                && places.stream()
                        .allMatch(place ->
                                column.equals(literals.all().get(place).column())
                                        && put(place, is));
    }

    private boolean quoted(String was, String is) {
        var places =
                places((_, literal) ->
                        literal.kind() == Kind.TEXT
                                && (literal.value().equals(was)
                                        || literal.value().equals("%" + was + "%")));
        if (places.size() != 1 || is.matches(".*[%_\\\\].*")) {
            return false;
        }
        boolean part = literals.all().get(places.getFirst()).value().startsWith("%");
        return put(places.getFirst(), part ? "%" + is + "%" : is);
    }

    /** The bounds of the time, its last day, and its year; what else looks like it is a doubt. */
    private boolean times(Slot.When was, Slot.When is) {
        var texts = bounds(was, is);
        if (texts == null) {
            return false;
        }
        var from = was.period().year();
        var to = is.period().year();
        int found = 0;
        for (int i = 0; i < literals.all().size(); i++) {
            var literal = literals.all().get(i);
            if (literal.kind() == Kind.TEXT && texts.containsKey(literal.value())) {
                found++;
                if (!put(i, texts.get(literal.value()))) {
                    return false;
                }
            } else if (from != null && literal.kind() == Kind.NUMBER && isYear(literal, from)) {
                found++;
                if (to == null || !put(i, String.valueOf(to))) {
                    return false;
                }
            } else if (literal.kind() == Kind.TEXT && near(literal.value(), was)) {
                return false;
            }
        }
        return found > 0;
    }

    private static boolean isYear(Literal literal, int year) {
        return literal.number(BigDecimal.valueOf(year));
    }

    /** A text that begins with the year of the time and was not understood. */
    private static boolean near(String text, Slot.When was) {
        var years = new HashSet<String>();
        var first = was.period().first();
        var before = was.period().before();
        if (first != null) {
            years.add(String.valueOf(first.getYear()));
        }
        if (before != null) {
            years.add(String.valueOf(before.minusDays(1).getYear()));
        }
        return years.stream().anyMatch(text::startsWith);
    }

    /** Null when the times are of different kinds. */
    private static @Nullable Map<String, String> bounds(Slot.When was, Slot.When is) {
        var texts = new HashMap<String, String>();
        if (!bound(was.period().first(), is.period().first(), texts)
                || !bound(was.period().before(), is.period().before(), texts)) {
            return null;
        }
        if (was.period().before() != null && is.period().before() != null) {
            texts.put(
                    was.period().before().minusDays(1).toString(),
                    is.period().before().minusDays(1).toString());
        }
        if (was.period().year() != null && is.period().year() != null) {
            texts.put(was.period().year().toString(), is.period().year().toString());
        }
        return texts;
    }

    private static boolean bound(
            @Nullable LocalDate was, @Nullable LocalDate is, Map<String, String> into) {
        if (was == null || is == null) {
            return was == is;
        }
        into.put(was.toString(), is.toString());
        return true;
    }

    private List<Integer> places(BiPredicate<Integer, Literal> which) {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < literals.all().size(); i++) {
            if (which.test(i, literals.all().get(i))) {
                found.add(i);
            }
        }
        return found;
    }

    /** False when another slot wants another value there. */
    private boolean put(int place, String value) {
        var before = values.put(place, value);
        return before == null || before.equals(value);
    }

    /**
     * The slots of {@code is} in the order of those of {@code was}: those that say the same for one
     * another, then what is left, where only one is left of its kind.
     */
    static Optional<List<Slot>> paired(List<Slot> was, List<Slot> is) {
        if (was.size() != is.size()) {
            return Optional.empty();
        }
        var left = new ArrayList<>(is);
        var paired = new ArrayList<@Nullable Slot>();
        for (var slot : was) {
            var same = left.stream().filter(slot::same).findFirst();
            same.ifPresent(left::remove);
            paired.add(same.orElse(null));
        }
        for (int i = 0; i < was.size(); i++) {
            if (paired.get(i) == null) {
                var mask = was.get(i).mask();
                var like = left.stream().filter(each -> each.mask().equals(mask)).toList();
                if (like.size() != 1) {
                    return Optional.empty();
                }
                paired.set(i, like.getFirst());
            }
        }
        return Optional.of(paired.stream().map(java.util.Objects::requireNonNull).toList());
    }
}
