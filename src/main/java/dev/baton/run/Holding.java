package dev.baton.run;

import dev.baton.escalation.EscalationId;
import dev.baton.event.Event;
import dev.baton.json.Json;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run asks people, and what it hears from them, during a leg; for the leg's thread only. */
final class Holding {
    private static final int MOST_PROOFS = 30;

    private final Workbench bench;
    private final Course course;
    private final Ways ways;
    private final Asking asking;
    private final Map<EscalationId, Hold> open = new LinkedHashMap<>();
    private final Set<EscalationId> heard = new HashSet<>();
    private final Map<StepId, Decision> answers = new HashMap<>();
    private int seen;
    private int approved;
    private int corrections;

    /** How a leg goes on when people have decided. */
    interface Ways extends Workbench.Failing {
        /** The step has failed for this reason. */
        void failed(Attempt.Go go, Problem problem);

        /** The run has ended with this version of its answer; with a problem when it failed. */
        void answered(Answer answer, @Nullable Problem problem);

        /** The run is taken up once more. */
        void forgiven();
    }

    Holding(Workbench bench, Ways ways) {
        this.bench = bench;
        this.course = bench.course();
        this.ways = ways;
        this.asking = new Asking(bench, hold -> open.put(hold.id(), hold));
        this.seen = bench.claim().interruptions().seen();
        for (var known : bench.claim().progress().holds()) {
            note(known);
        }
    }

    private void note(Hold.Known known) {
        var hold = known.hold();
        if (known.status() == Hold.Status.WAITS || known.isNews()) {
            open.put(hold.id(), hold);
        }
        var decision = known.decision();
        if (known.heard() && heard.add(hold.id()) && decision != null) {
            if (hold.kind() == Hold.Kind.PLAN) {
                agreed(hold, decision);
            } else if (hold.kind() == Hold.Kind.QUESTION && hold.step() != null) {
                answers.put(hold.step(), decision);
            }
        }
    }

    private void agreed(Hold hold, Decision decision) {
        switch (decision.action()) {
            case APPROVE -> approved = hold.revision();
            case CORRECT -> {
                approved = hold.revision() + 1;
                corrections++;
            }
            case REJECT -> {}
        }
    }

    /** How many decisions of people the run has read. */
    int seen() {
        return seen;
    }

    /** How often a person, and not a failure, has changed the plan. */
    int corrections() {
        return corrections;
    }

    Asking ask() {
        return asking;
    }

    /** What a person has told the step's agent when it asked; null when it did not. */
    @Nullable Decision answer(StepId step) {
        return answers.get(step);
    }

    /** Whether the run may wait for people who are asked about doubts. */
    boolean asking() {
        return bench.tools().escalation().enabled() && answerHoldsRun();
    }

    /** Asks a person about the answer when that is worth it. */
    void doubt(Composition.Composed answer) {
        if (doubts(answer)) {
            asking.forAnswer(answer);
        }
    }

    private boolean doubts(Composition.Composed answer) {
        var work = bench.claim().work();
        return bench.tools().escalation().enabled()
                && answer.doubtful(work.terms())
                && switch (work.terms().escalate()) {
                    case NEVER -> false;
                    case WAIT -> true;
                    case AFTERWARDS ->
                            answer.answers()
                                    && bench.tools()
                                            .doubts()
                                            .isNew(work.caller().name(), answer.topic());
                };
    }

    /** True while nothing may start, because the whole run is in question. */
    boolean gated() {
        return open.values().stream()
                .anyMatch(hold -> hold.step() == null && hold.kind() != Hold.Kind.ANSWER);
    }

    /** True while the run cannot end, because its answer is in question. */
    boolean answerInQuestion() {
        return answerHoldsRun()
                && open.values().stream().anyMatch(hold -> hold.kind() == Hold.Kind.ANSWER);
    }

    /** Whether a person's word about the answer is waited for; else it comes afterwards. */
    boolean answerHoldsRun() {
        return bench.claim().work().terms().escalate() == Terms.Escalate.WAIT;
    }

    /** Whether somebody must agree to the plan as it is now. */
    boolean planInQuestion() {
        var now = course.now();
        return approved != now.revision().number()
                && PlanApproval.needed(now, bench.claim().work().terms().approval(), bench.tools());
    }

    /** Nobody needs to answer any more what is still open. */
    void withdraw(String why) {
        open.keySet().forEach(id -> bench.recorder().withdraw(id, why));
        open.clear();
    }

    /** Nobody needs to answer any more what was about steps that have changed. */
    void withdrawChanged() {
        var now = course.now();
        open.values()
                .removeIf(hold -> {
                    var step = hold.step();
                    var changed =
                            step != null
                                    && (now.plan().step(step).isEmpty()
                                            || now.revision().of(step) != hold.revision());
                    if (changed) {
                        bench.recorder().withdraw(hold.id(), "the plan has changed");
                    }
                    return changed;
                });
    }

    /** Hears what this claim has brought along. */
    void hearFirst() {
        bench.claim().progress().holds().forEach(this::hear);
    }

    /** Hears what people have decided since. */
    void hearNews() {
        var read = bench.tools().holds().read(bench.claim().run());
        if (read.news() != seen) {
            seen = read.news();
            read.known().forEach(this::hear);
        }
    }

    private void hear(Hold.Known known) {
        var hold = known.hold();
        if (!known.isNews() || !heard.add(hold.id())) {
            return;
        }
        open.remove(hold.id());
        bench.recorder().hear(hold.id());
        var decision = known.decision();
        if (decision == null) {
            undecided(hold);
            return;
        }
        bench.recorder()
                .tell(
                        new Event.Decided(
                                hold.id().value(), decision.action().code(), decision.by()));
        var step = hold.step();
        if (step == null) {
            ofRun(hold, decision);
        } else {
            course.now()
                    .plan()
                    .step(step)
                    .filter(_ -> course.now().revision().of(step) == hold.revision())
                    .ifPresent(found -> ofStep(hold, found, decision));
        }
    }

    /** What is beside the answer fails alone. */
    private void undecided(Hold hold) {
        var step = hold.step();
        var beside = step == null ? null : course.now().plan().step(step).orElse(null);
        if (beside != null && beside.policy().beside()) {
            ways.failed(Attempt.Go.first(beside, null), Reasons.undecided());
        } else {
            ways.fail(Reasons.undecided(), stage(hold));
        }
    }

    private @Nullable String stage(Hold hold) {
        var step = hold.step();
        return step == null ? null : course.now().plan().step(step).map(Step::stage).orElse(null);
    }

    private void ofStep(Hold hold, Step step, Decision decision) {
        if (decision.action() == Decision.Action.REJECT) {
            ways.failed(Attempt.Go.first(step, null), Reasons.rejected(decision));
            return;
        }
        switch (hold.kind()) {
            case QUESTION -> {
                answers.put(step.id(), decision);
                course.cleared(step.id(), decision, null);
            }
            case BEFORE, FAILURE ->
                    course.cleared(
                            step.id(), answers.get(step.id()), Replay.input(hold.kind(), decision));
            case AFTER -> course.counted(step, agreed(step, decision), null);
            case PLAN, ANSWER, INTERRUPTED, ROLLBACK ->
                    throw new IllegalStateException("not about a step: " + hold);
        }
    }

    private Evidence agreed(Step step, Decision decision) {
        if (decision.action() == Decision.Action.CORRECT) {
            var written = Json.write(decision.correction());
            var shown = written.length() > 300 ? written.substring(0, 300) + "…" : written;
            return new Evidence(
                    decision.correction(),
                    "Corrected by %s: %s".formatted(decision.by(), shown),
                    "person");
        }
        if (course.now().state(step.id()) instanceof StepState.Held(var proposed)
                && proposed != null) {
            return proposed;
        }
        throw new IllegalStateException("nothing was proposed for " + step.id());
    }

    private void ofRun(Hold hold, Decision decision) {
        var rejected = decision.action() == Decision.Action.REJECT;
        switch (hold.kind()) {
            case PLAN -> {
                if (rejected) {
                    ways.fail(Reasons.rejected(decision), Stages.INITIALIZATION);
                } else {
                    ofPlan(hold, decision);
                }
            }
            case ANSWER -> {
                var body = Composition.answer(course.now().plan(), course.now().done()).body();
                ways.answered(
                        Composition.decided(2, body, decision),
                        rejected ? Reasons.rejected(decision) : null);
            }
            case INTERRUPTED -> {
                if (rejected) {
                    ways.fail(Reasons.interrupted(bench.claim().interruptions().takeovers()), null);
                } else {
                    bench.recorder().forgive();
                    ways.forgiven();
                }
            }
            case ROLLBACK -> {}
            case BEFORE, AFTER, QUESTION, FAILURE ->
                    throw new IllegalStateException("about a step: " + hold);
        }
    }

    private void ofPlan(Hold hold, Decision decision) {
        if (decision.action() == Decision.Action.CORRECT) {
            var plan = Json.as(decision.correction(), Plan.class);
            var skills = bench.tools().agents().skills(bench.claim().work().caller());
            var fault = PlanMaking.fault(course.now(), plan, skills);
            if (fault != null) {
                ways.fail(fault, Stages.INITIALIZATION);
                return;
            }
            course.planned(
                    plan, new Event.PlanChanged(plan, "Corrected by %s.".formatted(decision.by())));
            withdrawChanged();
        }
        agreed(hold, decision);
    }
}
