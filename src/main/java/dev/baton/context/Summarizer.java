package dev.baton.context;

import java.util.List;
import java.util.Optional;

/** Says a text in fewer words, such as a language model does; the gate judges what it says. */
@FunctionalInterface
public interface Summarizer {
    /** Nobody who could. */
    Summarizer NONE = (_, _, _) -> Optional.empty();

    /** The text in at most that many tokens with every pin in it; empty when it cannot be done. */
    Optional<String> summarize(String text, List<Pin> pins, int budget);
}
