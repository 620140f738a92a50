package dev.baton.run;

import dev.baton.agent.AgentRegistry;
import dev.baton.plan.Cause;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.security.Caller;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Takes in runs that are new: checked, recorded, and then started here or put into the queue. */
final class Reception {
    // What is owned by nobody waits for whoever has room.
    private static final String QUEUED = "";

    private final AgentRegistry agents;
    private final Epochs epochs;
    private final Idempotency idempotency;
    private final Places places;
    private final Legs legs;
    private final Forks forks;
    private final String executor;

    Reception(
            AgentRegistry agents,
            Epochs epochs,
            Idempotency idempotency,
            Places places,
            Legs legs,
            Forks forks,
            String executor) {
        this.agents = agents;
        this.epochs = epochs;
        this.idempotency = idempotency;
        this.places = places;
        this.legs = legs;
        this.forks = forks;
        this.executor = executor;
    }

    RunId start(RunRequest request) {
        check(request);
        var hash = Idempotency.hash(request);
        var earlier = idempotency.earlier(request, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var place = places.take();
        var kept = false;
        try {
            var run = begin(request, hash, place, null);
            kept = true;
            return run;
        } catch (Fenced e) {
            return idempotency
                    .earlier(request, hash)
                    .orElseThrow(() ->
                            new ProblemException(
                                    Problem.of(
                                            Cause.CONFLICT, "There is a run of this id already."),
                                    e));
        } finally {
            if (!kept) {
                places.giveBack(place);
            }
        }
    }

    /** Children have no place of their own: else parents would wait for places they hold. */
    void startChild(RunRequest request, Entry.Parent parent) {
        check(request);
        if (legs.leaving()) {
            // Its parent ends here or goes on elsewhere; it finds its run in either place.
            begin(request, Idempotency.hash(request), Places.Place.QUEUE, parent);
            return;
        }
        places.enterUnasked();
        var kept = false;
        try {
            begin(request, Idempotency.hash(request), Places.Place.NOW, parent);
            kept = true;
        } finally {
            if (!kept) {
                places.leave();
            }
        }
    }

    RunId fork(RunId run, StepId from, RunId id, Caller caller) {
        var place = places.take();
        var kept = false;
        try {
            forks.fork(run, from, id, caller, owner(place));
            kept = true;
        } finally {
            if (!kept) {
                places.giveBack(place);
            }
        }
        switch (place) {
            case NOW -> legs.takeIn(LegId.first(id));
            case QUEUE -> queued();
        }
        return id;
    }

    private String owner(Places.Place place) {
        return place == Places.Place.NOW ? executor : QUEUED;
    }

    private void queued() {
        places.arrived();
        legs.intake().wake();
    }

    private RunId begin(
            RunRequest request, String hash, Places.Place place, Entry.@Nullable Parent parent) {
        var given = request.id();
        var run = given == null ? new RunId(UUID.randomUUID().toString()) : given;
        if (given != null && legs.here(run) != null) {
            throw new Fenced(run);
        }
        var claim = Claim.fresh(run, epochs.next(), request, parent == null ? null : parent.run());
        var leg =
                switch (place) {
                    case NOW -> legs.first(claim);
                    case QUEUE -> legs.recording(claim);
                };
        try {
            leg.accept(request, owner(place), hash, parent).join();
        } catch (CompletionException e) {
            legs.drop(leg);
            if (e.getCause() instanceof Fenced fenced) {
                throw fenced;
            }
            throw new ProblemException(
                    Problem.of(
                            Cause.INTERNAL,
                            "The request could not be recorded and was not started.",
                            "Try again in a few seconds."),
                    e);
        }
        switch (place) {
            case NOW -> legs.dispatch(LegId.first(run));
            case QUEUE -> queued();
        }
        return run;
    }

    /** A plan is checked whole before anything of it is written; one to be made is checked then. */
    private void check(RunRequest request) {
        if (request.plan().steps().isEmpty()) {
            return;
        }
        var faults = PlanCheck.faults(request.plan(), agents.skills(request.caller()));
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_PLAN,
                            "The plan cannot be carried out.",
                            faults.stream().map(PlanCheck.Fault::text).toList()));
        }
    }
}
