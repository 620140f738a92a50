package dev.baton.planner;

import dev.baton.agent.QuietWork;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A step's view of an engine with a goal, some evidence and a minute's time. */
public final class DeskWork extends QuietWork {
    private final String goal;
    private final Map<StepId, Evidence> evidence = new TreeMap<>();
    private Value.Fields request = Value.Fields.EMPTY;

    public DeskWork(String goal) {
        this.goal = goal;
    }

    public DeskWork with(String step, Evidence proved) {
        evidence.put(new StepId(step), proved);
        return this;
    }

    /** The same for a run with this input. */
    public DeskWork asking(Value.Fields input) {
        request = input;
        return this;
    }

    @Override
    public Value.Fields request() {
        return request;
    }

    @Override
    public String goal() {
        return goal;
    }

    @Override
    public Map<StepId, Evidence> evidence() {
        return evidence;
    }

    @Override
    public Instant deadline() {
        return Desk.NOW.plusSeconds(60);
    }
}
