package dev.baton.nl2sql.learn;

import dev.baton.memory.Pair;
import dev.baton.memory.PairIndex;
import dev.baton.security.Caller;
import dev.baton.sql.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** An experience made of these pairs, whichever data source is asked for. */
public final class Taught implements Experience {
    private static final Instant CONFIRMED = Instant.parse("2025-12-31T12:00:00Z");

    /** The pairs that were found not to fit. */
    public final List<Pair> unfit = new ArrayList<>();

    private final PairIndex index;

    private Taught(List<Pair> pairs) {
        this.index = PairIndex.of(pairs, new Wordings());
    }

    public static Taught of(List<Pair> pairs) {
        return new Taught(pairs);
    }

    /** With their shapes to that schema. */
    public static Taught of(Schema schema, Pair... pairs) {
        return new Taught(
                Arrays.stream(pairs)
                        .map(pair ->
                                new Pair(
                                        pair.id(),
                                        pair.source(),
                                        pair.kind(),
                                        pair.question(),
                                        Shapes.of(pair.question(), schema),
                                        pair.sql(),
                                        pair.teacher(),
                                        null))
                        .toList());
    }

    /** A confirmed pair. */
    public static Pair pair(String id, String question, String sql) {
        return pair(id, Pair.Kind.CONFIRMED, question, sql);
    }

    public static Pair pair(String id, Pair.Kind kind, String question, String sql) {
        return new Pair(
                id,
                "any",
                kind,
                question,
                "",
                sql,
                new Pair.Teacher("ann", true, false, null, CONFIRMED),
                null);
    }

    @Override
    public PairIndex of(String source) {
        return index;
    }

    @Override
    public Predicate<Pair> serves(Caller caller) {
        return _ -> true;
    }

    @Override
    public void unfit(Pair pair, String version) {
        unfit.add(pair);
    }
}
