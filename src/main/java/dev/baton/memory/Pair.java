package dev.baton.memory;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A question and its query as somebody confirmed or refused it. {@code shape} is the question with
 * its literals and stored values masked; {@code unfit} is the version of the schema that the query
 * was found not to fit.
 */
public record Pair(
        String id,
        String source,
        Kind kind,
        String question,
        String shape,
        String sql,
        Teacher teacher,
        @Nullable String unfit) {

    /** How the query came to be known. */
    public enum Kind {
        /** The engine's query, confirmed. */
        CONFIRMED,
        /** A person's query in place of the engine's. */
        CORRECTED,
        /** A thumb up: good enough for an example. */
        LIKED,
        /** A query that is wrong for the question. */
        REJECTED;

        /** True when somebody vouches for the query. */
        public boolean vouched() {
            return this == CONFIRMED || this == CORRECTED;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who said so, whether that person may speak for others, from which run and when; imported
     * pairs come from another server.
     */
    public record Teacher(
            String name, boolean trusted, boolean imported, @Nullable String run, Instant at) {}
}
