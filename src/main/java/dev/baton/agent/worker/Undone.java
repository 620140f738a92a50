package dev.baton.agent.worker;

import dev.baton.json.Json;
import dev.baton.plan.ProblemException;
import java.io.UncheckedIOException;

/** What a worker says about undoing a step. */
final class Undone {
    private Undone() {}

    static boolean read(String instance, String body) {
        try {
            var undone = Json.tree(body).path("undone");
            if (undone.isBoolean()) {
                return undone.booleanValue();
            }
        } catch (UncheckedIOException _) {
            // Told below.
        }
        throw new ProblemException(
                WorkerProblems.garbage(instance, "an answer without 'undone': true or false"));
    }
}
