package dev.baton.memory;

import java.util.List;

/** Takes the shape of a question apart into the terms it is found by; whoever knows language. */
public interface Wording {
    /** Terms in any order; the same one twice counts once. */
    List<String> terms(String shape);
}
