package dev.baton.context;

import dev.baton.model.Tokens;
import java.util.List;

/** What is told of a part, how many tokens that takes, and what was left out of it, in words. */
record Told(String text, int tokens, List<String> leftOut) {
    Told {
        leftOut = List.copyOf(leftOut);
    }

    static Told of(String text, List<String> leftOut) {
        return new Told(text, Tokens.count(text), leftOut);
    }

    static Told whole(String text) {
        return of(text, List.of());
    }
}
