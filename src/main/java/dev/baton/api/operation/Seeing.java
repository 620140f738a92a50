package dev.baton.api.operation;

import dev.baton.api.Prefer;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.plan.Evidence;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.seen.Advance;
import dev.baton.run.seen.Advances;
import dev.baton.run.seen.Costs;
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
    private final VisibleRuns visible;
    private final Runs runs;
    private final RunEngine engine;
    private final Advances advances;
    private final Costs costs;
    private final CurrentCaller current;
    private final Clock clock;

    Seeing(
            VisibleRuns visible,
            Runs runs,
            RunEngine engine,
            Advances advances,
            Costs costs,
            CurrentCaller current,
            Clock clock) {
        this.visible = visible;
        this.runs = runs;
        this.engine = engine;
        this.advances = advances;
        this.costs = costs;
        this.current = current;
        this.clock = clock;
    }

    /** The run of that id, whichever door it came through; not_found when it is not to be seen. */
    RunView find(String id) {
        return visible.find(id);
    }

    /**
     * What who has started an operation is answered: at once where that is preferred, else when it
     * has ended, waits for a person or has run out of time.
     */
    Response answer(RunId id, Duration timeout, @Nullable String prefer) {
        if (Prefer.later(prefer)) {
            return Response.accepted(told(find(id.value())))
                    .location(URI.create("/operations/" + id))
                    .build();
        }
        var settled = engine.await(id, timeout.plus(Prefer.GRACE), Prefer::settled);
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

    /** As a list shows them, in a fixed number of queries too. */
    List<Value> brief(List<RunView> many) {
        var now = clock.instant();
        var how = advances.of(many);
        var cost = costs.of(many);
        return many.stream()
                .<Value>map(run ->
                        OperationView.brief(
                                run,
                                how.getOrDefault(run.id(), Advance.NONE),
                                cost.getOrDefault(run.id(), "0.000000"),
                                now))
                .toList();
    }

    /** Whether the caller may steer operations: let them rest, stop them, undo what they did. */
    boolean steering() {
        return current.caller().may(Permission.OPERATE);
    }

    /** Whose runs the caller may see: null for everybody's. */
    @Nullable String onlyOf() {
        return VisibleRuns.onlyOf(current.caller());
    }
}
