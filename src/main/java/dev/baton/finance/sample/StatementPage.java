package dev.baton.finance.sample;

import dev.baton.finance.book.BankLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What a bank says of an account and a month. */
record StatementPage(
        Bank bank, YearMonth month, BigDecimal opening, BigDecimal closing, List<BankLine> lines) {

    /** Of that month, told from all that moved. */
    static StatementPage of(Desk desk, Bank bank, YearMonth month) {
        var opening = Money.NONE;
        for (var draft : desk.drafts) {
            if (draft.journal == Journal.OPENING) {
                opening = opening.add(draft.on(bank.account));
            }
        }
        var lines = new ArrayList<BankLine>();
        var closing = opening;
        for (var move : desk.moves) {
            var of = YearMonth.from(move.booked);
            if (move.bank == bank && of.isBefore(month)) {
                opening = opening.add(move.amount);
            }
            if (move.bank == bank && !of.isAfter(month)) {
                closing = closing.add(move.amount);
            }
            if (move.bank == bank && of.equals(month)) {
                lines.add(move.line());
            }
        }
        return new StatementPage(bank, month, opening, closing, lines);
    }

    StatementPage closing(BigDecimal other) {
        return new StatementPage(bank, month, opening, other, lines);
    }

    LocalDate last() {
        return month.atEndOfMonth();
    }

    String name() {
        return "%s-%s".formatted(bank.name().toLowerCase(java.util.Locale.ROOT), month);
    }
}
