package dev.baton.finance.entry;

import java.util.List;

/** What no entry was drafted for, why, and what a person may answer. */
public record Undecided(String subject, String question, List<String> options) {
    public Undecided {
        options = List.copyOf(options);
    }
}
