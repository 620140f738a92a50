package dev.baton.nl2sql.rule;

import org.jspecify.annotations.Nullable;

/** "for each …", "per …", "by …", "monthly". */
final class GroupCues {
    private static final String MEASURED =
            "(?:how many|how much|number|count|counts|total|sum|average|mean|avg|median|maximum|minimum|highest|lowest|share|percentage|ratio|rate|@M\\d+|amount|revenue|sales|spending|earnings)";

    private GroupCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        var perRow =
                template.take(
                        "average (?:number|count) of {DET}({T}) (?:per|for each|in each|of each|for every|by|in an?|of an?|that an?|for an?|each) ({T})(?: (?:has|have|holds?|contains?))?");
        if (perRow == null) {
            perRow =
                    template.take(
                            "on average ,? how many {DET}({T}) (?:do|does|did) (?:an?|the|each) (?<keep1>{MOD})({T})(?: (?:has|have|holds?|contains?|get|gets|make|makes|place))?");
            if (perRow != null) {
                perRow =
                        new Template.Hit(
                                java.util.Arrays.asList(
                                        perRow.group(0), perRow.group(1), perRow.group(3)),
                                perRow.from(),
                                perRow.to());
            }
        }
        if (perRow != null) {
            reading.slots.measures.add(new Measure.PerRow(perRow.mention(1), perRow.mention(2)));
            reading.slots.used.add(perRow.mention(1));
            reading.slots.used.add(perRow.mention(2));
        }
        for (int times = 0; times < 3; times++) {
            var hit =
                    template.take(
                            "(?:(?:for|in|of|by|at|from|to|on|with|within|across|under|has|have|had|did|does|do|that|which|per) )?(?:each|every)(?: (?:of|the|our|one|different|individual|single|kind|type|possible|given))* (?:(?<keep1>{MOD})(@[TRC]\\d+|{UNIT})(?: of (?:the |a )?(?:@[TR]\\d+))?(?: (?:and|,) (?:each |every |per )?(@[TRC]\\d+|{UNIT})(?= ))?)");
            if (hit == null) {
                hit =
                        template.take(
                                "(?:per|by|for each|for every|by each)(?<keep1> @R\\d+) (@C\\d+)()");
            }
            if (hit == null) {
                hit =
                        template.take(
                                "per (?<keep1>{MOD})(@[TRC]\\d+|{UNIT})(?: (?:and|,) (?:per )?(@[TRC]\\d+|{UNIT}))?");
            }
            if (hit == null && measured(reading)) {
                hit =
                        template.take(
                                "(?:(?:,|and) )?(?:grouped by|broken down by|broken up by|split by|split up by|categorized by|aggregated by|grouped on|segmented by|by|across(?= (?:all |the )*@)|for all) (?:the |each |every |all |type of |kind of |different |our )*(?<keep1>)(@[TRC]\\d+|{UNIT})(?: of (?:the |a )?(?:@[TR]\\d+))?(?: (?:and|,|and by) (?:the |by )?(@[TRC]\\d+|{UNIT})(?! (?:count|numbers?)))?");
            }
            if (hit == null) {
                break;
            }
            int by = hit.mention(2);
            if (hit.group(0).startsWith("by ")
                    && by >= 0
                    && (reading.numeric(by)
                            || reading.temporal(by) && !hit.group(0).contains("year"))
                    && !template.has(MEASURED)) {
                reading.slots.sorts.add(
                        new Slots.Sort(
                                by,
                                null,
                                null,
                                reading.slots.sorts.stream().anyMatch(Slots.Sort::descending)));
                if (reading.slots.sorts.size() > 1) {
                    reading.slots.sorts.removeFirst();
                }
                reading.slots.used.add(by);
                continue;
            }
            key(reading, hit.group(2), hit.from());
            if (hit.has(3)) {
                key(reading, hit.group(3), hit.from());
            }
        }
        var monthly =
                template.take(
                        "(monthly|yearly|annual|annually|quarterly|weekly|daily)(?! (?:@C|rental|rate|price|fee))");
        if (monthly != null) {
            key(
                    reading,
                    switch (monthly.group(1)) {
                        case "monthly" -> "month";
                        case "quarterly" -> "quarter";
                        case "weekly" -> "week";
                        case "daily" -> "day";
                        default -> "year";
                    },
                    monthly.from());
        }
    }

    private static boolean measured(Reading reading) {
        return !reading.slots.measures.isEmpty()
                || reading.template.has(MEASURED)
                || reading.template.has("@T\\d+ by")
                || reading.template.has("@C\\d+ by")
                || reading.template.has("@T\\d+ [a-z]+ by");
    }

    private static void key(Reading reading, @Nullable String text, int at) {
        if (text == null || text.isEmpty()) {
            return;
        }
        var mentions = Template.mentions(text);
        if (mentions.isEmpty()) {
            reading.slots.keys.add(new Slots.Key(-1, text.strip()));
        } else {
            reading.slots.keys.add(new Slots.Key(mentions.getFirst(), null));
            reading.slots.used.add(mentions.getFirst());
        }
    }
}
