package dev.baton.nl2sql.rule;

/** The time or the value that has most: "which month had the highest …", "the most common …". */
final class PeakCues {
    private PeakCues() {}

    /** "Which month had the highest sales?": a group of time, by a measure over its rows. */
    static boolean time(Reading reading) {
        var hit =
                reading.template.take(
                        "(?:in |on )?(?:which|what) ({UNIT})(?: of the year)?(?<keep1> ~\\d+)?(?: (?:has|have|had|saw|was|were|with|did|do|does|is|we|brought))*(?: [a-z]+)?? (?:the )?("
                                + TopCues.BEST
                                + ") (?:amount of |value of )?"
                                + TopCues.MEASURE);
        if (hit == null) {
            return false;
        }
        reading.slots.keys.add(new Slots.Key(-1, hit.group(1)));
        TopCues.by(
                reading,
                (hit.group(3).matches("highest|lowest|largest|biggest|smallest|greatest")
                                ? "total "
                                : "")
                        + hit.group(4),
                !TopCues.low(hit.group(3)));
        reading.slots.limit = reading.slots.limit == null ? 1 : reading.slots.limit;
        return true;
    }

    /** "Which status is the most common?" */
    static boolean common(Reading reading) {
        var hit =
                reading.template.take(
                        "(?:which|what) {DET}(@C\\d+) {BE} (?:the )?(most|least) (?:common|frequent|popular|often used|used)");
        if (hit == null) {
            hit =
                    reading.template.take(
                            "(?:the )?()(most|least) (?:common|frequent|popular)(?:ly used)? (@C\\d+)");
        }
        if (hit == null) {
            return false;
        }
        int column = hit.mention(1) >= 0 ? hit.mention(1) : hit.mention(3);
        TopCues.entity(reading, column);
        reading.slots.sorts.add(
                new Slots.Sort(
                        -1,
                        Measure.count(TopCues.elsewhere(reading, column)),
                        null,
                        hit.group(2).equals("most")));
        reading.slots.limit = reading.slots.limit == null ? 1 : reading.slots.limit;
        reading.slots.superlative = true;
        return true;
    }
}
