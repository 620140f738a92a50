package dev.baton.run;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Approval;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.Reference;
import dev.baton.plan.SessionId;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Small plans and agents to carry them out. */
public final class Plans {
    private Plans() {}

    public static Agent agent(String name, BiFunction<Value.Fields, Work, StepOutcome> work) {
        return new Agent() {
            @Override
            public AgentCard card() {
                return new AgentCard(name, name, Shape.Fields.OPEN, Shape.Fields.OPEN, Effect.NONE);
            }

            @Override
            public StepOutcome carryOut(Value.Fields input, Work at) {
                return work.apply(input, at);
            }
        };
    }

    /** Proves its step's id, and what it was given. */
    public static Agent echo() {
        return agent(
                "echo", (input, work) -> proven(input.with("by", Value.text(work.step().value()))));
    }

    public static StepOutcome proven(Value.Fields body) {
        return new StepOutcome.Proven(new Evidence(body, "well done", "test"));
    }

    public static Step step(int number, String agent, Integer... after) {
        return new Step(
                StepId.of(number),
                agent,
                "Step " + number,
                Value.Fields.EMPTY,
                Arrays.stream(after).map(StepId::of).collect(Collectors.toSet()),
                Step.Policy.DEFAULT,
                null,
                null);
    }

    public static Step staged(Step step, String stage) {
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                step.input(),
                step.after(),
                step.policy(),
                stage,
                step.when());
    }

    public static Step given(Step step, String name, Value value) {
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                step.input().with(name, value),
                step.after(),
                step.policy(),
                step.stage(),
                step.when());
    }

    public static Step when(Step step, Value when) {
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                step.input(),
                step.after(),
                step.policy(),
                step.stage(),
                when);
    }

    public static Step policy(Step step, OnFailure onFailure, Duration timeout) {
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                step.input(),
                step.after(),
                new Step.Policy(onFailure, timeout, Effect.NONE),
                step.stage(),
                step.when());
    }

    public static Step policy(Step step, OnFailure onFailure) {
        return policy(step, onFailure, Duration.ofSeconds(10));
    }

    public static Step fallback(Step step, String agent) {
        return step.withPolicy(
                new Step.Policy(
                        OnFailure.FALLBACK,
                        step.policy().timeout(),
                        step.policy().effect(),
                        agent,
                        step.policy().approval()));
    }

    public static Step approved(Step step, Approval approval) {
        var policy = step.policy();
        return step.withPolicy(
                new Step.Policy(
                        policy.onFailure(),
                        policy.timeout(),
                        policy.effect(),
                        policy.fallback(),
                        approval));
    }

    public static Step acting(Step step, Effect effect) {
        var policy = step.policy();
        return step.withPolicy(
                new Step.Policy(
                        policy.onFailure(),
                        policy.timeout(),
                        effect,
                        policy.fallback(),
                        policy.approval()));
    }

    /** The same step, for which the answer does not wait. */
    public static Step beside(Step step) {
        var policy = step.policy();
        return step.withPolicy(
                new Step.Policy(
                        policy.onFailure(),
                        policy.timeout(),
                        policy.effect(),
                        policy.fallback(),
                        policy.approval(),
                        true));
    }

    public static Value ref(String written) {
        return new Value.Ref(Reference.parse(written));
    }

    public static RunRequest request(Step... steps) {
        return request(null, Duration.ofSeconds(10), Value.Fields.EMPTY, steps);
    }

    public static RunRequest request(
            @Nullable String key, Duration timeout, Value.Fields answer, Step... steps) {
        return new RunRequest(
                new SessionId("session"),
                new Caller("anna", Set.of()),
                "test",
                "What now?",
                new Plan("test", List.of(steps), answer),
                new Value.Fields(Map.of("word", Value.text("baton"))),
                timeout,
                key,
                null);
    }

    public static RunRequest answering(Value.Fields answer, Step... steps) {
        return request(null, Duration.ofSeconds(10), answer, steps);
    }
}
