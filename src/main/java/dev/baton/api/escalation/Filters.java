package dev.baton.api.escalation;

import dev.baton.escalation.Filter;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.RunId;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list. */
public class Filters {
    /** waiting (the default), open, asked, settled, decided, expired or withdrawn. */
    @QueryParam("status")
    public @Nullable String status;

    /** age (the default), priority or confidence. */
    @QueryParam("sort")
    public @Nullable String sort;

    @QueryParam("reason")
    public @Nullable String reason;

    @QueryParam("workflow_type")
    public @Nullable String workflow;

    @QueryParam("operation_id")
    public @Nullable String operation;

    /** The least priority. */
    @QueryParam("priority")
    public @Nullable Integer priority;

    @QueryParam("confidence_below")
    public @Nullable Double below;

    /** Waiting for at least so many seconds. */
    @QueryParam("older_than")
    public @Nullable Long olderThan;

    Filter filter(Clock clock) {
        return new Filter(
                word("status", status, Filter.Group.class, Filter.Group.WAITING),
                word("sort", sort, Filter.Order.class, Filter.Order.AGE),
                reason == null
                        ? null
                        : word("reason", reason, Question.Reason.class, Question.Reason.QUESTION),
                workflow,
                operation == null ? null : run(operation),
                priority,
                below == null ? null : Confidence.clamped(below),
                before(clock));
    }

    private @Nullable Instant before(Clock clock) {
        return olderThan == null
                ? null
                : clock.instant().minusSeconds(Math.clamp(olderThan, 0, 365L * 24 * 3600));
    }

    private static RunId run(String id) {
        try {
            return new RunId(id);
        } catch (IllegalArgumentException _) {
            throw bad("operation_id", "an operation's id");
        }
    }

    private static <E extends Enum<E>> E word(
            String name, @Nullable String word, Class<E> type, E absent) {
        if (word == null) {
            return absent;
        }
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw bad(
                    name,
                    Arrays.stream(type.getEnumConstants())
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ", "one of ", "")));
        }
    }

    private static ProblemException bad(String name, String wanted) {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                "“%s” is not known here.".formatted(name),
                "It is %s.".formatted(wanted));
    }
}
