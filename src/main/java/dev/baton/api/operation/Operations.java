package dev.baton.api.operation;

import dev.baton.api.operation.OperationRequest.Subject;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Validating;
import dev.baton.planner.Workflows;
import dev.baton.planner.check.DryRun;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.run.RunView;
import dev.baton.security.Caller;
import dev.baton.security.RateLimit;
import dev.baton.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From a well-formed request to an operation under way. */
@ApplicationScoped
class Operations {
    private static final int DRAWS = 5;

    private final Workflows workflows;
    private final Sessions sessions;
    private final RunEngine engine;
    private final RateLimit pace;
    private final OperationIds ids;

    Operations(
            Workflows workflows,
            Sessions sessions,
            RunEngine engine,
            OperationConfig config,
            Clock clock) {
        this.workflows = workflows;
        this.sessions = sessions;
        this.engine = engine;
        this.pace = new RateLimit(config.startsPerSecond(), config.startsAtOnce(), clock);
        this.ids = new OperationIds(clock, new SecureRandom());
    }

    /**
     * Starts it. Throws forbidden (the type, or the session), rate_limited, busy, bad_plan, or
     * conflict when the idempotency key was used for another request.
     */
    RunId start(OperationRequest request, Caller caller, @Nullable String idempotencyKey) {
        allow(request.type(), caller);
        var plan = plan(request, caller);
        return drawing(id ->
                engine.start(
                        new RunRequest(
                                session(request, id, caller),
                                caller,
                                workflow(request),
                                plan.goal(),
                                plan,
                                Inputs.kept(request),
                                request.timeout(),
                                idempotencyKey,
                                id,
                                request.terms())));
    }

    /**
     * Starts an operation that goes another way from that step on. The same key finds the one that
     * it has started. Throws what {@link RunEngine#fork} does, forbidden and rate_limited.
     */
    RunId fork(RunView run, StepId from, Caller caller, @Nullable String idempotencyKey) {
        var origin = run.origin();
        OperationType.of(Inputs.type(origin.input(), origin.workflow()))
                .ifPresent(type -> allow(type, caller));
        if (idempotencyKey == null) {
            return drawing(id -> engine.fork(run.id(), from, id, caller));
        }
        var id =
                OperationIds.of(
                        origin.at(), caller.name(), idempotencyKey, run.id().value(), from.value());
        return engine.find(id)
                .filter(earlier -> run.id().equals(earlier.origin().forkedFrom()))
                .map(RunView::id)
                .orElseGet(() -> engine.fork(run.id(), from, id, caller));
    }

    /** Draws again when an id is taken; anything else that is in conflict stays so. */
    private RunId drawing(Function<RunId, RunId> start) {
        for (var draw = 1; ; draw++) {
            var id = ids.draw();
            try {
                return start.apply(id);
            } catch (ProblemException e) {
                var taken = e.problem().cause() == Cause.CONFLICT && engine.find(id).isPresent();
                if (!taken || draw == DRAWS) {
                    throw e;
                }
            }
        }
    }

    private void allow(OperationType type, Caller caller) {
        if (!type.allowed(caller)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "%s may not start operations of type %s.".formatted(caller.name(), type.code()),
                    "Call with a key that has the permission %s.".formatted(type.permission()));
        }
        if (!pace.take(caller.name())) {
            throw ProblemException.of(
                    Cause.RATE_LIMITED,
                    "You start operations faster than this server lets you.",
                    "Wait a second and try again.");
        }
    }

    private Plan plan(OperationRequest request, Caller caller) {
        return switch (request.subject()) {
            case Subject.Goal(var text) ->
                    request.test() ? DryRun.of(text) : new Plan(text, List.of(), Value.NOTHING);
            case Subject.Named(var workflow) -> named(request, workflow, caller);
        };
    }

    private Plan named(OperationRequest request, String workflow, Caller caller) {
        var given = Inputs.given(request);
        if (request.test()) {
            return Inputs.mindsTest(workflows.find(workflow))
                    ? workflows.plan(workflow, Inputs.testing(given), caller)
                    : DryRun.of(workflows.plan(workflow, given, caller));
        }
        var plan = workflows.plan(workflow, given, caller);
        return request.switches().validate() ? Validating.plan(plan) : plan;
    }

    private SessionId session(OperationRequest request, RunId id, Caller caller) {
        return request.session() == null
                ? new SessionId(id.value())
                : sessions.open(request.session(), caller, request.type().code()).id();
    }

    private static String workflow(OperationRequest request) {
        return switch (request.subject()) {
            case Subject.Goal _ -> OperationType.AI_INFERENCE.code();
            case Subject.Named(var workflow) -> workflow;
        };
    }
}
