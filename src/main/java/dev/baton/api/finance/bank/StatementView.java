package dev.baton.api.finance.bank;

import dev.baton.finance.bank.step.Reconciling;
import java.time.LocalDate;

/** A statement that was kept: how many lines it has and how many of them are new. */
public record StatementView(
        String id,
        String bankAccount,
        String currency,
        String number,
        LocalDate day,
        String opening,
        String closing,
        Lines lines) {
    /** How many there are, and how many were not known before. */
    public record Lines(int all, int added) {}

    static StatementView of(Reconciling.Kept kept) {
        var statement = kept.statement();
        return new StatementView(
                kept.id(),
                kept.bank().id(),
                statement.currency(),
                statement.number(),
                kept.day(),
                statement.opening().toPlainString(),
                statement.closing().toPlainString(),
                new Lines(statement.lines().size(), kept.added()));
    }
}
