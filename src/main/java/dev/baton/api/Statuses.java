package dev.baton.api;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;

/** What is said where only a status is known. */
final class Statuses {
    private Statuses() {}

    static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problem.of(Cause.UNAUTHENTICATED, "A key is needed here.");
            case 403 -> Problem.of(Cause.FORBIDDEN, "This is not allowed.");
            case 404 ->
                    Problem.of(
                            Cause.NOT_FOUND,
                            "There is nothing here.",
                            "GET /q/openapi lists all addresses.");
            case 405 ->
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "This address does not take that method.",
                            "The header Allow says which it takes.");
            case 406 ->
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "This address does not answer in what Accept asks for.",
                            "Send Accept: application/json, or no Accept.");
            case 413 -> Problem.of(Cause.TOO_LARGE, "The body is too large.");
            case 415 ->
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "This address does not take that kind of body.",
                            "Send Content-Type: application/json.");
            default ->
                    status < 500
                            ? Problem.of(Cause.BAD_REQUEST, "The request is not valid.")
                            : Problem.of(Cause.INTERNAL, "Something failed inside the server.");
        };
    }
}
