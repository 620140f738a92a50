package dev.baton.reward.grade;

import org.jspecify.annotations.Nullable;

/** A right query as given (numbered from 1), and why it cannot be used; null when it can. */
public record GoldReport(int number, String sql, @Nullable String fault) {
    public boolean usable() {
        return fault == null;
    }
}
