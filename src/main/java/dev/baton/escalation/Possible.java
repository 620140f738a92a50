package dev.baton.escalation;

import dev.baton.plan.Decision.Action;
import dev.baton.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody can do about an escalation now, so that nobody is offered what would be refused.
 */
public final class Possible {
    private Possible() {}

    /** The words on the wire: approve, correct, reject, claim, release, ask, reply. */
    public static List<String> actions(Escalation escalation, Caller caller, Instant now) {
        var possible = new ArrayList<String>();
        if (mayDecideNow(escalation, caller, now)) {
            Deciding.actions(escalation).stream()
                    .filter(action -> action != Action.APPROVE || !own(escalation, caller))
                    .map(Action::code)
                    .forEach(possible::add);
        }
        if (Working.claim(escalation, caller, now).isEmpty()) {
            possible.add("claim");
        }
        if (escalation.standing().claim() != null
                && Working.release(escalation, caller, now).isEmpty()) {
            possible.add("release");
        }
        if (Working.ask(escalation, caller, now).isEmpty()) {
            possible.add("ask");
        }
        if (Working.reply(escalation, caller).isEmpty()) {
            possible.add("reply");
        }
        return List.copyOf(possible);
    }

    private static boolean mayDecideNow(Escalation escalation, Caller caller, Instant now) {
        return escalation.waits()
                && escalation.standing().expiresAt().isAfter(now)
                && Deciding.mayDecide(escalation, caller)
                && Deciding.claimedByAnother(escalation, caller.name(), now).isEmpty();
    }

    private static boolean own(Escalation escalation, Caller caller) {
        return escalation.terms().fourEyes() && escalation.preparers().contains(caller.name());
    }
}
