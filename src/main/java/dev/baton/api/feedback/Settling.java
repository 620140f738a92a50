package dev.baton.api.feedback;

import dev.baton.escalation.Choice;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationList;
import dev.baton.escalation.Filter;
import dev.baton.escalation.Verdict;
import dev.baton.memory.Heard;
import dev.baton.memory.Opinion;
import dev.baton.plan.Decision;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunView;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settles the question whether an answer is right by what was said of it, where the caller may. */
@ApplicationScoped
class Settling {
    private final EscalationList escalations;
    private final RunEngine engine;
    private final Heard heard;
    private final Clock clock;

    Settling(EscalationList escalations, RunEngine engine, Heard heard, Clock clock) {
        this.escalations = escalations;
        this.engine = engine;
        this.heard = heard;
        this.clock = clock;
    }

    /**
     * True when what waits about the answer is settled by this word; a corrected answer is recorded
     * with it. What the rules of deciding refuse stays open, and the word stands all the same.
     */
    boolean settled(
            RunView run,
            Opinion opinion,
            Value correction,
            @Nullable String comment,
            Caller caller) {
        var action = action(opinion);
        if (action.isEmpty() || !run.status().ended() || !caller.may(Permission.DECIDE)) {
            return false;
        }
        var waiting = waiting(run, caller);
        if (waiting.isEmpty()
                || action.get() == Decision.Action.APPROVE && changed(run, waiting.get())) {
            return false;
        }
        return decided(waiting.get(), action.get(), correction, comment, caller);
    }

    private boolean decided(
            Escalation escalation,
            Decision.Action action,
            Value correction,
            @Nullable String comment,
            Caller caller) {
        var note =
                comment == null && action == Decision.Action.REJECT ? "Said to be wrong." : comment;
        var seen = new Choice.Seen(escalation.standing().version(), escalation.shownHash());
        try {
            var verdict =
                    engine.decide(
                            escalation.id(), new Choice(action, correction, note, seen), caller);
            if (verdict instanceof Verdict.Settled) {
                // Said already: taken back later, it must not be learned from the decision again.
                heard.mark(escalation.id().value(), clock.instant());
                return true;
            }
        } catch (ProblemException _) {
            // Claimed by somebody else, or for other eyes: it stays open.
        }
        return false;
    }

    private static Optional<Decision.Action> action(Opinion opinion) {
        return switch (opinion) {
            case UP -> Optional.empty();
            case DOWN -> Optional.of(Decision.Action.REJECT);
            case CONFIRM -> Optional.of(Decision.Action.APPROVE);
            case CORRECT -> Optional.of(Decision.Action.CORRECT);
        };
    }

    private Optional<Escalation> waiting(RunView run, Caller caller) {
        var filter =
                new Filter(
                        Filter.Group.WAITING,
                        Filter.Order.AGE,
                        Reason.LOW_CONFIDENCE,
                        null,
                        run.id(),
                        null,
                        null,
                        null);
        return escalations.list(filter, caller, null, 1).items().stream().findFirst();
    }

    /** Whether the answer that was confirmed is another one than what is proposed. */
    private static boolean changed(RunView run, Escalation escalation) {
        var answer = run.answer();
        return answer == null
                || !(escalation.proposed() instanceof Value.Fields proposed)
                || !proposed.at("sql").equals(answer.body().at("sql"));
    }
}
