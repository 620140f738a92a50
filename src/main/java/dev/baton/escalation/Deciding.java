package dev.baton.escalation;

import dev.baton.json.Canonical;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.Problem;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Step;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of deciding: who may, whether now, and what becomes of it. */
public final class Deciding {
    private Deciding() {}

    /** What becomes of the choice; whoever records it holds the escalation's row. */
    public static Verdict decide(Escalation escalation, Choice choice, Caller caller, Instant now) {
        if (repeats(escalation, choice, caller.name())) {
            return new Verdict.Repeated();
        }
        return refusal(escalation, choice, caller, now)
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> verdict(escalation, choice, caller.name(), now));
    }

    /** Whether the caller may know of it at all. */
    public static boolean visible(Escalation escalation, Caller caller) {
        return escalation.origin().caller().equals(caller.name()) || mayDecide(escalation, caller);
    }

    /** Whether deciding it is for this caller; an agent's question is also for who is asked. */
    public static boolean mayDecide(Escalation escalation, Caller caller) {
        var needed = escalation.terms().permission();
        var plainQuestion =
                needed == null
                        && escalation.shown().question().reason() == Reason.QUESTION
                        && escalation.origin().caller().equals(caller.name());
        return plainQuestion || caller.may(needed == null ? Permission.DECIDE : needed);
    }

    /** What can be done about such a question, whoever does it. */
    public static List<Action> actions(Escalation escalation) {
        return switch (escalation.shown().question().reason()) {
            case QUESTION ->
                    escalation.proposed() instanceof Value.Nothing
                            ? List.of(Action.CORRECT, Action.REJECT)
                            : List.of(Action.APPROVE, Action.CORRECT, Action.REJECT);
            case INTERRUPTED, ROLLBACK_INCOMPLETE -> List.of(Action.APPROVE, Action.REJECT);
            case APPROVAL, PLAN_APPROVAL, LOW_CONFIDENCE, CONFLICT, REPEATED_FAILURE ->
                    List.of(Action.APPROVE, Action.CORRECT, Action.REJECT);
        };
    }

    /** Why nobody can work on it any more; empty while it waits. */
    static Optional<Problem> settled(Escalation escalation) {
        return switch (escalation.standing().status()) {
            case Escalation.Status.Open _, Escalation.Status.Asked _ -> Optional.empty();
            case Escalation.Status.Decided(var decision) ->
                    Optional.of(
                            Problem.of(
                                    Cause.ALREADY_DECIDED,
                                    "Already decided by %s at %s."
                                            .formatted(decision.by(), seconds(decision.at()))));
            case Escalation.Status.Expired(var at) ->
                    Optional.of(
                            Problem.of(
                                    Cause.EXPIRED,
                                    "Nobody decided in time: it expired at %s."
                                            .formatted(seconds(at)),
                                    "Ask again."));
            case Escalation.Status.Withdrawn(var why, var at) ->
                    Optional.of(
                            Problem.of(
                                    Cause.ALREADY_DECIDED,
                                    "It is no longer needed since %s: %s."
                                            .formatted(seconds(at), why)));
        };
    }

    /** Why somebody else's claim is in the way; empty when none is. */
    static Optional<Problem> claimedByAnother(Escalation escalation, String name, Instant now) {
        var claim = escalation.standing().claim();
        return claim == null || claim.by().equals(name) || !claim.until().isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                Cause.CLAIMED,
                                "%s is working on it until %s."
                                        .formatted(claim.by(), seconds(claim.until())),
                                "Wait, or ask %s to release it.".formatted(claim.by())));
    }

    static Problem unknown() {
        return Problem.of(Cause.NOT_FOUND, "There is no such escalation.", "Check its id.");
    }

    private static boolean repeats(Escalation escalation, Choice choice, String name) {
        var standing = escalation.standing();
        if (choice.action() == Action.APPROVE
                && standing.votes().stream().anyMatch(vote -> vote.by().equals(name))) {
            return true;
        }
        var amendment = standing.amendment();
        if (choice.action() == Action.CORRECT
                && amendment != null
                && amendment.by().equals(name)
                && same(amendment.value(), choice.correction())) {
            return true;
        }
        return standing.status() instanceof Escalation.Status.Decided(var decision)
                && decision.by().equals(name)
                && same(decision, choice, amendment != null);
    }

    private static boolean same(Decision decision, Choice choice, boolean amended) {
        return switch (choice.action()) {
            // Who approved what another had put in place of the proposal has decided a correction.
            case APPROVE ->
                    decision.action() == Action.APPROVE
                            || amended && decision.action() == Action.CORRECT;
            case CORRECT ->
                    decision.action() == Action.CORRECT
                            && same(decision.correction(), choice.correction());
            case REJECT -> decision.action() == Action.REJECT;
        };
    }

    private static boolean same(Value one, Value other) {
        return Canonical.text(one).equals(Canonical.text(other));
    }

    private static Optional<Problem> refusal(
            Escalation escalation, Choice choice, Caller caller, Instant now) {
        if (!visible(escalation, caller)) {
            return Optional.of(unknown());
        }
        return settled(escalation)
                .or(() -> notForCaller(escalation, choice, caller))
                .or(() -> claimedByAnother(escalation, caller.name(), now))
                .or(() -> tooLate(escalation, now))
                .or(() -> stale(escalation, choice))
                .or(() -> misshapen(escalation, choice));
    }

    private static Optional<Problem> notForCaller(
            Escalation escalation, Choice choice, Caller caller) {
        if (!mayDecide(escalation, caller)) {
            return Optional.of(
                    Problem.of(
                            Cause.FORBIDDEN,
                            "This is not for you to decide.",
                            "You may reply when something is asked back."));
        }
        if (escalation.terms().fourEyes()
                && choice.action() == Action.APPROVE
                && escalation.preparers().contains(caller.name())) {
            return Optional.of(
                    Problem.of(
                            Cause.OWN_REQUEST,
                            "You prepared this yourself; somebody else must approve it.",
                            "Ask a colleague who may decide."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> tooLate(Escalation escalation, Instant now) {
        var until = escalation.standing().expiresAt();
        return until.isAfter(now)
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                Cause.EXPIRED,
                                "The time to decide was over at %s.".formatted(seconds(until)),
                                "Fetch it again in a moment: it may have been passed on."));
    }

    private static Optional<Problem> stale(Escalation escalation, Choice choice) {
        var seen = choice.seen();
        if (seen == null) {
            return choice.action() == Action.REJECT
                    ? Optional.empty()
                    : Optional.of(
                            Problem.of(
                                    Cause.BAD_REQUEST,
                                    "A decision must say what it is about: version and shown_hash are missing.",
                                    "Fetch the escalation first and send its version and shown_hash."));
        }
        if (seen.version() != escalation.standing().version()
                || !seen.shownHash().equals(escalation.shownHash())) {
            return Optional.of(
                    Problem.of(
                            Cause.CHANGED,
                            "It has changed since you looked at it.",
                            "Fetch it again and decide on what is there now."));
        }
        return Optional.empty();
    }

    private static Optional<Problem> misshapen(Escalation escalation, Choice choice) {
        if (!actions(escalation).contains(choice.action())) {
            var possible = actions(escalation).stream().map(Action::code).toList().toString();
            return bad(
                    "This question cannot be answered with %s.".formatted(choice.action().code()),
                    List.of("Possible are " + possible + "."));
        }
        return switch (choice.action()) {
            case APPROVE -> Optional.empty();
            case REJECT ->
                    blank(choice.note())
                            ? bad(
                                    "A rejection needs a reason.",
                                    List.of("Send it as “reason”; whoever asked will read it."))
                            : Optional.empty();
            case CORRECT -> wrong(escalation, choice.correction());
        };
    }

    private static Optional<Problem> wrong(Escalation escalation, Value correction) {
        if (correction instanceof Value.Nothing) {
            return bad(
                    "The correction is missing.",
                    List.of("Send it as “correction”, in the shape of response_schema."));
        }
        var question = escalation.shown().question();
        var faults = new ArrayList<>(question.response().faults(correction));
        // Only a plan may refer to evidence; elsewhere a person's words are data.
        if (question.reason() != Reason.PLAN_APPROVAL && !Step.references(correction).isEmpty()) {
            faults.add("a correction cannot refer to evidence");
        }
        return faults.isEmpty()
                ? Optional.empty()
                : bad("The correction does not have the shape of response_schema.", faults);
    }

    private static Verdict verdict(Escalation escalation, Choice choice, String name, Instant now) {
        var terms = escalation.terms();
        return switch (choice.action()) {
            case REJECT -> settled(Action.REJECT, Value.NOTHING, choice, name, now);
            case CORRECT ->
                    terms.severalPeople()
                            ? new Verdict.Amended(
                                    new Escalation.Amendment(choice.correction(), name, now))
                            : settled(Action.CORRECT, choice.correction(), choice, name, now);
            case APPROVE -> {
                var missing = terms.approvals() - escalation.standing().votes().size() - 1;
                var amendment = escalation.standing().amendment();
                if (missing > 0) {
                    yield new Verdict.Counted(
                            new Escalation.Vote(name, choice.note(), now), missing);
                }
                yield amendment == null
                        ? settled(Action.APPROVE, Value.NOTHING, choice, name, now)
                        : settled(Action.CORRECT, amendment.value(), choice, name, now);
            }
        };
    }

    private static Verdict settled(
            Action action, Value correction, Choice choice, String name, Instant now) {
        return new Verdict.Settled(new Decision(action, correction, name, choice.note(), now));
    }

    private static Optional<Problem> bad(String text, List<String> suggestions) {
        return Optional.of(new Problem(Cause.BAD_REQUEST, text, suggestions));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
