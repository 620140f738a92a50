package dev.baton.api.escalation;

import dev.baton.plan.Approval;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.Reference;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.security.Caller;
import dev.baton.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs that wait for a person, for tests. */
@ApplicationScoped
public class HeldRuns {
    private final RunEngine engine;
    private final Sessions sessions;

    HeldRuns(RunEngine engine, Sessions sessions) {
        this.engine = engine;
        this.sessions = sessions;
    }

    /** Says a word; before it says it once more somebody must approve. */
    public RunId approval(String question) {
        return start(
                question,
                step(1, "test_echo", "Read the invoice", said("baton"), Approval.NONE),
                step(2, "test_echo", "Post the entry", ref("E1.word"), Approval.BEFORE));
    }

    /** An agent asks which year is meant. */
    public RunId question(String question) {
        return start(
                question,
                step(1, "test_echo", "Read the invoice", said("baton"), Approval.NONE),
                step(2, "test_asker", "Find the year", ref("E1.word"), Approval.NONE));
    }

    /** An agent wants somebody else's approval. */
    public RunId fourEyes(String question) {
        var asked = step(2, "test_asker", "Post the entry", ref("E1.word"), Approval.NONE);
        return start(
                question,
                step(1, "test_echo", "Read the invoice", said("baton"), Approval.NONE),
                asked.withInput(asked.input().with("careful", new Value.Flag(true))));
    }

    private static Value said(String word) {
        return Value.text(word);
    }

    private static Value ref(String reference) {
        return new Value.Ref(Reference.parse(reference));
    }

    private static Step step(
            int number, String agent, String title, Value word, Approval approval) {
        return new Step(
                StepId.of(number),
                agent,
                title,
                new Value.Fields(Map.of("word", word)),
                Set.of(),
                new Step.Policy(
                        OnFailure.FAIL, Duration.ofSeconds(10), Effect.NONE, null, approval),
                null,
                null);
    }

    private RunId start(String question, Step... steps) {
        var session = sessions.open(null, Caller.LOCAL, question);
        var answer = new Value.Fields(Map.of("text", ref("E2.word")));
        @Nullable String noKey = null;
        return engine.start(
                new RunRequest(
                        session.id(),
                        Caller.LOCAL,
                        "transactional",
                        question,
                        new Plan(question, List.of(steps), answer),
                        Value.Fields.EMPTY,
                        Duration.ofSeconds(60),
                        noKey,
                        null));
    }
}
