package dev.baton.agent;

import dev.baton.plan.Problem;

/**
 * A call has certainly not begun at the instance it was meant for, so another one may be asked;
 * {@code full} when it is well and only has no place.
 */
public final class Undelivered extends RuntimeException {
    private final transient Problem problem;
    private final boolean full;

    public Undelivered(Problem problem, boolean full) {
        super(problem.text(), null, false, false);
        this.problem = problem;
        this.full = full;
    }

    public Problem problem() {
        return problem;
    }

    public boolean full() {
        return full;
    }
}
