package dev.baton.escalation;

import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a question that waits for a person; opaque. */
public record EscalationId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    public EscalationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an escalation id is 1 to 80 characters of A-Z a-z 0-9 _ -");
        }
    }

    /** One that nobody has. */
    public static EscalationId fresh() {
        return new EscalationId("esc-" + UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value;
    }
}
