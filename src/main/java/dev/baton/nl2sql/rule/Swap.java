package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.link.Mention;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.link.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a piece into the question before: in place of its like, or behind it. */
final class Swap {
    private static final Pattern LEADS =
            Pattern.compile(
                    "(?i)^(?:in|from|with|without|for|to|at|by|on|of|over|under|above|below|before|after|since|until|between|during|within|not|whose|where|having|that|which|who|more|less|fewer|at least|at most|last|this|\\p{L}+ing|\\p{L}+ed (?:in|by|from|at|on|to|before|after|since|for|last|this))\\b.*");
    private static final Pattern COMPARED =
            Pattern.compile(
                    "(?i)\\b(?:over|under|above|below|more than|less than|fewer than|at least|at most|greater than|exceeding)\\s+[$€£]?[\\d.,]+(?:\\s?(?:k|m|million|thousand))?\\b");
    private final Earlier earlier;
    private final Asked asked;

    Swap(Earlier earlier, Asked asked) {
        this.earlier = earlier;
        this.asked = asked;
    }

    /** Fewer of the same: "in Berlin", "the active ones". */
    String narrowed(String piece) {
        var condition = condition(dated(piece));
        var replaced = replaced(condition);
        return replaced == null ? earlier.refined(condition) : earlier.ordered(replaced);
    }

    /** The same of another: "2025", "Munich", "the milestones". */
    String swapped(String said) {
        return put(dated(said));
    }

    /** A year alone is no time to the linker, "in 2025" is. */
    private static String dated(String piece) {
        return piece.matches("(?:19|20)\\d\\d") ? "in " + piece : piece;
    }

    private String put(String piece) {
        var replaced = replaced(piece);
        if (replaced != null) {
            return earlier.ordered(replaced);
        }
        var said = Said.of(piece, asked);
        boolean time =
                !said.linking.periods().isEmpty() && said.linking.periods().getFirst().from() == 0;
        boolean leads = LEADS.matcher(piece).matches();
        boolean value =
                !said.mentions().isEmpty()
                        && said.mentions().getFirst().best().target() instanceof Target.OfValue
                        && !said.linking.tokens().isEmpty()
                        && said.linking.tokens().getFirst().capital();
        return earlier.refined(
                leads ? piece : time ? "in " + piece : value ? "for " + piece : condition(piece));
    }

    /** The time before and another one, side by side; null when no time was spoken of. */
    @Nullable String compared(String piece) {
        var old = earlier.said;
        if (old.linking.periods().isEmpty()
                || Said.of(dated(piece), asked).linking.periods().isEmpty()) {
            return null;
        }
        var was = old.linking.periods().getFirst();
        var place = old.place(was.from(), was.to());
        return place == null
                ? null
                : earlier.ordered(
                        old.text.substring(0, place[1])
                                + " compared to "
                                + piece
                                + old.text.substring(place[1]));
    }

    /** Put together by something, or by something else than before. */
    String grouped(String by) {
        var key = by.replaceFirst("(?i)^(?:by|per|for each|for every|in each) ", "").strip();
        var said = earlier.said;
        for (int i = said.mentions().size() - 1; i >= 0; i--) {
            var mention = said.mentions().get(i);
            if (said.before(mention.from()).matches("by|per|each|every")) {
                return earlier.ordered(said.with(mention.from(), mention.to(), key));
            }
        }
        return earlier.counts() || earlier.measures() || said.firstTable() < 0 || measured()
                ? earlier.refined("per " + key)
                : "How many " + earlier.core() + " per " + key;
    }

    private boolean measured() {
        return earlier.said.mentions().stream()
                .anyMatch(mention -> mention.best().target() instanceof Target.OfMetric);
    }

    private String condition(String piece) {
        var text = piece.replaceFirst("(?i)^(?:(?:the|those|these|ones|them) )+", "").strip();
        text = text.replaceFirst("(?i)\\s+(?:ones?|only|please)$", "");
        text = withoutSubject(text);
        return LEADS.matcher(text).matches() || !Said.of(text, asked).linking.periods().isEmpty()
                ? text
                : "that are " + text;
    }

    /** "active projects" after a question about projects says no more than "active". */
    private String withoutSubject(String text) {
        int subject = earlier.said.firstTable();
        var said = Said.of(text, asked);
        int own = said.firstTable();
        if (subject < 0 || own < 0) {
            return text;
        }
        var mention = said.mentions().get(own);
        boolean same =
                mention.best()
                        .target()
                        .table()
                        .equals(earlier.said.mentions().get(subject).best().target().table());
        var shorter = same ? said.with(mention.from(), mention.to(), "").strip() : text;
        return shorter.isBlank() ? text : shorter.replaceAll("\\s+", " ");
    }

    /** The question before with its like replaced; null when it holds nothing of that kind. */
    private @Nullable String replaced(String piece) {
        var said = Said.of(piece, asked);
        var old = earlier.said;
        var periods = said.linking.periods();
        if (!periods.isEmpty() && !old.linking.periods().isEmpty()) {
            var was = old.linking.periods().getFirst();
            var now = periods.getFirst();
            var place = said.place(now.from(), now.to());
            var lead = old.linking.tokens().get(was.from()).lower();
            if (place != null) {
                var text = piece.substring(place[0], place[1]);
                boolean own =
                        plain(now, said)
                                && lead.matches("in|of|for|during|from|since|before|after");
                return old.with(
                        was.from(),
                        was.to(),
                        own ? lead + " " + text.replaceFirst("(?i)^in ", "") : text);
            }
        }
        var number = COMPARED.matcher(piece);
        var before = COMPARED.matcher(old.text);
        if (number.find() && before.find()) {
            return before.replaceFirst(java.util.regex.Matcher.quoteReplacement(number.group()));
        }
        for (var now : said.mentions()) {
            for (var was : old.mentions()) {
                if (!alike(now, was)) {
                    continue;
                }
                var place = said.place(now.from(), now.to());
                if (place != null) {
                    return old.with(was.from(), was.to(), piece.substring(place[0], place[1]));
                }
            }
        }
        return null;
    }

    private static boolean plain(dev.baton.nl2sql.link.Period period, Said said) {
        return period.bare() || said.linking.tokens().get(period.from()).lower().equals("in");
    }

    /**
     * "and completed?" after "how many are active" is about the same column, whatever else it may
     * be.
     */
    private static boolean sameColumn(Mention now, Mention was) {
        return was.best().target() instanceof Target.OfValue(var column, _)
                && now.meanings().stream()
                        .anyMatch(meaning ->
                                meaning.score() >= 0.6
                                        && meaning.target() instanceof Target.OfValue(var same, _)
                                        && same.equals(column));
    }

    private boolean alike(Mention now, Mention was) {
        if (sameColumn(now, was)) {
            return true;
        }
        return switch (now.best().target()) {
            case Target.OfValue(var column, _) ->
                    was.meanings().stream()
                            .anyMatch(meaning ->
                                    meaning.score() > was.best().score() - 0.1
                                            && meaning.target()
                                                    instanceof Target.OfValue(var other, _)
                                            && other.equals(column));
            case Target.OfColumn(var column) -> {
                var index = SchemaIndex.of(asked.schema());
                yield was.best().target() instanceof Target.OfColumn(var other)
                        && index.type(other).numeric() == index.type(column).numeric()
                        && index.type(other).temporal() == index.type(column).temporal();
            }
            case Target.OfTable(var table) ->
                    was.best().target() instanceof Target.OfTable(var other)
                            && !other.equals(table);
            case Target.OfMetric _ -> was.best().target() instanceof Target.OfMetric;
            case Target.OfRule(var rule) ->
                    was.best().target() instanceof Target.OfRule(var other)
                            && other.table().equals(rule.table());
            case Target.OfRole _ -> was.best().target() instanceof Target.OfRole;
        };
    }
}
