package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Lexicon;
import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.link.Token;
import dev.baton.nl2sql.query.SqlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a question in the likeliest way and in the next likely ones. */
final class Candidates {
    private static final Set<String> STRONG =
            Set.of(
                    "not",
                    "no",
                    "never",
                    "without",
                    "except",
                    "excluding",
                    "most",
                    "least",
                    "fewest",
                    "ratio",
                    "percentage",
                    "share",
                    "both",
                    "neither",
                    "minus",
                    "difference",
                    "than",
                    "nobody",
                    "average",
                    "median",
                    "same",
                    "sum",
                    "everything",
                    "compare",
                    "versus",
                    "second",
                    "third",
                    "previous",
                    "growth",
                    "only");
    private static final Set<String> WEAK =
            Set.of(
                    "each",
                    "every",
                    "per",
                    "highest",
                    "lowest",
                    "largest",
                    "smallest",
                    "longest",
                    "oldest",
                    "newest",
                    "latest",
                    "earliest",
                    "total",
                    "maximum",
                    "minimum",
                    "first",
                    "last",
                    "top",
                    "more",
                    "less",
                    "fewer",
                    "both",
                    "between",
                    "before",
                    "after",
                    "also",
                    "lacking");
    private static final String CURRENCY =
            "in (?:us )?(?:dollars?|euros?|pounds?|francs?|yen|usd|eur|gbp|chf|jpy)";
    private static final int MOST = 6;
    private static final double TOO_FAR = 0.45;
    private final SchemaIndex index;
    private final Linking linking;
    private final List<Candidate> found = new ArrayList<>();
    private @Nullable String problem;

    Candidates(SchemaIndex index, Linking linking) {
        this.index = index;
        this.linking = linking;
    }

    /** The candidates, best first; empty when no reading comes to a query. */
    List<Candidate> all() {
        var first = new Choices(Map.of());
        read(first);
        var points = new ArrayList<>(first.points());
        points.sort(Comparator.comparingDouble(Choices.Point::worse));
        for (var point : points) {
            if (point.worse() > TOO_FAR || found.size() >= MOST) {
                break;
            }
            var overruled = new HashMap<String, Integer>();
            overruled.put(point.about(), point.alternative());
            read(new Choices(overruled));
        }
        found.sort(Comparator.comparingDouble(candidate -> -candidate.score()));
        return found;
    }

    /** Why the likeliest reading came to nothing. */
    @Nullable String problem() {
        return problem;
    }

    private void read(Choices choices) {
        try {
            var reading = new Reading(index, linking, choices);
            Reader.read(reading);
            var query = new Composer(reading).compose();
            var sql = SqlText.of(query, index.schema().catalogue());
            if (found.stream().anyMatch(other -> other.sql().equals(sql))) {
                return;
            }
            ignored(reading);
            if (Structure.repeats(query, index)) {
                reading.slots.doubt += 0.4;
            }
            var unexplained = unexplained(reading);
            long content =
                    Math.max(1, linking.tokens().stream().filter(Candidates::content).count());
            found.add(
                    new Candidate(
                            reading,
                            query,
                            sql,
                            choices.paid(),
                            reading.slots.doubt,
                            1 - Math.min(1, unexplained.size() / (double) content),
                            unexplained));
        } catch (Unreadable unreadable) {
            problem = problem == null ? unreadable.getMessage() : problem;
        }
    }

    static boolean content(Token token) {
        return token.kind() == Token.Kind.QUOTED
                || token.kind() == Token.Kind.NUMBER
                || token.kind() == Token.Kind.WORD
                        && !Lexicon.stop(token.lower())
                        && !Lexicon.light(token);
    }

    /** Words that ask for something and that no cue took. */
    private static void ignored(Reading reading) {
        phrases(reading);
        for (var item : reading.template.left()) {
            var text = item.text();
            if (STRONG.contains(text)) {
                reading.slots.doubt += 0.4;
            } else if (text.matches("[%#~].*")) {
                reading.slots.doubt += 0.3;
            } else if (WEAK.contains(text)) {
                reading.slots.doubt += 0.15;
            }
        }
    }

    /** Phrases that would change the rows, had a cue taken them. */
    private static void phrases(Reading reading) {
        var template = reading.template;
        if (template.has("(?:over|above|under|below|beyond|within) {DET}@C\\d+")) {
            reading.slots.doubt += 0.4;
        }
        if (template.has("(?<!ed )(?:by|per) {DET}@[TRC]\\d+")) {
            reading.slots.doubt += 0.35;
        }
        if (template.has("(?:which|what) {UNIT}") && reading.slots.keys.isEmpty()) {
            reading.slots.doubt += 0.4;
        }
        if (template.has("¦ (?:days?|weeks?|months?|hours?|minutes?)")) {
            reading.slots.doubt += 0.4;
        }
        if (template.has(CURRENCY) && Currencies.several(reading)) {
            reading.slots.doubt += 0.4;
        }
    }

    /** Content words that no cue took and no mention stands for. */
    private List<String> unexplained(Reading reading) {
        var words = new ArrayList<String>();
        for (var item : reading.template.left()) {
            for (int mention : Template.mentions(item.text())) {
                if (!item.text().startsWith("@D")
                        && !reading.slots.used.contains(mention)
                        && !reading.slots.outputs.contains(mention)
                        && mention != reading.slots.entity
                        && !reading.isTable(mention)) {
                    words.add(reading.words(mention));
                }
            }
            if (!item.text().startsWith("@")
                    && !item.text().startsWith("~")
                    && item.to() - item.from() == 1) {
                var token = reading.linking.tokens().get(item.from());
                if (content(token)) {
                    words.add(token.text());
                }
            }
        }
        return words;
    }
}
