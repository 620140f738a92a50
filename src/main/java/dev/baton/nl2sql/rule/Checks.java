package dev.baton.nl2sql.rule;

import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the database judge the first candidates: what it refuses or answers with nothing is
 * doubtful.
 */
final class Checks {
    private static final int MOST = 3;
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(50, 1_000_000, Duration.ofSeconds(3));
    private final @Nullable DataSource source;
    private final Cancellation cancellation;

    /** A candidate and what the database said. */
    record Checked(Candidate candidate, Outcome outcome) {
        double score() {
            return candidate.score() - outcome.penalty;
        }
    }

    enum Outcome {
        ROWS(0),
        UNCHECKED(0),
        EMPTY(0.35),
        NOTHING(0.3),
        REFUSED(2);

        final double penalty;

        Outcome(double penalty) {
            this.penalty = penalty;
        }
    }

    Checks(@Nullable DataSource source, Cancellation cancellation) {
        this.source = source;
        this.cancellation = cancellation;
    }

    /** The candidates with the database's judgement, best first. */
    List<Checked> rank(List<Candidate> candidates) {
        var checked = new ArrayList<Checked>();
        for (var candidate : candidates) {
            checked.add(
                    new Checked(
                            candidate,
                            checked.size() < MOST ? check(candidate.sql()) : Outcome.UNCHECKED));
        }
        checked.sort(Comparator.comparingDouble(each -> -each.score()));
        return checked;
    }

    /** What the database says of a query. */
    Outcome check(String sql) {
        if (source == null) {
            return Outcome.UNCHECKED;
        }
        try {
            if (!(source.check(sql) instanceof Verdict.Allowed(var safe, _, _))) {
                return Outcome.REFUSED;
            }
            if (source.explain(safe, cancellation) instanceof Explanation.Rejected) {
                return Outcome.REFUSED;
            }
            var rows = source.run(safe, LIMITS, cancellation).rows();
            if (rows.isEmpty()) {
                return Outcome.EMPTY;
            }
            boolean nothing =
                    rows.size() == 1
                            && rows.getFirst().stream()
                                    .allMatch(value ->
                                            value instanceof Value.Nothing
                                                    || value instanceof Value.Number(var number)
                                                            && number.signum() == 0);
            return nothing ? Outcome.NOTHING : Outcome.ROWS;
        } catch (ProblemException problem) {
            cancellation.check();
            return Outcome.UNCHECKED;
        }
    }
}
