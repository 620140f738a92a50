package dev.baton.agent.worker;

import dev.baton.agent.AgentCard;
import dev.baton.agent.RemoteAgent;
import dev.baton.agent.Work;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One worker: an agent that is asked over HTTP by protocol version 1, see docs/workers.md. */
final class WorkerAgent implements RemoteAgent {
    private static final Duration UNDO = Duration.ofSeconds(30);

    private final Access access;
    private final Wire wire;

    /** Where a worker is, what it shares with us, and what it says of itself. */
    record Access(String instance, URI url, @Nullable Secret secret, AgentCard card) {}

    /** What every worker is asked with. */
    record Wire(
            WorkerHttp http,
            Callbacks callbacks,
            CallbackAddress address,
            Duration ask,
            Clock clock) {}

    WorkerAgent(Access access, Wire wire) {
        this.access = access;
        this.wire = wire;
    }

    /** Where a worker tells of a step. */
    static URI step(URI worker, String key) {
        var segment = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(worker + "/steps/" + segment);
    }

    Access access() {
        return access;
    }

    @Override
    public AgentCard card() {
        return access.card();
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work, boolean again) {
        try (var awaited = wire.callbacks().await(work, access.secret())) {
            return new WorkerCall(access, wire, work, awaited).outcome(input, again);
        }
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        var body =
                StepMessage.written(
                        Map.of(
                                "v", 1,
                                "run_id", work.run(),
                                "step_id", work.step(),
                                "agent", access.card().name(),
                                "evidence",
                                        Map.of(
                                                "body", evidence.body(),
                                                "digest", evidence.digest())));
        var url = URI.create(step(access.url(), work.idempotencyKey()) + "/compensate");
        try {
            var request = new WorkerHttp.Request("POST", url, body, access.secret());
            var answer = wire.http().send(request, UNDO, work.cancellation());
            return switch (answer.status()) {
                case 200 -> Undone.read(access.instance(), answer.body());
                case 404, 405, 501 -> false;
                default ->
                        throw new ProblemException(
                                WorkerProblems.refusal(access.instance(), answer));
            };
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.WORKER_FAILED,
                            "%s could not be asked to undo the step.".formatted(access.instance()),
                            "Try again when it is back."),
                    e);
        }
    }
}
