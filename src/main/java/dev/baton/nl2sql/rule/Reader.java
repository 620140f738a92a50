package dev.baton.nl2sql.rule;

import java.math.BigDecimal;
import java.util.List;

/** Reads a template cue by cue, the most telling first, and fills the slots. */
final class Reader {
    private Reader() {}

    static void read(Reading reading) {
        var template = reading.template;
        for (var lead :
                List.of(
                        "(?:please )?(?:can|could|would|will) you (?:please )?",
                        "i (?:would like|want|need|d like)(?: to (?:see|know|have|get))?(?: it)?",
                        "let me (?:see|know)",
                        "do we have(?= (?:in|on))",
                        "please")) {
            template.take(lead);
        }
        amounts(reading);
        template.rewrite(
                "(?:do|does|did|have|has|had|is|are|was|were|been|be|could|can) (?:not|never)(?: yet| ever)?",
                "not");
        template.rewrite("never(?: yet)?|not yet", "not");
        NobodyCues.read(reading);
        OrdinalCues.read(reading);
        TrendCues.read(reading);
        RatioCues.read(reading);
        CompareCues.read(reading);
        SetCues.read(reading);
        OrderCues.read(reading);
        TopCues.read(reading);
        ComparisonCues.read(reading);
        GroupCues.read(reading);
        MeasureCues.read(reading);
        ConditionCues.read(reading);
        OutputCues.read(reading);
    }

    /** Puts one sign for every "at least 3" and its like. */
    private static void amounts(Reading reading) {
        var more =
                "(?:(?:greater|more|higher|larger|bigger|above|longer) than|over|above|exceeding|exceeds?|exceeded|in excess of|upwards of|beyond|north of|>)";
        var less = "(?:(?:less|fewer|lower|smaller) than|under|below|<)";
        var atLeast =
                "(?:(?:greater|more|higher|larger|bigger|longer) than or equal to|at least|no less than|not less than|no fewer than|minimum of|>=|> =|not under|not below)";
        var atMost =
                "(?:(?:less|fewer|lower|smaller|shorter) than or equal to|at most|no more than|not more than|maximum of|max of|up to|<=|< =|not over|not above)";
        var number = "(?:(?:the|a|of|only|just) )*({N})(?: %| percent)?";
        amount(reading, "between (?:(?:a|the) )?({N})(?: @C\\d+| [a-z]+)? (?:and|to) ({N})", "..");
        amount(reading, "from ({N}) (?:to|through|up to) ({N})", "..");
        amount(reading, atLeast + " " + number, ">=");
        amount(reading, atMost + " " + number, "<=");
        amount(reading, more + " " + number, ">");
        amount(reading, less + " " + number, "<");
        amount(
                reading,
                "({N})(?: [a-z]+)? (?:or (?:more|above|over|higher|greater|longer|older|better|up)|and (?:above|over|up|more|older)|\\+|plus)",
                ">=");
        amount(
                reading,
                "({N})(?: [a-z]+)? (?:or (?:less|fewer|below|under|lower|younger|shorter)|and (?:below|under|less))",
                "<=");
        amount(reading, "(?:exactly|precisely|equal to|equals|=) " + number, "=");
        amount(reading, "more than once|multiple times", "once");
        amount(reading, "(?:more than one|multiple|several)(?= @)", "once");
        var compared = "(" + Adjectives.COMPARATIVE + ") than ({N})";
        for (int times = 0; times < 5; times++) {
            var hit = reading.template.see(compared);
            if (hit == null) {
                break;
            }
            var adjective = Adjectives.comparative(hit.group(1));
            boolean descending = adjective == null || adjective.descending();
            reading.amounts.add(
                    new Reading.Amount(
                            descending ? ">" : "<", number(hit.group(2)), null, adjective));
            rewriteFirst(reading, compared);
        }
    }

    private static void amount(Reading reading, String cue, String operator) {
        for (int times = 0; times < 5; times++) {
            var hit = reading.template.see(cue);
            if (hit == null) {
                return;
            }
            if (operator.equals("..")) {
                reading.amounts.add(
                        new Reading.Amount(
                                operator, number(hit.group(1)), number(hit.group(2)), null));
            } else if (operator.equals("once")) {
                reading.amounts.add(new Reading.Amount(">", BigDecimal.ONE, null, null));
            } else {
                reading.amounts.add(new Reading.Amount(operator, number(hit.group(1)), null, null));
            }
            rewriteFirst(reading, cue);
        }
    }

    private static void rewriteFirst(Reading reading, String cue) {
        reading.template.rewriteOnce(cue, "%" + (reading.amounts.size() - 1));
    }

    static BigDecimal number(String sign) {
        return new BigDecimal(sign.replaceAll("[^0-9.\\-]", "").replaceAll("\\.$", ""));
    }
}
