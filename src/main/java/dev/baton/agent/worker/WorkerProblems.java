package dev.baton.agent.worker;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import java.io.UncheckedIOException;

/** What went wrong with a worker, in words for people. */
final class WorkerProblems {
    private static final int LONGEST = 300;

    private WorkerProblems() {}

    static Problem unreached(String instance) {
        return failed("%s cannot be reached.".formatted(instance), "Look whether it runs.");
    }

    static Problem broken(String instance) {
        return failed(
                "%s broke off in the midst of its answer, or answered more than 8 MB."
                        .formatted(instance));
    }

    static Problem gone(String instance) {
        return failed("%s is gone in the midst of the step.".formatted(instance));
    }

    static Problem forgotten(String instance) {
        return failed(
                "%s no longer knows the step it had begun.".formatted(instance),
                "A worker keeps steps under way across its own restart, or is asked again.");
    }

    static Problem inDoubt(String instance) {
        return failed(
                "%s may have carried this step out and cannot be asked.".formatted(instance),
                "It is asked again when it is back.");
    }

    static Problem late(String instance) {
        return Problem.of(Cause.TIMEOUT, "%s took longer than the step may.".formatted(instance));
    }

    static Problem full(String instance) {
        return Problem.of(
                Cause.BUSY,
                "%s has as much work as it takes.".formatted(instance),
                "Try again in a few seconds.");
    }

    /** An answer that is neither an outcome nor a promise of one. */
    static Problem refusal(String instance, WorkerHttp.Answer answer) {
        return switch (answer.status()) {
            case 400, 422 ->
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "%s refused the step: %s".formatted(instance, said(answer.body())));
            case 409 ->
                    Problem.of(
                            Cause.CONFLICT,
                            "%s knows this step with another input.".formatted(instance));
            case 413 -> Problem.of(Cause.TOO_LARGE, "%s takes less.".formatted(instance));
            case 401, 403 ->
                    failed(
                            "%s refused our signature.".formatted(instance),
                            "It must use the secret of its last registration.");
            default ->
                    answer.status() >= 500 || answer.status() == 404 || answer.status() == 408
                            ? failed(
                                    "%s answered with status %d."
                                            .formatted(instance, answer.status()))
                            : garbage(instance, "an answer of status " + answer.status());
        };
    }

    static Problem garbage(String instance, String what) {
        return Problem.of(
                Cause.WORKER_GARBAGE,
                "%s gave %s.".formatted(instance, what),
                "A worker answers as docs/workers.md says.");
    }

    private static Problem failed(String text, String... suggestions) {
        return Problem.of(Cause.WORKER_FAILED, text, suggestions);
    }

    /** The worker's own sentence, from a problem of any common form. */
    private static String said(String body) {
        try {
            var said = Json.tree(body);
            for (var name : new String[] {"detail", "text", "error", "message"}) {
                if (said.path(name).isTextual()) {
                    return Words.line(said.path(name).textValue(), LONGEST);
                }
            }
        } catch (UncheckedIOException _) {
            return Words.line(body, LONGEST);
        }
        return "it did not say why.";
    }
}
