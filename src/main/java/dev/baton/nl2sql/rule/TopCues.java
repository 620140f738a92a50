package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.query.Expression;
import java.util.List;

/** "top 5 … by …", "the 3 oldest …", "which … has the most …". */
final class TopCues {
    static final String BEST =
            "(?:most|highest|fewest|lowest|least|largest|greatest|biggest|smallest|maximum|minimum|longest|shortest|best|worst|top|higher|more)";
    static final String MEASURE =
            "((?:(?:the|their|total|sum|of|average|mean|overall|combined|median|number|count|amount|most|highest|lowest|different|distinct|unique|all|value) )*(?<keep2>{MOD})@[TRCM]\\d+(?: (?:count|counts|numbers?|totals?))?|count|number|that number|total)";

    private TopCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        var slots = reading.slots;
        var limit = template.take("(?:, )?(?:limit|limited to|only the first) ({N})");
        if (limit != null) {
            slots.limit = Reader.number(limit.group(1)).intValue();
        }
        var hit =
                template.take(
                        "(?:the )?(top|first|best|bottom|worst|last|leading)(?: ({N}))? (?<keep1>{MOD}){DET}(@[TRC]\\d+) (?<keep3>(?:in|of|from|for) {DET}@[VU]\\d+ |~\\d+ )?(?:by|in terms of|based on|according to|ranked by|for|on|measured by|with the "
                                + BEST
                                + "|having the "
                                + BEST
                                + "|that (?:have|had) the "
                                + BEST
                                + ") "
                                + MEASURE);
        if (hit != null && (hit.has(2) || !hit.group(1).matches("first|last"))) {
            boolean descending =
                    !hit.group(1).matches("bottom|worst|last")
                            && !hit.group(0).matches(".*(?:fewest|lowest|least|smallest).*");
            entity(reading, hit.mention(4));
            slots.limit = hit.has(2) ? Reader.number(hit.group(2)).intValue() : 1;
            by(reading, hit.group(6), descending);
            slots.showMeasure = true;
            return;
        }
        hit =
                template.take(
                        "(?:the )?({N}) (?<keep1>{MOD}){DET}(@[TRC]\\d+) (?:with|having|that have|that had|which have|who have|who had|by|with their) (?:the )?("
                                + BEST
                                + ") "
                                + MEASURE);
        if (hit != null) {
            entity(reading, hit.mention(3));
            slots.limit = Reader.number(hit.group(1)).intValue();
            by(reading, hit.group(5), !low(hit.group(4)));
            return;
        }
        hit =
                template.take(
                        "(?:the )?(?:top )?({N}) (?:most )?("
                                + Adjectives.SUPERLATIVE
                                + ") (?<keep1>{MOD}){DET}(@[TRC]\\d+)(?: (?:by|in terms of|based on) "
                                + MEASURE
                                + ")?");
        if (hit == null) {
            var turned =
                    template.take(
                            "(?:the )?("
                                    + Adjectives.SUPERLATIVE
                                    + ") ({N}) (?<keep1>{MOD}){DET}(@[TRC]\\d+)(?: (?:by|in terms of|based on) "
                                    + MEASURE
                                    + ")?");
            if (turned != null) {
                hit =
                        new Template.Hit(
                                java.util.Arrays.asList(
                                        turned.group(0),
                                        turned.group(2),
                                        turned.group(1),
                                        turned.group(3),
                                        turned.group(4),
                                        turned.group(5)),
                                turned.from(),
                                turned.to());
            }
        }
        if (hit != null) {
            entity(reading, hit.mention(4));
            slots.limit = Reader.number(hit.group(1)).intValue();
            adjective(reading, hit.group(2), hit.has(5) ? hit.group(5) : "");
            return;
        }
        hit =
                template.take(
                        "(?:the )?(?:top|first) (?:({N}) )?most (?:often |frequently )?(@[TRCBV]\\d+|[a-z]+ed) (@[TRC]\\d+)");
        if (hit == null) {
            hit =
                    template.take(
                            "(?:the )?(?:({N}) )?(?:most|least) (?:often |frequently |commonly )?(@[TR]\\d+) (@[TR]\\d+)");
        }
        if (hit != null) {
            entity(reading, hit.mention(3));
            slots.limit = hit.has(1) ? Reader.number(hit.group(1)).intValue() : 1;
            slots.sorts.add(
                    new Slots.Sort(
                            -1,
                            Measure.count(hit.mention(2)),
                            null,
                            !hit.group(0).contains("least")));
            slots.superlative = true;
            return;
        }
        hit =
                template.take(
                        "(?:the )?(top|first|bottom|last) ({N})(?: (?<keep1>{MOD}){DET}(?<keep2>@[TRC]\\d+))?");
        if (hit != null) {
            slots.limit = Reader.number(hit.group(2)).intValue();
            int thing = hit.mentions(4).isEmpty() ? -1 : hit.mentions(4).getFirst();
            if (thing >= 0) {
                slots.entity = thing;
            }
            if (hit.group(1).matches("bottom|last")) {
                slots.sorts.replaceAll(sort ->
                        new Slots.Sort(sort.mention(), sort.measure(), sort.adjective(), false));
            }
        }
        single(reading);
    }

    private static void single(Reading reading) {
        var template = reading.template;
        var slots = reading.slots;
        if (PeakCues.time(reading) || PeakCues.common(reading)) {
            return;
        }
        var recent =
                template.take(
                        "(?:the )?(most recently|latest|last|newest|first|earliest) (@D\\d+) {MOD}{DET}(@T\\d+)");
        if (recent != null) {
            entity(reading, recent.mention(3));
            slots.sorts.add(
                    new Slots.Sort(
                            recent.mention(2),
                            null,
                            null,
                            !recent.group(1).matches("first|earliest")));
            slots.limit = slots.limit == null ? 1 : slots.limit;
            slots.superlative = true;
            return;
        }
        var often =
                template.take(
                        "(?:which|what|who) {DET}(?<keep1>{MOD})(@[TRC]\\d+)?((?: [a-z]+| @[TRD]\\d+)*) (?:the )?(most|least) (?:often|frequently|times|frequent)");
        if (often != null) {
            entity(reading, often.mention(2));
            int of =
                    often.mentions(3).stream()
                            .filter(reading::isTable)
                            .findFirst()
                            .orElseGet(() -> elsewhere(reading, often.mention(2)));
            slots.sorts.add(
                    new Slots.Sort(-1, Measure.count(of), null, often.group(4).equals("most")));
            slots.limit = slots.limit == null ? 1 : slots.limit;
            slots.superlative = true;
            return;
        }
        boolean which =
                template.has("(?:which|who|whose|name the|find the|show the|list the)(?: [^.?]*)?");
        var hit =
                template.take(
                        "(@[TRC]\\d+) (?<keep1>{MOD})(?:(?!not |no )(?:[a-z]+|@[DBRC]\\d+) ){0,3}?(?:with|that has|which has|who has|that have|has|have|had|having|who have|that had|[a-z]+ed|[a-z]+s|@[DBRC]\\d+|in|sold|won|made|got) (?:the )?("
                                + BEST
                                + ") (?:amount of |value of )?"
                                + MEASURE);
        if (hit == null && which) {
            hit =
                    template.take(
                            "(?:(?:which|what) {DET}(?<keep1>{MOD})(@[TRC]\\d+)|who)(?: [a-z]+)*? (?:the )?(most|fewest|least|highest|lowest|largest|greatest) (?:amount of |value of )?"
                                    + MEASURE);
            if (hit != null) {
                hit =
                        new Template.Hit(
                                java.util.Arrays.asList(
                                        hit.group(0), hit.group(2), "", hit.group(3), hit.group(4)),
                                hit.from(),
                                hit.to());
            }
        }
        if (hit != null) {
            entity(reading, hit.mention(1));
            boolean aggregates =
                    hit.group(4)
                                    .matches(
                                            ".*(?:number|count|total|sum|average|mean|combined|overall).*")
                            || hit.mentions(4).stream()
                                    .anyMatch(mention ->
                                            !reading.numeric(mention)
                                                    && !reading.temporal(mention));
            if (aggregates || hit.group(3).equals("most") || hit.group(3).equals("fewest")) {
                by(reading, hit.group(4), !low(hit.group(3)));
            } else {
                int column = hit.mentions(4).getLast();
                slots.sorts.add(new Slots.Sort(column, null, null, !low(hit.group(3))));
                slots.used.add(column);
            }
            slots.limit = slots.limit == null ? 1 : slots.limit;
            slots.superlative = true;
            return;
        }
        hit =
                template.take(
                        "(?:the )?("
                                + BEST
                                + ") (?:(?:total|sum of|overall|combined|average|mean|number of) )+"
                                + MEASURE);
        if (hit != null) {
            boolean average = hit.group(0).matches(".*(?:average|mean).*");
            by(
                    reading,
                    (average
                                    ? "average "
                                    : hit.group(0).contains("number of") ? "number of " : "total ")
                            + hit.group(2),
                    !low(hit.group(1)));
            slots.limit = slots.limit == null ? 1 : slots.limit;
            slots.superlative = true;
            return;
        }
        hit =
                template.take(
                        "(?:the )?(?:single )?("
                                + Adjectives.SUPERLATIVE
                                + ") (?<keep1>{MOD}){DET}(@[TR]\\d+)(?: (?:by|in terms of|based on|measured by|according to) "
                                + MEASURE
                                + ")?");
        if (hit != null) {
            entity(reading, hit.mention(3));
            var by = hit.has(4) ? hit.group(4) : "";
            slots.limit = slots.limit == null ? 1 : slots.limit;
            if (template.has("when|what date") && by.isEmpty()) {
                slots.limit = null;
                slots.measures.add(
                        new Measure.Simple(
                                Adjectives.superlative(hit.group(1))
                                                        instanceof Adjectives.Adjective adjective
                                                && !adjective.descending()
                                        ? Expression.Function.MIN
                                        : Expression.Function.MAX,
                                -2));
                slots.entity = hit.mention(3);
                slots.superlative = false;
                return;
            }
            adjective(reading, hit.group(1), by);
            return;
        }
        hit =
                template.take(
                        "(?:the )?(highest|lowest|largest|smallest|greatest|biggest|longest|shortest|latest|earliest|most recent|most expensive|cheapest|oldest|newest) (?<keep1>@[CB]\\d+)");
        if (hit != null && hit.mentions(2).size() == 1) {
            int column = hit.mention(2);
            boolean thing =
                    template.has("(?:which|who|find the @[TR]\\d+|name the @[TR]\\d+)(?: [^.?]*)?");
            if (thing && (reading.numeric(column) || reading.temporal(column))) {
                slots.sorts.add(new Slots.Sort(column, null, null, !low(hit.group(1))));
                slots.used.add(column);
                template.used(column);
                slots.limit = slots.limit == null ? 1 : slots.limit;
                slots.superlative = true;
            } else if (reading.numeric(column) || reading.temporal(column)) {
                template.used(column);
                slots.used.add(column);
                slots.measures.add(
                        new Measure.Simple(
                                low(hit.group(1))
                                        ? Expression.Function.MIN
                                        : Expression.Function.MAX,
                                column));
            } else {
                entity(reading, column);
                template.used(column);
                slots.limit = slots.limit == null ? 1 : slots.limit;
                adjective(reading, hit.group(1), "");
            }
        }
    }

    /** Rows of another table that the question speaks of; -1 when there are none. */
    static int elsewhere(Reading reading, int entity) {
        return reading.template.left().stream()
                .flatMap(item -> Template.mentions(item.text()).stream())
                .filter(reading::isTable)
                .filter(other -> entity < 0 || !reading.table(other).equals(reading.table(entity)))
                .findFirst()
                .orElse(-1);
    }

    static boolean low(String word) {
        return word.matches(
                "fewest|lowest|least|smallest|minimum|shortest|worst|earliest|cheapest|oldest");
    }

    static void entity(Reading reading, int mention) {
        if (mention >= 0) {
            reading.slots.entity = mention;
            reading.slots.used.add(mention);
        }
    }

    private static void adjective(Reading reading, String word, String by) {
        var slots = reading.slots;
        slots.superlative = true;
        var adjective = Adjectives.superlative(word);
        boolean descending = adjective == null || adjective.descending();
        if (!by.isEmpty()) {
            by(reading, by, descending);
        } else {
            slots.sorts.add(new Slots.Sort(-1, null, adjective, descending));
        }
    }

    /**
     * Sorts by what the phrase says: a measure over related rows, or the listed row's own column.
     */
    static void by(Reading reading, String phrase, boolean descending) {
        var slots = reading.slots;
        slots.superlative = true;
        var measure = Phrases.measure(reading, phrase);
        if (measure != null && phrase.matches(".*\\b(?:total|sum|overall|combined)\\b.*")) {
            var amount = MeasureCues.money(reading, measure.of(), phrase.contains("sum"));
            if (amount != null) {
                slots.used.add(measure.of());
                slots.sorts.add(new Slots.Sort(-1, amount, null, descending));
                return;
            }
        }
        if (measure == null) {
            slots.sorts.add(new Slots.Sort(-1, null, null, descending));
            return;
        }
        reading.slots.used.add(measure.of());
        boolean own =
                measure.of() >= 0
                        && slots.entity >= 0
                        && reading.isTable(slots.entity)
                        && reading.column(measure.of()) != null
                        && reading.table(measure.of()).equals(reading.table(slots.entity));
        boolean aggregate =
                Phrases.function(phrase) != null || phrase.matches(".*(?:number|count).*");
        if (own
                && !aggregate
                && (reading.numeric(measure.of()) || reading.temporal(measure.of()))) {
            slots.sorts.add(new Slots.Sort(measure.of(), null, null, descending));
        } else if (reading.temporal(measure.of()) && !aggregate) {
            slots.sorts.add(new Slots.Sort(measure.of(), null, null, descending));
        } else {
            var whole =
                    new Measure.Simple(
                            measure.function(), measure.of(), measure.distinct(), List.of());
            slots.sorts.add(new Slots.Sort(-1, whole, null, descending));
        }
    }
}
