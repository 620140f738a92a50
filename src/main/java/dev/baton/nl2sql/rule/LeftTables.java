package dev.baton.nl2sql.rule;

/** Tables that are spoken of but not used by any cue: rows must have some there. */
final class LeftTables {
    private final Reading reading;
    private final Conditions conditions;

    LeftTables(Reading reading, Conditions conditions) {
        this.reading = reading;
        this.conditions = conditions;
    }

    void require() {
        var slots = reading.slots;
        for (var item : reading.template.left()) {
            for (int mention : Template.mentions(item.text())) {
                if (!slots.used.contains(mention)
                        && reading.isTable(mention)
                        && mention != slots.entity
                        && !slots.outputs.contains(mention)
                        && !denied(mention)) {
                    conditions.some(mention);
                }
            }
        }
    }

    /** "not a member of any project": what stands in a denial need not be there. */
    private boolean denied(int mention) {
        return reading.slots.needs.stream()
                .anyMatch(need ->
                        need instanceof Need.Without(_, var negated, var at)
                                && !negated
                                && at < reading.at(mention));
    }
}
