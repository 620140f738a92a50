package dev.baton.nl2sql.link;

import java.util.List;
import java.util.Set;

/** How well words fit a name, given what kind of thing bears it. */
final class NameFit {
    private final SchemaIndex index;

    NameFit(SchemaIndex index) {
        this.index = index;
    }

    /** "total amount" may mean the column amount; "number of rooms" never a room's number. */
    double of(Element element, List<Token> words, boolean joined) {
        double score = element.fit(words, joined);
        if (!(element.target() instanceof Target.OfColumn(var column))) {
            boolean acted =
                    words.size() > 1
                            && words.stream()
                                    .anyMatch(word ->
                                            Lexicon.verb(word.lower())
                                                    && element.parts().stream()
                                                            .noneMatch(part ->
                                                                    part.word()
                                                                            .equals(word.lower())));
            return acted ? 0 : score;
        }
        var type = index.type(column);
        boolean counts = Set.of("number", "numbers", "count").contains(words.getFirst().lower());
        if (counts && joined && (!type.numeric() || element.keyed())) {
            return 0;
        }
        if (score == 0
                && words.size() > 1
                && type.numeric()
                && Set.of("total", "average", "mean", "maximum", "minimum")
                        .contains(words.getFirst().lower())) {
            return 0.97 * element.fit(words.subList(1, words.size()), joined);
        }
        if (Set.of("year", "month", "quarter", "week", "day")
                        .contains(words.getLast().lower().replaceAll("s$", ""))
                && words.size() == 1
                && element.parts().stream().filter(part -> part.weight() > 0.3).count() > 1) {
            return 0;
        }
        if (type.temporal()
                && words.size() > 1
                && Lexicon.verb(words.getLast().lower())
                && element.fit(words.subList(0, 1), joined) == 0) {
            return 0;
        }
        boolean verb = Lexicon.verb(words.getFirst().lower());
        boolean said =
                element.parts().stream()
                        .anyMatch(part -> part.word().equals(words.getFirst().lower()));
        if (type.temporal() && words.size() == 1 && !verb && !said && !element.loose()) {
            return score * 0.7;
        }
        return score;
    }
}
