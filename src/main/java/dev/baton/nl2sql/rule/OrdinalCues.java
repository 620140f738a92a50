package dev.baton.nl2sql.rule;

import java.util.List;

/** "The second largest": one row, after so many better ones. */
final class OrdinalCues {
    private static final List<String> WORDS =
            List.of("second", "third", "fourth", "fifth", "sixth", "seventh");

    private OrdinalCues() {}

    static void read(Reading reading) {
        var hit =
                reading.template.take(
                        "(second|third|fourth|fifth|sixth|seventh|[2-9](?:nd|rd|th))(?: -)?(?= (?:most |"
                                + Adjectives.SUPERLATIVE
                                + " |highest |lowest |largest |smallest |biggest |greatest |best |worst ))");
        if (hit != null) {
            var word = hit.group(1);
            reading.slots.offset =
                    Character.isDigit(word.charAt(0))
                            ? word.charAt(0) - '1'
                            : WORDS.indexOf(word) + 1;
        }
    }
}
