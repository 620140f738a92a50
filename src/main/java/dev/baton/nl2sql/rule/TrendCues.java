package dev.baton.nl2sql.rule;

import java.util.regex.Pattern;

/** Growth against the time before, and what each group has of the whole. */
final class TrendCues {
    private static final String BEFORE =
            "(?: (?:from|over|against|versus|to|on|since) (?:the )?(?:(?:previous|prior|last|preceding) (?:one|{UNIT}|period)|{UNIT} (?:to|over|on) {UNIT}|{UNIT} before))";

    private static final Pattern SHARE =
            Pattern.compile("\\b(?:percentage|percent|share|proportion|fraction|rate|ratio)\\b|%");

    private TrendCues() {}

    static void read(Reading reading) {
        growth(reading);
        ofTotal(reading);
    }

    private static void growth(Reading reading) {
        var template = reading.template;
        var unit = template.take("({UNIT})(?: -)? (?:over|on|to)(?: -)? ({UNIT})(?: -)?(?= |$)");
        var hit =
                template.take(
                        "(?:and |, |with )?(?:the |its |their )?(?:percentage |percent |% )?(?:growth|change|increase|decrease|development)(?: rates?| in percent)?(?: (?:of|in)(?= ))?(?:"
                                + BEFORE
                                + ")?");
        if (hit == null && unit == null) {
            return;
        }
        reading.slots.growth = true;
        before(reading);
        if (unit != null) {
            reading.slots.keys.add(new Slots.Key(-1, unit.group(2)));
        }
    }

    /** "against the previous month" says what growth is, and is no time that rows must lie in. */
    private static void before(Reading reading) {
        var cue = "(?:compared (?:to|with)|versus|vs|from|over|against|on|to|since) ~(\\d+)";
        var hit = reading.template.see(cue);
        if (hit == null) {
            return;
        }
        var period = reading.linking.periods().get(Integer.parseInt(hit.group(1)));
        boolean relative =
                reading.linking.tokens().subList(period.from(), period.to()).stream()
                        .anyMatch(token -> token.lower().matches("previous|prior|preceding|last"));
        if (relative && reading.template.has("(?:by|per|each|every) {UNIT}|monthly|quarterly")) {
            reading.template.take(cue);
        }
    }

    private static void ofTotal(Reading reading) {
        var template = reading.template;
        var slots = reading.slots;
        var with =
                shareOfSome(reading)
                        ? null
                        : template.take(
                                "(?:and |, )?(?:with |as |in )(?:the |their |its |a )?(?:share|percent|percentage|proportion|%)(?: (?:of|in) (?:the |all )?(?:total|whole|overall|sum|all))?(?= (?:\\.|\\?|!|¦|,)|$| $)");
        if (with != null && grouped(reading)) {
            slots.ofTotal = true;
            return;
        }
        var each =
                template.take(
                        "(?:what |which )?(?:{BE} )?(?:the )?(?:percentage|percent|share|proportion|%) of(?= (?:each|every) )");
        if (each != null) {
            slots.ofTotal = true;
            return;
        }
        var share =
                template.see(
                        "(?:percentage|percent|share|proportion|%) of (?:the )?(?:total )?(?:@[TCM]\\d+) (?:by|per|for each) {DET}@[TRC]\\d+");
        if (share != null) {
            template.take("(?:the )?(?:percentage|percent|share|proportion|%) of(?= )");
            slots.ofTotal = true;
        }
    }

    /** "What share …, in percent" is a share of rows, told in percent. */
    private static boolean shareOfSome(Reading reading) {
        return SHARE.matcher(reading.template.text()).results().limit(2).count() > 1;
    }

    private static boolean grouped(Reading reading) {
        return reading.template.has("(?:by|per|each|every) .*") || reading.slots.limit != null;
    }
}
