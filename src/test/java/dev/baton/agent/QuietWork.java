package dev.baton.agent;

import dev.baton.event.Event;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A step's view of an engine that only notes what it is told; there are no children. */
public class QuietWork implements Work {
    public final List<Event.RewardRecorded> rewards = new ArrayList<>();
    public final List<ModelUse> uses = new ArrayList<>();
    public final List<String> tokens = new ArrayList<>();
    public final List<Message> told = new ArrayList<>();
    public final List<String> progress = new ArrayList<>();
    public final Cancellation cancellation = new Cancellation();
    private final Map<String, Value> shared = new ConcurrentHashMap<>();

    @Override
    public RunId run() {
        return new RunId("run-1");
    }

    @Override
    public StepId step() {
        return StepId.of(1);
    }

    @Override
    public SessionId session() {
        return new SessionId("session-1");
    }

    @Override
    public Caller caller() {
        return Caller.LOCAL;
    }

    @Override
    public String goal() {
        return "What now?";
    }

    @Override
    public Value.Fields request() {
        return Value.Fields.EMPTY;
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
        return new Shared() {
            @Override
            public Optional<Value> get(String key) {
                return Optional.ofNullable(shared.get(key));
            }

            @Override
            public void put(String key, Value value) {
                shared.put(key, value);
            }
        };
    }

    @Override
    public Child child(String workflow, Value.Fields input) {
        throw new AssertionError("no child was expected: " + workflow);
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Instant deadline() {
        return Instant.now().plusSeconds(60);
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public String idempotencyKey() {
        return "run-1:1:E1";
    }

    @Override
    public void progress(String text, double share) {
        progress.add(text);
    }

    @Override
    public void tell(@Nullable String receiver, String type, Value content) {
        told.add(new Message("me", receiver, type, content, idempotencyKey(), Instant.EPOCH));
    }

    @Override
    public List<Message> heard() {
        return List.of();
    }

    @Override
    public void token(String piece) {
        tokens.add(piece);
    }

    @Override
    public void rewarded(Event.RewardRecorded reward) {
        rewards.add(reward);
    }

    @Override
    public void used(ModelUse use) {
        uses.add(use);
    }
}
