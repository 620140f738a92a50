package dev.baton.plan;

import java.util.List;

/**
 * Something expected that went wrong: its cause, one sentence for the caller, and what to do about
 * it.
 */
public record Problem(Cause cause, String text, List<String> suggestions) {
    public Problem {
        suggestions = List.copyOf(suggestions);
    }

    public static Problem of(Cause cause, String text, String... suggestions) {
        return new Problem(cause, text, List.of(suggestions));
    }
}
