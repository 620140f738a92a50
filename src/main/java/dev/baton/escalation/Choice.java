package dev.baton.escalation;

import dev.baton.plan.Decision;
import dev.baton.plan.Value;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do about an escalation: the value to put in place of what is proposed
 * (nothing unless it is a correction), their reason, and what they saw of it.
 */
public record Choice(
        Decision.Action action, Value correction, @Nullable String note, @Nullable Seen seen) {

    /** The same with the correction made whole. */
    public Choice with(Value other) {
        return new Choice(action, other, note, seen);
    }

    /** The version and hash of what they looked at. */
    public record Seen(int version, String shownHash) {}
}
