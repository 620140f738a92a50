package dev.baton.finance.bank.step;

import dev.baton.finance.bank.NewLines;
import dev.baton.finance.bank.Statements;
import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.step.Asked;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bank account to be reconciled on a day, with lines that are not stored and the balance that its
 * statement tells, if there is one; {@code added} lines were stored now.
 */
record Subject(
        BankAccount bank,
        LocalDate day,
        List<BankLine> more,
        @Nullable BigDecimal closing,
        int added) {
    Reconciliation reconciled(Books books) {
        return Reconciliation.of(books, bank, day, more, closing);
    }

    /** Those that the input names; a statement is stored when that may be written. */
    static List<Subject> of(
            Reconciling reconciling, Books books, Value.Fields input, boolean writes, Actor actor) {
        var file = StatementInput.file(input.at("statement"));
        if (file.isEmpty()) {
            var day = Asked.asOf(input, books);
            return Reconciling.banks(books, input.text("bank_account").orElse(null)).stream()
                    .map(bank -> new Subject(bank, day, List.of(), null, 0))
                    .toList();
        }
        var csv = StatementInput.csv(input.at("csv"));
        var subjects = new LinkedHashMap<String, Subject>();
        if (writes) {
            for (var kept : reconciling.keep(books, file.get(), csv, actor)) {
                var before = subjects.get(kept.bank().id());
                var added = kept.added() + (before == null ? 0 : before.added());
                subjects.put(
                        kept.bank().id(),
                        new Subject(
                                kept.bank(),
                                kept.day(),
                                List.of(),
                                kept.statement().closing(),
                                added));
            }
        } else {
            for (var statement : Statements.read(file.get(), csv)) {
                var bank = Reconciling.bank(books, statement);
                var before = subjects.get(bank.id());
                var more = new ArrayList<>(before == null ? List.<BankLine>of() : before.more());
                var known =
                        new ArrayList<>(
                                books.bankLines(books.company().firstDay(), Reconciling.FAR));
                known.addAll(more);
                more.addAll(NewLines.of(statement, bank, known));
                subjects.put(
                        bank.id(),
                        new Subject(bank, statement.day(), more, statement.closing(), 0));
            }
        }
        return List.copyOf(subjects.values());
    }
}
