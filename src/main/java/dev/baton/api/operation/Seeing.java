package dev.baton.api.operation;

import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.seen.Advance;
import dev.baton.run.seen.Advances;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds operations that the caller may see, and tells them. */
@ApplicationScoped
class Seeing {
    /** Beyond the run's own time limit its end is on its way already. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Runs runs;
    private final RunEngine engine;
    private final Advances advances;
    private final CurrentCaller current;
    private final Clock clock;

    Seeing(Runs runs, RunEngine engine, Advances advances, CurrentCaller current, Clock clock) {
        this.runs = runs;
        this.engine = engine;
        this.advances = advances;
        this.current = current;
        this.clock = clock;
    }

    /** The run of that id, whichever door it came through; not_found when it is not to be seen. */
    RunView find(String id) {
        try {
            return runs.find(new RunId(id)).filter(this::visible).orElseThrow(Seeing::unknown);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    /**
     * What who has started an operation is answered: at once where that is preferred, else when it
     * has ended, waits for a person or has run out of time.
     */
    Response answer(RunId id, Duration timeout, @Nullable String prefer) {
        if (prefer != null && prefer.contains("respond-async")) {
            return Response.accepted(told(find(id.value())))
                    .location(URI.create("/operations/" + id))
                    .build();
        }
        var settled =
                engine.await(
                        id,
                        timeout.plus(GRACE),
                        status -> status.ended() || status == RunStatus.WAITING);
        return Response.ok(told(settled)).build();
    }

    Value.Fields told(RunView run) {
        var found = run.answer() == null ? runs.evidence(run.id()) : Map.<StepId, Evidence>of();
        return OperationView.of(run, advances.of(run), found, clock.instant());
    }

    /** As above, of many in a fixed number of queries; what was proved on the way is left out. */
    List<Value> told(List<RunView> many) {
        var now = clock.instant();
        var how = advances.of(many);
        return many.stream()
                .<Value>map(run ->
                        OperationView.of(
                                run, how.getOrDefault(run.id(), Advance.NONE), Map.of(), now))
                .toList();
    }

    /** Whose runs the caller may see: null for everybody's. */
    @Nullable String onlyOf() {
        var caller = current.caller();
        return caller.may(Permission.ADMIN) ? null : caller.name();
    }

    private boolean visible(RunView run) {
        var only = onlyOf();
        return only == null || run.origin().caller().equals(only);
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such operation.",
                "Operations are kept for 30 days; look at GET /operations.");
    }
}
