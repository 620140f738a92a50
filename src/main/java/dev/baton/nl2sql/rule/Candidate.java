package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.query.Query;
import java.util.List;

/**
 * A reading carried to a query. {@code paid} is how much worse its choices are than the best ones.
 */
record Candidate(
        Reading reading,
        Query query,
        String sql,
        double paid,
        double doubt,
        double coverage,
        List<String> unexplained) {
    /** How good the reading is before the database was asked. */
    double score() {
        return 1 - paid - 0.5 * doubt - 0.3 * (1 - coverage);
    }
}
