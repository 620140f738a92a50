package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Target;
import java.util.List;

/**
 * Settles what the slots leave open: whether rows are grouped by the listed thing, and who is
 * listed.
 */
final class Shape {
    private static final List<String> PERSONS =
            List.of(
                    "employee",
                    "person",
                    "staff",
                    "customer",
                    "client",
                    "member",
                    "user",
                    "guest",
                    "student",
                    "teacher",
                    "doctor",
                    "vet",
                    "owner",
                    "patient",
                    "author",
                    "player",
                    "driver",
                    "volunteer",
                    "donor",
                    "artist",
                    "agent",
                    "passenger",
                    "worker",
                    "instructor",
                    "trainer",
                    "coach");
    private final Reading reading;
    private final Slots slots;

    Shape(Reading reading) {
        this.reading = reading;
        this.slots = reading.slots;
    }

    void settle() {
        if (slots.entity < 0 && slots.asksWho) {
            who();
        }
        boolean counted = slots.needs.stream().anyMatch(need -> need instanceof Need.Counted);
        boolean sorted = slots.sorts.stream().anyMatch(sort -> sort.measure() != null);
        boolean keys = slots.keys.stream().anyMatch(key -> !"own".equals(key.unit()));
        if (slots.measures.isEmpty() && (counted || sorted) && !keys) {
            if (slots.entity >= 0) {
                slots.keys.add(new Slots.Key(slots.entity, null));
                slots.outputs.remove((Integer) slots.entity);
            } else if (slots.outputs.isEmpty()) {
                throw new Unreadable("It is not clear what should be listed.");
            }
        } else if (!slots.measures.isEmpty()
                && !keys
                && slots.entity >= 0
                && listed()
                && !measured(slots.entity)) {
            slots.keys.add(new Slots.Key(slots.entity, null));
            slots.outputs.remove((Integer) slots.entity);
        }
    }

    /** True when the question names the entity to be listed, not just in passing. */
    private boolean listed() {
        return reading.template.has(
                        "(?:which|list|show|give|return|find|display|what are) {DET}@[TRC]"
                                + slots.entity)
                || slots.superlative
                || slots.limit != null
                || slots.needs.stream().anyMatch(need -> need instanceof Need.Counted);
    }

    private boolean measured(int entity) {
        return slots.measures.stream()
                .anyMatch(measure ->
                        measure instanceof Measure.Simple simple
                                        && (simple.of() == entity
                                                || simple.of() == -1
                                                || simple.of() == -2)
                                || measure instanceof Measure.Share
                                || measure instanceof Measure.PerRow);
    }

    private void who() {
        for (int i = 0; i < reading.linking.mentions().size(); i++) {
            if (!slots.used.contains(i)
                    && (reading.target(i) instanceof Target.OfRole(var edge)
                                    && !edge.from().equals(edge.to())
                            || person(i))) {
                slots.entity = i;
                return;
            }
        }
    }

    private boolean person(int mention) {
        if (!(reading.target(mention) instanceof Target.OfTable(var table))) {
            return false;
        }
        return Labels.of(reading.index, table).size() == 2
                || dev.baton.nl2sql.link.NameWords.ofTable(table.name()).stream()
                        .anyMatch(word ->
                                PERSONS.contains(word)
                                        || PERSONS.contains(word.replaceAll("s$", "")));
    }
}
