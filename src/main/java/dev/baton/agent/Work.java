package dev.baton.agent;

import dev.baton.event.Event;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent's view of the engine while it carries one step out. */
public interface Work {
    RunId run();

    StepId step();

    SessionId session();

    Caller caller();

    /** What the run was asked for: the goal or question in words. */
    String goal();

    /** The input of the whole run. */
    Value.Fields request();

    /** What the steps before this one proved, those that it needs. */
    Map<StepId, Evidence> evidence();

    /** The person's answer, when this step was held with a question before. */
    Optional<Decision> decision();

    /** What the agents of this session know together. */
    Shared shared();

    /**
     * Carries a workflow out as a run of its own and waits for its answer; the same step of the
     * same run never starts it twice. Throws the problem the child failed with.
     */
    Child child(String workflow, Value.Fields input);

    /** The how-manieth attempt at this step it is, counted from 1. */
    int attempt();

    /** When the attempt must be over; the engine cancels it then. */
    Instant deadline();

    Cancellation cancellation();

    /**
     * True when another process goes on with this step: nothing that was begun elsewhere for it is
     * to be called off, since that process begins with the same key.
     */
    default boolean handedOver() {
        return false;
    }

    /** Same for every attempt at this step of this run; hand it to whatever has effects. */
    String idempotencyKey();

    /** Tells listeners how far the step is; {@code share} is 0 to 1. */
    void progress(String text, double share);

    /**
     * Tells another agent of this run something, or all of them when none is named, and waits for
     * nothing; whoever listens to the run sees it too. Throws a problem of cause too_large beyond
     * 16 KiB a message or 200 messages a run.
     */
    void tell(@Nullable String receiver, String type, Value content);

    /** What this agent was told in this run so far, oldest first. */
    List<Message> heard();

    /** Passes a piece of text on as it is written by a model; not stored. */
    void token(String piece);

    /** Tells a reward; written in one commit with what the step proves, and not without it. */
    void rewarded(Event.RewardRecorded reward);

    /** Notes what a model call took; stored with the step's outcome. */
    void used(ModelUse use);
}
