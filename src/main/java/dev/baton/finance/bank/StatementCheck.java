package dev.baton.finance.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a statement is whole: its pages follow one another and its lines lead to its closing. */
final class StatementCheck {
    // Two loops over all pairs of lines: more lines than these are not searched for repetitions.
    private static final int SEARCHED = 5_000;

    private StatementCheck() {}

    /** Lines {@code from} to {@code from + length - 1} (from 0) stand a second time further on. */
    record Repetition(int from, int again, int length) {}

    /** Pages put together to statements, each of which ties; else they are refused. */
    static List<BankStatement> whole(List<BankStatement> pages) {
        var statements = new ArrayList<BankStatement>();
        for (var page : pages) {
            var last = statements.isEmpty() ? null : statements.getLast();
            if (last != null && sameStatement(last, page)) {
                statements.set(statements.size() - 1, joined(last, page));
            } else {
                statements.add(page);
            }
        }
        statements.forEach(StatementCheck::tie);
        chain(statements);
        return List.copyOf(statements);
    }

    private static boolean sameStatement(BankStatement one, BankStatement other) {
        return !one.number().isEmpty()
                && one.number().equals(other.number())
                && one.account().equals(other.account())
                && one.currency().equals(other.currency());
    }

    private static BankStatement joined(BankStatement first, BankStatement next) {
        if (next.opening().compareTo(first.closing()) != 0) {
            throw Refused.wrong(
                    "a page of statement %s begins with %s, the page before it ends with %s%s."
                            .formatted(
                                    next.number(),
                                    next.opening().toPlainString(),
                                    first.closing().toPlainString(),
                                    endsWith(first, next)
                                            ? "; it has the same lines: the page is there twice"
                                            : ""),
                    "Fetch the statement from the bank once more.");
        }
        var lines = new ArrayList<>(first.lines());
        lines.addAll(next.lines());
        return new BankStatement(
                first.account(),
                first.currency(),
                first.number(),
                first.opening(),
                next.closing(),
                next.day(),
                lines);
    }

    private static boolean endsWith(BankStatement all, BankStatement page) {
        var from = all.lines().size() - page.lines().size();
        return from >= 0 && all.lines().subList(from, all.lines().size()).equals(page.lines());
    }

    private static void tie(BankStatement statement) {
        var difference = statement.difference();
        if (difference.signum() == 0) {
            return;
        }
        var found =
                repeated(statement)
                        .map(again ->
                                "; %s: without the repetition it would tie"
                                        .formatted(described(again)))
                        .orElse("");
        throw Refused.wrong(
                "statement %s of %s does not tie: opening %s and %d lines of %s come to %s, closing is %s, they differ by %s%s."
                        .formatted(
                                statement.number(),
                                statement.account(),
                                statement.opening().toPlainString(),
                                statement.lines().size(),
                                statement.turnover().toPlainString(),
                                statement.opening().add(statement.turnover()).toPlainString(),
                                statement.closing().toPlainString(),
                                difference.toPlainString(),
                                found),
                "Fetch the statement from the bank once more.");
    }

    private static String described(Repetition again) {
        return again.length() == 1
                ? "line %d repeats line %d".formatted(again.again() + 1, again.from() + 1)
                : "lines %d to %d repeat lines %d to %d"
                        .formatted(
                                again.again() + 1,
                                again.again() + again.length(),
                                again.from() + 1,
                                again.from() + again.length());
    }

    /** Lines that stand there twice and whose sum is just what the statement is wrong by. */
    static Optional<Repetition> repeated(BankStatement statement) {
        var lines = statement.lines();
        if (lines.size() > SEARCHED) {
            return Optional.empty();
        }
        var tooMuch = statement.difference().negate();
        Optional<Repetition> longest = Optional.empty();
        for (var offset = 1; offset < lines.size(); offset++) {
            var found = repeated(lines, offset, tooMuch);
            if (found.isPresent()
                    && (longest.isEmpty() || found.get().length() > longest.get().length())) {
                longest = found;
            }
        }
        return longest;
    }

    private static Optional<Repetition> repeated(
            List<BankStatement.Line> lines, int offset, BigDecimal sum) {
        for (var from = 0; from + offset < lines.size(); from++) {
            var total = BigDecimal.ZERO;
            for (var at = from;
                    at + offset < lines.size()
                            && at < from + offset
                            && lines.get(at).equals(lines.get(at + offset));
                    at++) {
                total = total.add(lines.get(at).amount());
                if (total.compareTo(sum) == 0) {
                    return Optional.of(new Repetition(from, from + offset, at - from + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Statements of one account in one file follow one another. */
    private static void chain(List<BankStatement> statements) {
        for (var i = 1; i < statements.size(); i++) {
            var before = statements.get(i - 1);
            var next = statements.get(i);
            if (before.account().equals(next.account())
                    && before.currency().equals(next.currency())
                    && before.closing().compareTo(next.opening()) != 0) {
                throw Refused.wrong(
                        "statement %s begins with %s, but statement %s before it ends with %s: one is missing or there twice."
                                .formatted(
                                        next.number(),
                                        next.opening().toPlainString(),
                                        before.number(),
                                        before.closing().toPlainString()),
                        "Fetch the statements between them from the bank.");
            }
        }
    }
}
