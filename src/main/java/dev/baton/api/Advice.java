package dev.baton.api;

import dev.baton.plan.Problem;
import java.util.List;

/** What to do about a problem: what it says itself, else what helps with most of its cause. */
public final class Advice {
    private Advice() {}

    /** Never empty. */
    public static List<String> on(Problem problem) {
        return problem.suggestions().isEmpty()
                ? List.of(usual(problem))
                : List.copyOf(problem.suggestions());
    }

    private static String usual(Problem problem) {
        return switch (problem.cause()) {
            case BAD_REQUEST, INVALID_SQL, BAD_PLAN, MODE_UNAVAILABLE ->
                    "GET /q/openapi describes what each address takes.";
            case NOT_FOUND, UNKNOWN_DATA_SOURCE ->
                    "Check the address and the names in it; lists such as GET /operations tell what there is.";
            case UNAUTHENTICATED -> "Send Authorization: Bearer with your key.";
            case FORBIDDEN, OWN_REQUEST, UNSAFE_SQL ->
                    "Ask whoever runs the server who may do this.";
            case CONFLICT, ALREADY_DECIDED, CLAIMED, CHANGED, EXPIRED, REJECTED, CANCELLED ->
                    "Look at how it stands now, and decide anew.";
            case TOO_LARGE -> "Send less at once.";
            case RATE_LIMITED, BUSY -> "Wait a second and try again.";
            case BUDGET_SPENT ->
                    "Wait until the budget is renewed, or ask whoever runs the server.";
            case QUERY_TIMEOUT, MODEL_TIMEOUT, TIMEOUT, QUERY_FAILED ->
                    "Ask for less, or try again.";
            case DATABASE_UNREACHABLE,
                    SOURCE_UNREACHABLE,
                    MODEL_FAILED,
                    MODEL_GARBAGE,
                    WORKER_FAILED,
                    WORKER_GARBAGE,
                    INTERNAL ->
                    "Try again; if it stays, ask whoever runs the server to look at its log.";
        };
    }
}
