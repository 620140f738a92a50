package dev.baton.pipeline.quality;

import dev.baton.plan.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rule fared: of {@code rows} rows {@code failing} break it, which is {@code share} of them.
 * {@code score} is 1 when all is well; a rule that was not computed has none and says why in {@code
 * note}.
 */
record RuleResult(
        Rule rule,
        Status status,
        long rows,
        long failing,
        double share,
        double score,
        List<Sample> samples,
        @Nullable String note) {

    enum Status {
        PASSED,
        FAILED,
        NOT_COMPUTED
    }

    /** A broken row: its key, if the table has one, and the value that is wrong. */
    record Sample(Value key, Value value) {}

    RuleResult {
        samples = List.copyOf(samples);
    }

    static RuleResult notComputed(Rule rule, String why) {
        return new RuleResult(rule, Status.NOT_COMPUTED, 0, 0, 0, 0, List.of(), why);
    }

    boolean computed() {
        return status != Status.NOT_COMPUTED;
    }
}
