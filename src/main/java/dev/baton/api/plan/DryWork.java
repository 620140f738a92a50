package dev.baton.api.plan;

import dev.baton.agent.Child;
import dev.baton.agent.Message;
import dev.baton.agent.Shared;
import dev.baton.agent.Work;
import dev.baton.event.Event;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Goal;
import dev.baton.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work without a run: there is a goal and a time limit, and nothing is recorded or started. */
public final class DryWork implements Work {
    private static final String NAME = "dry-run";

    private final Goal goal;
    private final Instant deadline;
    private final Cancellation cancellation = new Cancellation();
    private final List<ModelUse> uses = new ArrayList<>();

    public DryWork(Goal goal, Instant deadline) {
        this.goal = goal;
        this.deadline = deadline;
    }

    /** Tokens that planning itself has taken. */
    int tokens() {
        return uses.stream().mapToInt(use -> use.inputTokens() + use.outputTokens()).sum();
    }

    @Override
    public RunId run() {
        return new RunId(NAME);
    }

    @Override
    public StepId step() {
        return StepId.of(1);
    }

    @Override
    public SessionId session() {
        return new SessionId(NAME);
    }

    @Override
    public Caller caller() {
        return goal.caller();
    }

    @Override
    public String goal() {
        return goal.text();
    }

    @Override
    public Value.Fields request() {
        return goal.input();
    }

    @Override
    public Map<StepId, Evidence> evidence() {
        return Map.of();
    }

    @Override
    public Optional<Decision> decision() {
        return Optional.empty();
    }

    @Override
    public Shared shared() {
        throw nothing();
    }

    @Override
    public Child child(String workflow, Value.Fields input) {
        throw nothing();
    }

    private static ProblemException nothing() {
        return ProblemException.of(
                Cause.MODE_UNAVAILABLE, "Nothing can be started here: there is no run.");
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public String idempotencyKey() {
        return NAME;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public void progress(String text, double share) {}

    @Override
    public void tell(@Nullable String receiver, String type, Value content) {}

    @Override
    public List<Message> heard() {
        return List.of();
    }

    @Override
    public void token(String piece) {}

    @Override
    public void rewarded(Event.RewardRecorded reward) {
        // Nobody listens to a dry run.
    }

    @Override
    public void used(ModelUse use) {
        uses.add(use);
    }
}
