package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.query.Expression;
import java.util.regex.Pattern;

/** "budget over 100000", "at least 3 orders", "more than the average". */
final class ComparisonCues {
    private static final Pattern AMOUNT = Pattern.compile("%(\\d+)");
    private static final String ABOVE =
            "(?:above|over|higher than|greater than|more than|larger than|longer than|exceeding|exceeds?|better than|older than|heavier than|bigger than|more expensive than)";
    private static final String BELOW =
            "(?:below|under|lower than|less than|smaller than|shorter than|fewer than|younger than|cheaper than|lighter than|worse than)";

    private ComparisonCues() {}

    static void read(Reading reading) {
        average(reading);
        columns(reading);
        var template = reading.template;
        for (int times = 0; times < 6; times++) {
            var hit =
                    template.take(
                            "(?:where |whose |with |having |and )*(?:the |their |a |an )*(total|sum of|average|mean|combined|overall|maximum|minimum|number of|count of)(?: of)? {DET}(?<keep1>{MOD})(@[TRCM]\\d+)(?: (?:count|total))?(?: (?:{BE}|of|that|which|at|equals?|worth|in total|totals?|totalling))* %(\\d+)");
            if (hit != null) {
                counted(
                        reading,
                        Phrases.measure(reading, hit.group(1) + " " + hit.group(3)),
                        Integer.parseInt(hit.group(4)),
                        hit.from());
                continue;
            }
            hit =
                    template.take(
                            "%(\\d+) (?:different |distinct |unique |separate |of |the |our |such )*(?<keep1>{MOD}){DET}(@[TRM]\\d+)(?: in total)?");
            if (hit != null) {
                boolean distinct = hit.group(0).matches(".*(?:different|distinct|unique).*");
                int thing = hit.mention(3);
                counted(
                        reading,
                        reading.isTable(thing)
                                ? new Measure.Simple(
                                        Expression.Function.COUNT, thing, distinct, hit.mentions(2))
                                : Phrases.measure(reading, hit.group(3)),
                        Integer.parseInt(hit.group(1)),
                        hit.from());
                continue;
            }
            hit =
                    template.take(
                            "(@C\\d+)(?: (?:{BE}|of|that|which|at|has|have|value|values|greater|a|the|to|costs?|costing))* %(\\d+)(?: (?:kg|km|eur|euros?|dollars?|usd|minutes?|hours?|days?|seconds?|years?|stars?|points?|percent|%|units?|people|litres?|liters?|nights?|pounds?))?");
            if (hit == null) {
                var metric =
                        template.take("(@M\\d+)(?: (?:{BE}|of|us|at|in total|worth))* %(\\d+)");
                if (metric != null) {
                    counted(
                            reading,
                            Phrases.measure(reading, metric.group(1)),
                            Integer.parseInt(metric.group(2)),
                            metric.from());
                    continue;
                }
                hit = swapped(template.take("%(\\d+) (?:different |in |of |the |a )*(@C\\d+)"));
            }
            if (hit == null) {
                hit = swapped(template.take("#([0-9.]+) (@C\\d+)"));
                if (hit != null && reading.numeric(hit.mention(1))) {
                    reading.slots.needs.add(
                            new Need.Compared(
                                    hit.mention(1),
                                    "=",
                                    new java.math.BigDecimal(hit.group(2)),
                                    null,
                                    hit.from()));
                    reading.slots.used.add(hit.mention(1));
                    continue;
                } else if (hit == null) {
                    hit =
                            template.take(
                                    "(@C\\d+)(?: (?:{BE}|of|=|equals?|number|equal to))* #([0-9.]+)");
                    if (hit != null) {
                        reading.slots.needs.add(
                                new Need.Compared(
                                        hit.mention(1),
                                        "=",
                                        new java.math.BigDecimal(hit.group(2)),
                                        null,
                                        hit.from()));
                        reading.slots.used.add(hit.mention(1));
                        continue;
                    }
                }
                break;
            }
            compared(reading, hit.mention(1), Integer.parseInt(hit.group(2)), hit.from());
        }
        rest(reading);
    }

    private static Template.@org.jspecify.annotations.Nullable Hit swapped(
            Template.@org.jspecify.annotations.Nullable Hit hit) {
        return hit == null
                ? null
                : new Template.Hit(
                        java.util.Arrays.asList(hit.group(0), hit.group(2), hit.group(1)),
                        hit.from(),
                        hit.to());
    }

    /** An amount that no cue explained: the adjective or the only fitting number decides later. */
    private static void rest(Reading reading) {
        for (int times = 0; times < 4; times++) {
            var hit =
                    reading.template.take(
                            "(?:(?:costs?|costing|priced|worth|valued|weighs?|weighing) )?%(\\d+)(?: (?:kg|km|eur|euros?|dollars?|usd|minutes?|hours?|days?|seconds?|years?|stars?|points?|percent|%|units?|people|litres?|liters?|nights?|pounds?))?(?: old)?");
            if (hit == null) {
                return;
            }
            var amount = reading.amounts.get(Integer.parseInt(hit.group(1)));
            reading.slots.needs.add(
                    new Need.Compared(
                            -2 - Integer.parseInt(hit.group(1)),
                            amount.operator(),
                            amount.number(),
                            amount.upTo(),
                            hit.from()));
        }
    }

    private static void counted(
            Reading reading,
            Measure.@org.jspecify.annotations.Nullable Simple measure,
            int amount,
            int at) {
        if (measure == null) {
            reading.slots.doubt += 0.5;
            return;
        }
        var compared = reading.amounts.get(amount);
        if (reading.numeric(measure.of())
                && measure.function() == Expression.Function.SUM
                && reading.slots.measures.isEmpty()
                && !reading.template.has("(?:for |per |by |each |total )+[^.?]*")
                && reading.linking.tokens().stream()
                        .noneMatch(token -> token.lower().equals("total"))) {
            compared(reading, measure.of(), amount, at);
            return;
        }
        reading.slots.needs.add(
                new Need.Counted(measure, compared.operator(), compared.number(), at));
        reading.slots.used.add(measure.of());
    }

    private static void compared(Reading reading, int column, int amount, int at) {
        var compared = reading.amounts.get(amount);
        if (!reading.numeric(column)) {
            reading.slots.needs.add(
                    new Need.Counted(
                            new Measure.Simple(
                                    Expression.Function.COUNT, column, true, java.util.List.of()),
                            compared.operator(),
                            compared.number(),
                            at));
        } else {
            reading.slots.needs.add(
                    new Need.Compared(
                            column, compared.operator(), compared.number(), compared.upTo(), at));
        }
        reading.slots.used.add(column);
    }

    private static void average(Reading reading) {
        var template = reading.template;
        for (var way : java.util.List.of(ABOVE, BELOW)) {
            var operator = way.equals(ABOVE) ? ">" : "<";
            var hit =
                    template.take(
                            "(?<keep1>average |mean )?({C})(?: (?:that|which|{BE}))* "
                                    + way
                                    + " (?:the |its |their )?(?:overall |global )?average(?: (?:of|for|across|over) (?:all )?(?:the )?(?:{T}|{C}))*(?: (?:{C}))?(?: (?:of|for|across|in|among) (?:all |the |of )*(?:{T}))?(?<own> (?:in|of|within|at|for) (?:their|its|the same)(?: own)? @[TRC]\\d+)?");
            if (hit == null) {
                hit =
                        template.take(
                                "(?<keep1>)(?:"
                                        + way
                                        + ") (?:the )?(?:overall )?average (?:of )?({C})(?: (?:of|for|across|in|among) (?:all |the |of )*(?:{T}))?(?<own> (?:in|of|within|at|for) (?:their|its|the same)(?: own)? @[TRC]\\d+)?");
            }
            if (hit != null && !hit.group(1).isEmpty()) {
                reading.slots.needs.add(
                        new Need.Counted(
                                new Measure.Simple(Expression.Function.AVG, hit.mention(2)),
                                "avg" + operator,
                                java.math.BigDecimal.ZERO,
                                hit.from()));
                reading.slots.used.add(hit.mention(2));
            } else if (hit != null) {
                reading.slots.needs.add(
                        new Need.ToAverage(hit.mention(2), operator, hit.has(3), hit.from()));
                if (hit.has(3)) {
                    reading.slots.keys.add(new Slots.Key(hit.mention(3), "own"));
                }
                reading.slots.used.add(hit.mention(2));
            }
        }
    }

    private static void columns(Reading reading) {
        var hit =
                reading.template.take(
                        "(@[CD]\\d+)(?: (?:{BE}|has|have|had|fallen|fell|dropped|falls|that|which|went|gone|risen))* ("
                                + ABOVE
                                + "|"
                                + BELOW
                                + "|before|after|later than|earlier than|equal to|different from) (?:the |their |its )*(@C\\d+)");
        if (hit != null) {
            var word = hit.group(2);
            var operator =
                    word.matches(BELOW) || word.startsWith("before") || word.startsWith("earlier")
                            ? "<"
                            : word.startsWith("equal") ? "=" : word.startsWith("diff") ? "<>" : ">";
            reading.slots.needs.add(
                    new Need.Columns(hit.mention(1), operator, hit.mention(3), hit.from()));
            reading.slots.used.add(hit.mention(1));
            reading.slots.used.add(hit.mention(3));
        }
    }

    static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }
}
