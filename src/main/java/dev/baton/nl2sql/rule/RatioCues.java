package dev.baton.nl2sql.rule;

import org.jspecify.annotations.Nullable;

/** Ratios, shares, percentages and differences. */
final class RatioCues {
    private static final String STOP =
            "(?= (?:\\.|\\?|;|!|¦|,|for each|for every|per|by|in each|each|~\\d+|over|across|grouped|ordered|sorted)(?: |$)|$)";

    private RatioCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        var slots = reading.slots;
        boolean percent = template.text().matches(".*(?:percent|percentage|%|pct).*");
        var whole =
                template.take(
                        "(?:ratio|proportion) (?:of|between) ((?:(?!to |and )\\S+ )*?\\S+) (?:to|versus|vs|and|over) ((?:\\S+ )*?\\S+)"
                                + STOP);
        if (whole != null) {
            var part = Phrases.measure(reading, whole.group(1));
            var other = Phrases.measure(reading, whole.group(2));
            if (part != null && other != null) {
                pair(reading, part, other, false);
                return;
            }
        }
        var difference =
                template.take(
                        "(?:difference|gap)(?: in (@C\\d+))? between ((?:(?!and )\\S+ )*?\\S+) and ((?:\\S+ )*?\\S+)"
                                + STOP);
        if (difference != null) {
            var left = Phrases.measure(reading, difference.group(2));
            var right = Phrases.measure(reading, difference.group(3));
            difference(reading, difference, left, right);
            return;
        }
        var more =
                template.take(
                        "how (?:many|much) more (@[TRC]\\d+ )?((?:(?!than )\\S+ )*?\\S+) than ((?:\\S+ )*?\\S+)"
                                + STOP);
        if (more != null) {
            var left = Phrases.measure(reading, more.group(1) + " " + more.group(2));
            var right = Phrases.measure(reading, more.group(1) + " " + more.group(3));
            if (left != null && right != null && left.of() >= 0) {
                slots.measures.add(new Measure.Difference(left, right));
                return;
            }
            slots.doubt += 0.5;
        }
        var higher =
                template.take(
                        "how much (?:higher|more expensive|more|larger|bigger|longer|lower|cheaper|heavier) {BE} ((?:(?!compared |than )\\S+ )*?\\S+) (?:compared to|compared with|than)(?: that of| those of)? ((?:\\S+ )*?\\S+)"
                                + STOP);
        if (higher != null) {
            difference(
                    reading,
                    new Template.Hit(
                            java.util.Arrays.asList(
                                    higher.group(0), "", higher.group(1), higher.group(2)),
                            higher.from(),
                            higher.to()),
                    Phrases.measure(reading, higher.group(1)),
                    Phrases.measure(reading, higher.group(2)));
            return;
        }
        var as =
                template.take(
                        "(@[CM]\\d+) (?:as a|as|in) (?:percentage|percent|share|fraction|proportion|%) of (?:the )?(?:total |overall )?(@[CM]\\d+)");
        if (as == null) {
            as =
                    template.take(
                            "(?:ratio|percentage|share) of (?:the )?(?:total )?(@C\\d+) (?:to|over|in) (?:the )?(?:total )?(@C\\d+)");
        }
        if (as != null) {
            var part = Phrases.measure(reading, "total " + as.group(1));
            var other = Phrases.measure(reading, "total " + as.group(2));
            if (part != null && other != null) {
                slots.measures.add(new Measure.Ratio(part, other, percent));
                return;
            }
        }
        share(reading, percent);
    }

    private static void difference(
            Reading reading,
            Template.Hit hit,
            Measure.@Nullable Simple left,
            Measure.@Nullable Simple right) {
        var slots = reading.slots;
        if (left == null || right == null) {
            var function = Phrases.function(hit.group(2));
            var other = left == null ? right : left;
            if (function != null && other != null) {
                var here = new Measure.Simple(function, other.of(), false, other.filters());
                slots.measures.add(
                        left == null
                                ? new Measure.Difference(here, other)
                                : new Measure.Difference(other, here));
                return;
            }
            slots.doubt += 0.5;
            return;
        }
        int column = hit.mention(1) >= 0 ? hit.mention(1) : left.of() >= 0 ? left.of() : right.of();
        if (left.of() < 0 || right.of() < 0) {
            left =
                    new Measure.Simple(
                            left.of() < 0 ? right.function() : left.function(),
                            column,
                            false,
                            left.filters());
            right =
                    new Measure.Simple(
                            right.of() < 0 ? left.function() : right.function(),
                            column,
                            false,
                            right.filters());
        }
        slots.measures.add(new Measure.Difference(left, right));
    }

    private static void pair(
            Reading reading, Measure.Simple part, Measure.Simple other, boolean percent) {
        int of = part.of() >= 0 ? part.of() : other.of();
        var left =
                part.of() < 0
                        ? new Measure.Simple(other.function(), of, other.distinct(), part.filters())
                        : part;
        var right =
                other.of() < 0
                        ? new Measure.Simple(part.function(), of, part.distinct(), other.filters())
                        : other;
        reading.slots.measures.add(new Measure.Ratio(left, right, percent));
    }

    private static void share(Reading reading, boolean percent) {
        var template = reading.template;
        var slots = reading.slots;
        var share =
                template.take(
                        "(?:what |which )?(?:{BE} )?(?:the )?(?:overall )?(?:percentage|percent|share|proportion|fraction|%) of (?:{DET})(?<keep1>{MOD})(?:{DET})(@[TRC]\\d+)");
        if (share != null) {
            template.take(
                    "in percent|as a percentage|as percentage|percent|as a percent|expressed as a percentage");
            slots.measures.add(new Measure.Share(share.mention(2), percent));
            var verb =
                    template.see("(?:{BE}|have|has|had|that|who|which|with|not|made|came|come) ");
            slots.shareFrom = share.to();
            if (verb == null && share.mentions(1).size() == 1) {
                slots.shareFrom = share.from();
            }
            return;
        }
        var rate =
                template.take(
                        "(?:the )?(?<keep1>@[VUB]\\d+) (?:rate|percentage|share|ratio|proportion|fraction)(?: in percent)?(?: of ({DET})(@[TR]\\d+))?(?: in percent)?");
        if (rate != null) {
            slots.measures.add(new Measure.Share(rate.mention(3), true));
            slots.shareFrom = -2;
            slots.shareOf.add(rate.mention(1));
            slots.note(
                    "the rate of "
                            + reading.words(rate.mention(1))
                            + " is the share of rows for which it holds");
        }
    }
}
