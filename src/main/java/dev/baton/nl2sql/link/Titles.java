package dev.baton.nl2sql.link;

import java.util.List;
import java.util.stream.Collectors;

/** Knows names that contain a year from years. */
final class Titles {
    private Titles() {}

    /** The periods that are not part of a stored name such as "Standard 2023". */
    static List<Period> without(SchemaIndex index, List<Token> tokens, List<Period> periods) {
        return periods.stream().filter(period -> !title(index, tokens, period)).toList();
    }

    private static boolean title(SchemaIndex index, List<Token> tokens, Period period) {
        if (period.year() == null || period.to() - period.from() > 1) {
            return false;
        }
        for (int start = Math.max(0, period.from() - 4); start < period.from(); start++) {
            var phrase =
                    tokens.subList(start, period.to()).stream()
                            .map(Token::text)
                            .collect(Collectors.joining(" "));
            if (index.schema().values().find(phrase).stream()
                    .anyMatch(match -> match.score() >= 0.99)) {
                return true;
            }
        }
        return false;
    }
}
