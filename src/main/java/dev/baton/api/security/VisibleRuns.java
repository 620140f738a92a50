package dev.baton.api.security;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The runs a caller may see, whichever door these came through: one's own, and all for
 * administrators. What may not be seen is told as what is not there.
 */
@ApplicationScoped
public class VisibleRuns {
    private final Runs runs;
    private final CurrentCaller current;

    VisibleRuns(Runs runs, CurrentCaller current) {
        this.runs = runs;
        this.current = current;
    }

    /** The run of that id, when who sent this request may see it; else not_found. */
    public RunView find(String id) {
        return find(id, current.caller());
    }

    /** The run of that id, when that caller may see it; else not_found. */
    public RunView find(String id, Caller caller) {
        return find(id, run -> visible(run, caller));
    }

    /** The run of that id, when it may be seen for another reason; else not_found. */
    public RunView find(String id, Predicate<RunView> visible) {
        try {
            return runs.find(new RunId(id)).filter(visible).orElseThrow(VisibleRuns::unknown);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    /** Whether the run is that caller's, or the caller sees all. */
    public static boolean visible(RunView run, Caller caller) {
        var only = onlyOf(caller);
        return only == null || run.origin().caller().equals(only);
    }

    /** Whose runs that caller may see; null for everybody's. */
    public static @Nullable String onlyOf(Caller caller) {
        return caller.may(Permission.ADMIN) ? null : caller.name();
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such operation.",
                "Operations are kept for 30 days; look at GET /operations.");
    }
}
