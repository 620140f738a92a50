package dev.baton.plan;

/** Carries a {@link Problem} to the nearest door or step where it becomes an outcome. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.cause().code() + ": " + problem.text());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable because) {
        super(problem.cause().code() + ": " + problem.text(), because);
        this.problem = problem;
    }

    /** A problem with a cause and a sentence. */
    public static ProblemException of(Cause cause, String text, String... suggestions) {
        return new ProblemException(Problem.of(cause, text, suggestions));
    }

    public Problem problem() {
        return problem;
    }
}
