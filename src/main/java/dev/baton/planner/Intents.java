package dev.baton.planner;

import java.util.List;

/**
 * By which words a workflow is meant: phrases people say for it, and keywords each of which is
 * enough.
 */
public record Intents(List<String> phrases, List<String> keywords) {
    public static final Intents NONE = new Intents(List.of(), List.of());

    public Intents {
        phrases = List.copyOf(phrases);
        keywords = List.copyOf(keywords);
    }
}
