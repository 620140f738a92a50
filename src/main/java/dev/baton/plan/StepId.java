package dev.baton.plan;

import java.util.regex.Pattern;

/** The id of a step inside its plan: {@code E1}, {@code E2}, … {@code E999}. */
public record StepId(String value) implements Comparable<StepId> {
    private static final Pattern FORM = Pattern.compile("E[1-9][0-9]{0,2}");

    public StepId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a step id is E1 to E999, not: " + value);
        }
    }

    public static StepId of(int number) {
        return new StepId("E" + number);
    }

    public int number() {
        return Integer.parseInt(value.substring(1));
    }

    @Override
    public int compareTo(StepId other) {
        return Integer.compare(number(), other.number());
    }

    @Override
    public String toString() {
        return value;
    }
}
