package dev.baton.plan;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a {@link Question}: what they chose to do, the value they put in place of
 * what was proposed (nothing unless corrected), and their reason.
 */
public record Decision(
        Action action, Value correction, String by, @Nullable String note, Instant at) {
    /** What a person may do about a question. */
    public enum Action {
        APPROVE,
        CORRECT,
        REJECT;

        /** The word on the wire. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
