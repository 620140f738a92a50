package dev.baton.pipeline.performance;

import java.util.Locale;

/** What a finding is about; each area has a score of its own. */
enum Area {
    INDEXES,
    SPACE,
    STATISTICS,
    CACHE,
    SESSIONS,
    STATEMENTS,
    RUNS,
    REQUESTS,
    MEMORY,
    EVENTS;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
