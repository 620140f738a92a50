package dev.baton.agent;

import dev.baton.model.ModelUse;
import dev.baton.plan.Cancellation;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.security.Caller;
import java.time.Instant;

/** An agent's view of the engine while it carries one step out. */
public interface Work {
    RunId run();

    StepId step();

    SessionId session();

    Caller caller();

    /** When the attempt must be over; the engine cancels it then. */
    Instant deadline();

    Cancellation cancellation();

    /** Same for every attempt at this step of this run; hand it to whatever has effects. */
    String idempotencyKey();

    /** Tells listeners how far the step is; {@code share} is 0 to 1. */
    void progress(String text, double share);

    /** Passes a piece of text on as it is written by a model; not stored. */
    void token(String piece);

    /** Notes what a model call took; stored with the step's outcome. */
    void used(ModelUse use);
}
