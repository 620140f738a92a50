package dev.baton.agent.worker;

import dev.baton.agent.Message;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step as a worker gets it; the record's fields are those on the wire, in snake_case. */
record StepMessage(
        int v,
        RunId runId,
        StepId stepId,
        SessionId sessionId,
        String agent,
        String instance,
        String caller,
        String goal,
        Value.Fields input,
        List<Proved> context,
        List<Message> messages,
        @Nullable Decision decision,
        Instant deadline,
        String idempotencyKey,
        int attempt,
        @Nullable String callbackUrl) {

    /** What a step before this one proved, in short. */
    record Proved(StepId step, String digest) {}

    static StepMessage of(
            WorkerAgent.Access access, Work work, Value.Fields input, @Nullable String callback) {
        return new StepMessage(
                1,
                work.run(),
                work.step(),
                work.session(),
                access.card().name(),
                access.instance(),
                work.caller().name(),
                work.goal(),
                input,
                work.evidence().entrySet().stream()
                        .map(each -> new Proved(each.getKey(), each.getValue().digest()))
                        .toList(),
                work.heard(),
                work.decision().orElse(null),
                work.deadline(),
                work.idempotencyKey(),
                work.attempt(),
                callback);
    }

    /** As JSON; throws a problem of cause too_large beyond what a worker must take. */
    static String written(Object message) {
        var text = Json.write(message);
        if (text.getBytes(StandardCharsets.UTF_8).length > WorkerHttp.LONGEST_REQUEST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The step is larger than the 1 MB a worker takes.",
                    "Hand over a reference to the data in place of the data.");
        }
        return text;
    }
}
