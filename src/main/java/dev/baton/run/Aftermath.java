package dev.baton.run;

import dev.baton.plan.Cause;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of a step whose attempt has failed. */
sealed interface Aftermath {
    /** The same agent tries again, after a pause. */
    record Again(Duration pause) implements Aftermath {}

    /** Another agent does it with the same input. */
    record FallBack(String agent) implements Aftermath {}

    /** The run goes on without it. */
    record Forgive() implements Aftermath {}

    /** This work fails again and again: a person is asked. */
    record Ask() implements Aftermath {}

    /** Another plan is to make up for it. */
    record Replan() implements Aftermath {}

    /** The run has failed with it. */
    record Fail() implements Aftermath {}

    /**
     * What was tried: by which agent, how often by this one, how often the same work had failed for
     * good before, and how many plans the run has had.
     */
    record Tried(String agent, int tries, int before, int plans) {}

    /** What is allowed: retries, the pause before the next, other plans, asking a person. */
    record Allowed(int retries, Duration pause, Duration timeLeft, int replans, boolean asking) {}

    static Aftermath of(Step step, Problem problem, Tried tried, Allowed allowed) {
        if (Retrying.helps(step, problem.cause())
                && tried.tries() <= allowed.retries()
                && allowed.pause().compareTo(allowed.timeLeft()) < 0) {
            return new Again(allowed.pause());
        }
        var fallback = fallback(step, problem, tried);
        if (fallback != null) {
            return new FallBack(fallback);
        }
        var onFailure = step.policy().onFailure();
        if (onFailure == OnFailure.SKIP || step.policy().beside()) {
            return new Forgive();
        }
        if (tried.before() > 0 && allowed.asking() && problem.cause() != Cause.REJECTED) {
            return new Ask();
        }
        return onFailure == OnFailure.REPLAN && tried.plans() <= allowed.replans()
                ? new Replan()
                : new Fail();
    }

    /** What a person has refused no other agent does in its place. */
    private static @Nullable String fallback(Step step, Problem problem, Tried tried) {
        var other = step.policy().fallback();
        return step.policy().onFailure() == OnFailure.FALLBACK
                        && tried.agent().equals(step.agent())
                        && !step.agent().equals(other)
                        && problem.cause() != Cause.REJECTED
                ? other
                : null;
    }
}
