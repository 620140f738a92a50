package dev.baton.nl2sql.validate;

import java.util.List;

/** What one check found: whether it passed, what is wrong, what to do. */
record Finding(boolean passed, List<String> issues, List<String> suggestions) {
    static final Finding FINE = new Finding(true, List.of(), List.of());

    static Finding fault(String issue, String suggestion) {
        return new Finding(false, List.of(issue), List.of(suggestion));
    }
}
