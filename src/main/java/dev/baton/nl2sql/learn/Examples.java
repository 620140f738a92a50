package dev.baton.nl2sql.learn;

import dev.baton.memory.Pair;
import dev.baton.memory.PairIndex;
import dev.baton.model.Tokens;
import dev.baton.nl2sql.Asked;
import dev.baton.security.Caller;
import dev.baton.sql.DataSource;
import dev.baton.sql.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** The confirmed pairs that a model is shown beside a question: few, like it, and fitting. */
public final class Examples {
    private static final int LOOKED_AT = 12;
    private static final double LIKE = 0.2;

    private Examples() {}

    /** At most so many, of at most so many tokens together; empty when nothing like it is known. */
    public static String of(
            Experience experience,
            Asked asked,
            DataSource source,
            Caller caller,
            int most,
            int tokens) {
        var index = experience.of(source.name());
        if (index.size() == 0 || most <= 0) {
            return "";
        }
        var serves = experience.serves(caller);
        var shown = new ArrayList<String>();
        int left = tokens;
        for (var pair : like(asked, index, serves)) {
            var text = "%s\n%s".formatted(pair.question(), pair.sql());
            int size = Tokens.count(text);
            if (shown.size() < most
                    && size <= left
                    && source.check(pair.sql()) instanceof Verdict.Allowed) {
                shown.add(text);
                left -= size;
            }
        }
        return shown.isEmpty()
                ? ""
                : "Questions like this one and their queries, confirmed by people:\n"
                        + String.join("\n", shown);
    }

    /** The likest whose query was not refused since, one for each query. */
    private static List<Pair> like(Asked asked, PairIndex index, Predicate<Pair> serves) {
        var shape = Shapes.of(asked.question(), asked.schema());
        var seen = new HashSet<String>();
        return index.like(shape, serves.and(Examples::example), LOOKED_AT).stream()
                .filter(near -> near.likeness() >= LIKE)
                .map(PairIndex.Near::pair)
                .filter(pair -> !refused(pair, index, serves) && seen.add(pair.sql()))
                .toList();
    }

    private static boolean example(Pair pair) {
        return pair.kind() != Pair.Kind.REJECTED;
    }

    private static boolean refused(Pair pair, PairIndex index, Predicate<Pair> serves) {
        return index.of(pair.question(), serves).stream()
                .takeWhile(other -> !other.equals(pair))
                .anyMatch(other ->
                        other.kind() == Pair.Kind.REJECTED && other.sql().equals(pair.sql()));
    }
}
