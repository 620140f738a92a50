package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Target;
import java.util.ArrayList;
import java.util.List;

/** Times, negations, missing rows, values. */
final class ConditionCues {
    private ConditionCues() {}

    static void read(Reading reading) {
        when(reading);
        text(reading);
        negations(reading);
        happened(reading);
        values(reading);
    }

    private static void when(Reading reading) {
        var template = reading.template;
        for (int times = 0; times < 4; times++) {
            var hit =
                    template.take(
                            "(@[CD]\\d+)(?: (?:{BE}|date|dates|falls|lies|that|which|,|here|there|with us))* ~(\\d+)");
            if (hit == null) {
                hit = happenedThere(reading);
            }
            if (hit != null && !timeColumn(reading, hit.mention(1))) {
                reading.slots.outputs.add(hit.mention(1));
                add(reading, Integer.parseInt(hit.group(2)), -1, hit.from());
                continue;
            }
            if (hit == null) {
                hit = template.take("(?<keep1>@[TRCVUBD]\\d+ )?~(\\d+)");
                if (hit == null) {
                    return;
                }
                add(reading, Integer.parseInt(hit.group(2)), -1, hit.from());
                continue;
            }
            add(reading, Integer.parseInt(hit.group(2)), hit.mention(1), hit.from());
            reading.slots.used.add(hit.mention(1));
        }
    }

    /** "arrived in Oslo in 2025": the date is the verb's, with the place between. */
    private static Template.@org.jspecify.annotations.Nullable Hit happenedThere(Reading reading) {
        var hit =
                reading.template.take(
                        "(@D\\d+)(?<keep2>(?: (?:in|at|to|from|on|by|the|a|@[VTR]\\d+))+) ~(\\d+)");
        return hit == null
                ? null
                : new Template.Hit(
                        java.util.Arrays.asList(hit.group(0), hit.group(1), hit.group(3)),
                        hit.from(),
                        hit.to());
    }

    static boolean timeColumn(Reading reading, int mention) {
        var column = reading.column(mention);
        return reading.temporal(mention)
                || column != null
                        && reading.numeric(mention)
                        && column.name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .matches(".*(?:year|yr).*");
    }

    private static void add(Reading reading, int period, int column, int at) {
        reading.slots.needs.add(new Need.When(reading.linking.periods().get(period), column, at));
    }

    private static void text(Reading reading) {
        var template = reading.template;
        var hit =
                template.take(
                        "(?:whose |with |where |that have |having )?(?:the |a |an )?(?:word |term |text )?(?!@)(\\S+) in (?:the|their|its) (@C\\d+)");
        if (hit == null || hit.group(1).startsWith("@")) {
            hit = null;
            var turned =
                    template.take(
                            "(?:whose |with |where |that have |having )?(?:the |a |an )?(@C\\d+) (?:that )?(contains?|containing|includes?|including|starts? with|starting with|begins? with|beginning with|ends? with|ending with|ending in|ends in)(?: the)?(?: word| term| text| letter| letters)? (\\S+)");
            if (turned != null) {
                var word = word(reading, turned.group(3));
                var way = turned.group(2);
                reading.slots.needs.add(
                        new Need.Like(
                                turned.mention(1),
                                way.startsWith("start") || way.startsWith("begin")
                                        ? word + "%"
                                        : way.startsWith("end") ? "%" + word : "%" + word + "%",
                                turned.from()));
                reading.slots.used.add(turned.mention(1));
            }
        }
        if (hit != null) {
            reading.slots.needs.add(
                    new Need.Like(
                            hit.mention(2), "%" + word(reading, hit.group(1)) + "%", hit.from()));
            reading.slots.used.add(hit.mention(2));
        }
    }

    private static String word(Reading reading, String sign) {
        if (sign.startsWith("@")) {
            return reading.words(Template.mentions(sign).getFirst());
        }
        return sign.replaceAll("^[\"#]|\"$", "").replace('_', ' ').replace("%", "\\%");
    }

    private static void negations(Reading reading) {
        var template = reading.template;
        for (int times = 0; times < 4; times++) {
            var hit =
                    template.take(
                            "(?:that |who |which |and |, )*(?:leave out|leaving out|except(?: for)?|excluding|exclude|other than|ignoring|ignore|apart from|omitting|but not|not counting|besides|not including|minus)((?: the| any| all| those| that| are| were| is| was| ones| from| in| of| for)*) (?:{DET}(?:@[TR]\\d+ (?:that )?(?:{BE} |in |from )?)?)?(@[VUB]\\d+)(?: @T\\d+)?");
            if (hit == null) {
                hit =
                        template.take(
                                "()(@[VUB]\\d+)(?: @T\\d+| ones)*(?: (?:{BE}|should|do|does|to|must))* (?:left aside|left out|excluded|not count|not counted|not included|ignored|not be counted|not be included|skipped)");
            }
            if (hit == null) {
                hit =
                        template.take(
                                "(?:that |who |which |and |, )*(?:not)((?: yet| in| on| from| of| at| a| an| the| any| been| currently| with| for| to| by| made| using| [a-z]+ed)*) (?<keep2>)(@[VUB]\\d+)((?: or (?:in |not )?@[VUB]\\d+)*)");
                if (hit != null && hit.has(4)) {
                    none(reading, hit);
                    continue;
                }
                if (hit != null) {
                    hit =
                            new Template.Hit(
                                    java.util.Arrays.asList(
                                            hit.group(0), hit.group(1), hit.group(3)),
                                    hit.from(),
                                    hit.to());
                }
            }
            if (hit == null) {
                hit =
                        template.take(
                                "(?:that |who |which |and |, )*(?:no|without|without any|without a|with no|have no|has no)() (@B\\d+)");
            }
            if (hit != null) {
                int mention = hit.mention(2);
                reading.slots.needs.add(new Need.Is(List.of(mention), true, hit.from()));
                reading.slots.used.add(mention);
                continue;
            }
            hit =
                    template.take(
                            "(?:that |who |which |and |, )*(?:not|no|without|with no|have no|has no|had no|having no|lacking|lacks?|missing|with zero|zero)(?: any| a| an| the| been| have| has| had| made| make| placed| place| received| get| got| in| on| at| of| for| with| single| one| ever| yet| assigned| [a-z]+ed| part| used| [a-z]{3,})*? (?:@[VUB]\\d+ )?(@[TRCMD]\\d+)(?: (?:at all|recorded|registered|on file|yet|assigned|set|given|yet|with us))*");
            if (hit == null) {
                hit =
                        template.take(
                                "(?:whose |with |where |that have |having )?(?:the |a |an |their )?(@C\\d+) (?:{BE} |has been |have )?(?:missing|unknown|empty|null|unset|blank|not (?:set|known|given|recorded|available|filled in|specified|provided))");
            }
            if (hit == null) {
                return;
            }
            boolean hinders = hit.mention(1) < 0;
            if (hinders) {
                return;
            }
            reading.slots.needs.add(new Need.Without(hit.mention(1), false, hit.from()));
            reading.slots.used.add(hit.mention(1));
        }
    }

    /** "not A or B": none of them. */
    private static void none(Reading reading, Template.Hit hit) {
        var mentions = new ArrayList<Integer>();
        mentions.add(hit.mention(3));
        mentions.addAll(hit.mentions(4));
        for (int mention : mentions) {
            reading.slots.needs.add(new Need.Is(List.of(mention), true, hit.from()));
            reading.slots.used.add(mention);
        }
    }

    /** "the retired ones": a date that only some rows have says that it happened. */
    private static void happened(Reading reading) {
        for (int times = 0; times < 4; times++) {
            var hit = reading.template.take("(@D\\d+)");
            if (hit == null) {
                return;
            }
            int mention = hit.mention(1);
            reading.slots.used.add(mention);
            if (some(reading, mention)) {
                reading.slots.needs.add(new Need.Without(mention, true, hit.from()));
                reading.slots.doubt += 0.06;
            }
        }
    }

    private static boolean some(Reading reading, int mention) {
        var column = reading.column(mention);
        if (column == null || reading.slots.needs.stream().anyMatch(Need.When.class::isInstance)) {
            return false;
        }
        boolean nullable =
                reading.index
                        .table(column.table())
                        .column(column.name())
                        .map(dev.baton.sql.Column::nullable)
                        .orElse(false);
        for (int i = 0; i < reading.meanings.size() && nullable; i++) {
            if (reading.isTable(i)) {
                return reading.table(i).equals(column.table());
            }
        }
        return false;
    }

    /**
     * Values, flags and rules that stand alone; neighbours joined by "or" or "and" belong together.
     */
    private static void values(Reading reading) {
        var template = reading.template;
        for (int times = 0; times < 12; times++) {
            var hit =
                    template.take(
                            "(@[VUB]\\d+)((?:(?: ,| or| and|,)+ (?:in |the |from |on )?@[VUB]\\d+)*)");
            if (hit == null) {
                return;
            }
            var mentions = new ArrayList<Integer>();
            mentions.add(hit.mention(1));
            mentions.addAll(hit.mentions(2));
            while (!mentions.isEmpty()) {
                int first = mentions.removeFirst();
                var group = new ArrayList<Integer>();
                group.add(first);
                if (reading.target(first) instanceof Target.OfValue(var column, _)) {
                    for (int other : List.copyOf(mentions)) {
                        if (reading.target(other) instanceof Target.OfValue(var same, _)
                                && same.equals(column)) {
                            group.add(other);
                            mentions.remove((Integer) other);
                        }
                    }
                }
                reading.slots.used.addAll(group);
                reading.slots.needs.add(new Need.Is(group, false, reading.at(first)));
            }
        }
    }
}
