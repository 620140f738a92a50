package dev.baton.agent;

import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step with a key, a time limit, earlier evidence and a decision of its own. */
public final class TestWork extends QuietWork {
    private final String key;
    private final Instant deadline;
    private final Map<StepId, Evidence> evidence;
    private final @Nullable Decision decision;
    private boolean handedOver;

    private TestWork(
            String key,
            Instant deadline,
            Map<StepId, Evidence> evidence,
            @Nullable Decision decision) {
        this.key = key;
        this.deadline = deadline;
        this.evidence = evidence;
        this.decision = decision;
    }

    /** Another step with time enough. */
    public static TestWork another() {
        return of(UUID.randomUUID().toString());
    }

    /** An attempt at the step of that key. */
    public static TestWork of(String key) {
        return new TestWork(key, Instant.now().plusSeconds(20), Map.of(), null);
    }

    /** Another process goes on with it, from when it is cancelled here. */
    public TestWork handOver() {
        handedOver = true;
        return this;
    }

    @Override
    public boolean handedOver() {
        return handedOver;
    }

    public TestWork until(Instant end) {
        return new TestWork(key, end, evidence, decision);
    }

    public TestWork after(Map<StepId, Evidence> proved) {
        return new TestWork(key, deadline, proved, decision);
    }

    public TestWork decided(Decision by) {
        return new TestWork(key, deadline, evidence, by);
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public String idempotencyKey() {
        return key;
    }

    @Override
    public Map<StepId, Evidence> evidence() {
        return evidence;
    }

    @Override
    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }
}
