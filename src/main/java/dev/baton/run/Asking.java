package dev.baton.run;

import dev.baton.agent.AgentCard;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Shown;
import dev.baton.event.Event;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.Question;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts questions to people for a run; each holds what it is about until it is decided. */
final class Asking {
    private static final int MOST_PROOFS = 30;

    private final Workbench bench;
    private final Course course;
    private final Consumer<Hold> asked;

    Asking(Workbench bench, Consumer<Hold> asked) {
        this.bench = bench;
        this.course = bench.course();
        this.asked = asked;
    }

    void forPlan() {
        ask(Hold.Kind.PLAN, Questions.plan(course.now().plan()));
    }

    void before(Step step) {
        var input = course.now().input(step);
        var question = Questions.before(step, input, takes(step));
        ask(Hold.Kind.BEFORE, step, step.agent(), question.by(step.policy().approvers()));
    }

    void after(Step step, String agent, Evidence evidence) {
        var question = Questions.after(step, evidence.body(), gives(step));
        ask(Hold.Kind.AFTER, step, agent, question.by(step.policy().approvers()));
    }

    void question(Step step, String agent, Question question) {
        ask(Hold.Kind.QUESTION, step, agent, question);
    }

    void again(Step step, String agent, Problem problem) {
        var input = course.now().input(step);
        ask(Hold.Kind.FAILURE, step, agent, Questions.failure(step, problem, input, takes(step)));
    }

    void forAnswer(Composition.Composed answer) {
        var terms = bench.claim().work().terms();
        record(
                ofRun(Hold.Kind.ANSWER),
                new Shown(
                        Questions.answer(answer, terms),
                        proofs(course.now().done()),
                        answer.confidence()),
                terms.escalate() == Terms.Escalate.AFTERWARDS ? answer.topic() : null);
    }

    /** About the step, since the run itself may still be asked about its answer. */
    void forRollback(StepId step, Problem problem) {
        var revision = course.now().revision().of(step);
        record(
                new Hold(EscalationId.fresh(), step, Hold.Kind.ROLLBACK, revision),
                new Shown(Questions.rollback(problem), proofs(course.now().done()), null),
                null);
    }

    void forGoingOn(int interruptions) {
        ask(Hold.Kind.INTERRUPTED, Questions.interrupted(interruptions));
    }

    private Shape takes(Step step) {
        return bench.tools()
                .agents()
                .find(step.agent())
                .map(agent -> agent.card().input())
                .orElse(Shape.Fields.OPEN);
    }

    private Shape gives(Step step) {
        return bench.tools()
                .agents()
                .find(step.agent())
                .map(agent -> agent.card())
                .map(AgentCard::output)
                .orElse(Shape.Fields.OPEN);
    }

    private void ask(Hold.Kind kind, Step step, String agent, Question question) {
        course.held(step.id());
        bench.recorder()
                .tell(new Event.StepHeld(step.id(), agent, question.text(), question.options()));
        var hold =
                new Hold(
                        EscalationId.fresh(),
                        step.id(),
                        kind,
                        course.now().revision().of(step.id()));
        var confidence = Composition.confidence(question.proposed());
        record(hold, new Shown(question, proofs(course.now().needed(step)), confidence), null);
    }

    private void ask(Hold.Kind kind, Question question) {
        record(ofRun(kind), new Shown(question, proofs(course.now().done()), null), null);
    }

    private Hold ofRun(Hold.Kind kind) {
        return new Hold(EscalationId.fresh(), null, kind, course.now().revision().number());
    }

    private void record(Hold hold, Shown shown, @Nullable String topic) {
        var work = bench.claim().work();
        var at = bench.tools().clock().instant();
        var origin =
                new Escalation.Origin(
                        bench.claim().run(),
                        hold.step(),
                        work.session(),
                        work.caller().name(),
                        work.workflow(),
                        work.terms().priority(),
                        at);
        var until = at.plus(bench.tools().escalation().patience());
        asked.accept(hold);
        bench.recorder()
                .ask(
                        new Entry.Asked(
                                Escalation.open(
                                        hold.id(),
                                        origin,
                                        shown,
                                        Escalation.Terms.of(shown.question().approvers()),
                                        until),
                                hold,
                                topic));
        bench.recorder()
                .tell(
                        new Event.Escalated(
                                hold.id().value(),
                                shown.question().reason().name().toLowerCase(Locale.ROOT)));
    }

    private List<Escalation.Proof> proofs(Map<StepId, Evidence> evidence) {
        return evidence.entrySet().stream()
                .filter(proof -> !proof.getValue().equals(Evidence.SKIPPED))
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_PROOFS)
                .map(proof ->
                        new Escalation.Proof(
                                proof.getKey(),
                                course.now()
                                        .plan()
                                        .step(proof.getKey())
                                        .map(Step::agent)
                                        .orElse(""),
                                proof.getValue().digest(),
                                Composition.confidence(proof.getValue().body())))
                .toList();
    }
}
