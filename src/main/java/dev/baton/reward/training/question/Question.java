package dev.baton.reward.training.question;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question to be answered in training: the queries that are right (any of them), what kind it is,
 * and the question before it in the same conversation. {@code ordered} is null where each right
 * query's own ORDER BY says whether order matters.
 */
public record Question(
        String id,
        String text,
        String source,
        List<String> golds,
        Kind kind,
        String difficulty,
        @Nullable String after,
        List<String> tags,
        @Nullable Boolean ordered) {
    public Question {
        golds = List.copyOf(golds);
        tags = List.copyOf(tags);
    }

    /** What a right answer to a question is. */
    public enum Kind {
        /** A query. */
        ANSWERABLE,
        /** A query that only the question before makes clear. */
        FOLLOW_UP,
        /** To say that the data does not tell. */
        UNANSWERABLE,
        /** To ask which of its meanings is meant. */
        AMBIGUOUS;

        /** The name in files and on the wire, such as {@code follow_up}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String code) {
            for (var kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether it is right not to answer with a query. */
    public boolean refusal() {
        return switch (kind) {
            case UNANSWERABLE, AMBIGUOUS -> golds.isEmpty();
            case ANSWERABLE, FOLLOW_UP -> false;
        };
    }
}
