package dev.baton.reward;

import java.util.Locale;

/** What an answer is graded by, one thing each; the order is the order in which it is looked at. */
public enum Component {
    SAFETY,
    FORMAT,
    SYNTAX,
    SCHEMA_LINK,
    VALUE_LINK,
    EXECUTION,
    RESULT,
    EFFICIENCY,
    JUDGE,
    LENGTH,
    HUMAN;

    /** True for what takes part in the weighted mean; the others gate, subtract or override. */
    public boolean weighed() {
        return switch (this) {
            case FORMAT, SYNTAX, SCHEMA_LINK, VALUE_LINK, EXECUTION, RESULT, EFFICIENCY, JUDGE ->
                    true;
            case SAFETY, LENGTH, HUMAN -> false;
        };
    }

    /** The name on the wire and in tables, such as {@code schema_link}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
