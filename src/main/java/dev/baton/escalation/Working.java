package dev.baton.escalation;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Instant;
import java.util.Optional;

/** The rules of working on an escalation before it is decided: why something is not possible. */
final class Working {
    private Working() {}

    static Optional<Problem> claim(Escalation escalation, Caller caller, Instant now) {
        return Deciding.settled(escalation)
                .or(() -> notADecider(escalation, caller))
                .or(() -> Deciding.claimedByAnother(escalation, caller.name(), now));
    }

    static Optional<Problem> release(Escalation escalation, Caller caller, Instant now) {
        return Deciding.settled(escalation)
                .or(() -> notADecider(escalation, caller))
                .or(() ->
                        caller.may(Permission.ADMIN)
                                ? Optional.empty()
                                : Deciding.claimedByAnother(escalation, caller.name(), now));
    }

    static Optional<Problem> ask(Escalation escalation, Caller caller, Instant now) {
        return claim(escalation, caller, now)
                .or(() ->
                        escalation.standing().status() instanceof Escalation.Status.Asked
                                ? Optional.of(
                                        Problem.of(
                                                Cause.CONFLICT,
                                                "Something was asked already and has no reply yet.",
                                                "Wait for the reply, or decide."))
                                : Optional.empty());
    }

    static Optional<Problem> reply(Escalation escalation, Caller caller) {
        return Deciding.settled(escalation)
                .or(() ->
                        escalation.origin().caller().equals(caller.name())
                                        || caller.may(Permission.ADMIN)
                                ? Optional.empty()
                                : Optional.of(
                                        Problem.of(
                                                Cause.FORBIDDEN,
                                                "The reply is up to %s."
                                                        .formatted(escalation.origin().caller()))))
                .or(() ->
                        escalation.standing().status() instanceof Escalation.Status.Asked
                                ? Optional.empty()
                                : Optional.of(
                                        Problem.of(
                                                Cause.CONFLICT,
                                                "Nothing was asked that has no reply yet.")));
    }

    private static Optional<Problem> notADecider(Escalation escalation, Caller caller) {
        return Deciding.mayDecide(escalation, caller)
                ? Optional.empty()
                : Optional.of(Problem.of(Cause.FORBIDDEN, "This is not for you to decide."));
    }
}
