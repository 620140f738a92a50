package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Money;
import dev.baton.nl2sql.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts, sums and averages. */
final class MeasureCues {
    private static final String AGG = "{AGG}";
    private static final String MONEY =
            "(?:.* )?(?:expenses?|expenditures?|costs?|payments?|donations?|gifts?|fees?|charges?|refunds?|royalties|taxes|wages|salaries|spending|sales)";

    private MeasureCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        var slots = reading.slots;
        between(reading);
        boolean found = true;
        for (int times = 0; times < 6 && found; times++) {
            found = false;
            var hit =
                    template.take(
                            "(?:and |, )?(?:the |a |their )?("
                                    + AGG
                                    + ")((?: ,| and| or|,)+ (?:the )?"
                                    + AGG
                                    + ")((?:(?: ,| and| or|,)+ (?:the )?"
                                    + AGG
                                    + ")*)(?: of)? {DET}(?<keep1>{MOD}){DET}(@[CM]\\d+)");
            if (hit != null) {
                for (var word :
                        (hit.group(1) + " " + hit.group(2) + " " + hit.group(3)).split("\\s+")) {
                    var function = Phrases.function(word);
                    if (function != null) {
                        slots.measures.add(new Measure.Simple(function, hit.mention(5)));
                    }
                }
                slots.used.add(hit.mention(5));
                found = true;
                continue;
            }
            hit =
                    template.take(
                            "(?:in total |and |, )?(?:how many|(?:the |a |their |its )?(?:total |overall |exact |combined |corresponding |respective )*(?:number|numbers|counts?|quantity)(?: of)?|no \\. of|# of|count(?: of)?)((?: total| different| distinct| unique| individual| separate| the| our| all| of| kinds| types| such| corresponding)*) (?<keep1>{MOD}){DET}(@[TRCM]\\d+)(?: (?:are|were|is|was|do|does|did|have|has) (?:there|we have))?");
            if (hit != null) {
                boolean distinct =
                        hit.group(1)
                                .matches(".*(?:different|distinct|unique|separate|kinds|types).*");
                int thing = hit.mention(3);
                if (template.has("@M" + thing)
                        || !reading.isTable(thing) && reading.column(thing) == null) {
                    slots.measures.add(Measure.count(thing));
                } else {
                    slots.measures.add(Phrases.of(reading, null, true, thing, distinct, List.of()));
                }
                slots.used.add(thing);
                found = true;
                continue;
            }
            hit =
                    template.take(
                            "(?:and |, )?(?:the |a |their |its )?((?:"
                                    + AGG
                                    + " )+)(?:of )?(?:value of |amount of )?{DET}(?<keep1>{MOD}){DET}(?<keep2>@T\\d+ )?(@[CM]\\d+)");
            if (hit != null) {
                aggregate(reading, hit);
                found = true;
                continue;
            }
            if (amount(reading)) {
                found = true;
                continue;
            }
            hit =
                    template.take(
                            "(?:and |, )?(?:the |their )?(@[TR]\\d+) (?:counts?|numbers)|(?:and |, )?(?:the )?(?:total|overall) (?<keep1>{MOD})(@[TR]\\d+)");
            if (hit != null) {
                int thing = hit.mention(1) >= 0 ? hit.mention(1) : hit.mention(3);
                slots.measures.add(Measure.count(thing));
                slots.used.add(thing);
                found = true;
                continue;
            }
            hit = template.take("(?:and |, )?(?:the |their )?(@M\\d+)");
            if (hit != null) {
                slots.measures.add(new Measure.Simple(Expression.Function.SUM, hit.mention(1)));
                slots.used.add(hit.mention(1));
                found = true;
                continue;
            }
            hit = template.take("how much(?: of)? {DET}(?<keep1>{MOD}){DET}(@C\\d+)");
            if (hit != null && reading.numeric(hit.mention(2))) {
                slots.measures.add(new Measure.Simple(Expression.Function.SUM, hit.mention(2)));
                slots.used.add(hit.mention(2));
                found = true;
            }
        }
        if (slots.measures.isEmpty()
                && slots.sorts.stream().noneMatch(sort -> sort.measure() != null)) {
            bare(reading);
        } else if (template.take(
                        "(?:and|,|with) (?:how many|(?:the |that |their )?(?:number|count|total|amount))(?= (?:\\.|\\?|;|!|¦|,|$))|(?:and |with )(?:the |their )?(?:numbers?|counts?)")
                != null) {
            slots.showMeasure = true;
        }
    }

    /** "Total travel expenses", "the sum of invoices": what rows of money come to, not how many. */
    private static boolean amount(Reading reading) {
        var template = reading.template;
        var cue =
                "(?:and |, )?(?:the |a )?(total|overall|sum)(?: of)? {DET}(?<keep1>{MOD}){DET}(@T\\d+)(?! (?:counts?|numbers?|@C))";
        var seen = template.see(cue);
        if (seen == null) {
            return false;
        }
        int thing = seen.mention(3);
        var amount = money(reading, thing, seen.group(1).equals("sum"));
        if (amount == null) {
            return false;
        }
        template.take(cue);
        reading.slots.measures.add(amount);
        reading.slots.used.add(thing);
        return true;
    }

    /** What rows of money come to; null when they are of something else, or of several amounts. */
    static Measure.@Nullable Amount money(Reading reading, int thing, boolean summed) {
        if (!reading.isTable(thing)
                || !summed && !reading.words(thing).toLowerCase(Locale.ROOT).matches(MONEY)) {
            return null;
        }
        return Money.column(reading.index.table(reading.table(thing)))
                .map(column -> new Measure.Amount(thing, column))
                .orElse(null);
    }

    /** "Bookings per month", "how many were cancelled", "which …, and how many". */
    private static void bare(Reading reading) {
        var template = reading.template;
        var slots = reading.slots;
        var many =
                template.take(
                        "(?:and )?how (?:many|often)(?: times)?|(?:and |with )?(?:the |their )?(?:number|count)(?! of)");
        boolean counted = slots.needs.stream().anyMatch(need -> need instanceof Need.Counted);
        if (many != null) {
            if (counted || slots.limit != null) {
                slots.showMeasure = true;
            } else {
                slots.measures.add(Measure.count(-1));
            }
            return;
        }
        if (!slots.keys.isEmpty()
                && slots.keys.stream().noneMatch(key -> "own".equals(key.unit()))) {
            for (int times = 0; times < 4; times++) {
                var column = template.take("(?:and |, )?(?:the |their )?(@C\\d+)(?= )");
                if (column == null) {
                    break;
                }
                if (column != null && reading.numeric(column.mention(1))) {
                    slots.measures.add(
                            new Measure.Simple(Expression.Function.SUM, column.mention(1)));
                    slots.used.add(column.mention(1));
                    slots.note("“" + reading.words(column.mention(1)) + "” is summed up");
                    slots.doubt += 0.05;
                } else {
                    slots.outputs.add(column.mention(1));
                }
            }
            if (slots.measures.isEmpty() && !slots.superlative && !counted) {
                slots.measures.add(Measure.count(-1));
                slots.doubt += 0.05;
            }
        }
    }

    private static void aggregate(Reading reading, Template.Hit hit) {
        var slots = reading.slots;
        int thing = hit.mention(4);
        var functions = new ArrayList<Expression.Function>();
        for (var word : hit.group(1).split("\\s+")) {
            var function = Phrases.function(word);
            if (function != null && !functions.contains(function)) {
                functions.add(function);
            }
        }
        var function = functions.getFirst();
        if (functions.size() > 1) {
            function = functions.getLast();
            slots.doubt += 0.1;
        }
        if (reading.column(thing) == null) {
            slots.measures.add(new Measure.Simple(function, thing));
            // A metric is computed as it is defined, whatever is asked of it besides.
            if (function != Expression.Function.SUM
                    && Phrases.function(reading.words(thing).toLowerCase(Locale.ROOT)) == null) {
                slots.doubt += 0.4;
            }
        } else if (reading.numeric(thing) || reading.temporal(thing)) {
            slots.measures.add(new Measure.Simple(function, thing));
        } else if (function == Expression.Function.SUM) {
            slots.measures.add(Phrases.of(reading, null, true, thing, false, List.of()));
            slots.doubt += 0.1;
        } else {
            slots.measures.add(new Measure.Simple(function, thing));
            slots.doubt += 0.4;
        }
        slots.used.add(thing);
    }

    private static void between(Reading reading) {
        var hit =
                reading.template.take(
                        "(?:the |on )?(average|mean|total|longest|shortest|maximum|minimum|median)?[ ,]*(?:how many |number of )?(?:time|days|delay|duration|number of days|length of time)(?: pass| passes| passed| it takes| taken| in days)? between (?:the |an? )?(?:[a-z]+ )?(@[CD]\\d+)(?: (?:an?|the) @[TR]\\d+)? and (?:the |an? )?(?:[a-z]+ )*?(@[CD]\\d+)(?: it| them)?");
        if (hit != null && reading.temporal(hit.mention(2)) && reading.temporal(hit.mention(3))) {
            var function = hit.has(1) ? Phrases.named(hit.group(1)) : Expression.Function.AVG;
            reading.slots.measures.add(
                    new Measure.Between(function, hit.mention(3), hit.mention(2)));
            reading.slots.used.add(hit.mention(2));
            reading.slots.used.add(hit.mention(3));
        }
    }
}
