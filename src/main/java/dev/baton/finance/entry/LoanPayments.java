package dev.baton.finance.entry;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Use;
import dev.baton.finance.entry.Draft.Judgement;
import dev.baton.finance.entry.Draft.Origin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is repaid and what is interest of a payment on a loan: interest is that share of what is
 * owed that it was before, the rest is repaid.
 */
final class LoanPayments {
    private static final int LOOKED_AT = 6;
    private static final int FEWEST = 2;
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");
    private static final BigDecimal NEAR = new BigDecimal("0.005");

    /** A payment that was booked in two parts: what was owed before it, and its parts. */
    private record Paid(
            LocalDate day,
            List<String> marks,
            String loan,
            String interestAccount,
            BigDecimal owed,
            BigDecimal principal,
            BigDecimal interest) {
        BigDecimal rate() {
            return interest.divide(owed, MathContext.DECIMAL64);
        }
    }

    private final Accountant at;
    private final String cash;
    private final List<Paid> before;

    LoanPayments(Accountant at, String cash) {
        this.at = at;
        this.cash = cash;
        this.before = before();
    }

    /** The lines of an entry and why, or what must be asked. */
    sealed interface Outcome {
        record Split(Posts posts, Judgement judgement) implements Outcome {}

        record Asked(String question, List<String> options) implements Outcome {}
    }

    private List<Paid> before() {
        var company = at.books.company();
        var entries =
                at.books.entries(company.firstDay(), company.asOf()).stream()
                        .collect(Collectors.toMap(Entry::id, Function.identity()));
        var lines =
                at.books.bankLines(company.firstDay(), company.asOf()).stream()
                        .collect(Collectors.toMap(BankLine::id, Function.identity()));
        var paid = new ArrayList<Paid>();
        for (var match : at.books.matches()) {
            var entry =
                    match.entries().size() == 1 ? entries.get(match.entries().getFirst()) : null;
            var line =
                    match.bankLines().size() == 1 ? lines.get(match.bankLines().getFirst()) : null;
            if (entry != null && line != null && entry.status() == Entry.Status.POSTED) {
                paid(entry, line).ifPresent(paid::add);
            }
        }
        paid.sort(Comparator.comparing(Paid::day).reversed());
        return paid;
    }

    /** Cash, a loan and interest, and nothing else. */
    private Optional<Paid> paid(Entry entry, BankLine line) {
        var of = entry.lines();
        var loan = of.stream().filter(each -> at.chart.is(each.account(), Use.LOAN)).toList();
        var cost = of.stream().filter(each -> at.chart.is(each.account(), Use.INTEREST)).toList();
        if (of.size() != 3
                || loan.size() != 1
                || cost.size() != 1
                || loan.getFirst().base().signum() <= 0
                || cost.getFirst().base().signum() <= 0) {
            return Optional.empty();
        }
        var owed = owed(loan.getFirst().account(), entry.date());
        return owed.signum() <= 0
                ? Optional.empty()
                : Optional.of(
                        new Paid(
                                entry.date(),
                                Marks.of(line),
                                loan.getFirst().account(),
                                cost.getFirst().account(),
                                owed,
                                loan.getFirst().base(),
                                cost.getFirst().base()));
    }

    /** What the account owes at the end of the day before. */
    private BigDecimal owed(String loan, LocalDate day) {
        return at.books.balances(day.minusDays(1)).getOrDefault(loan, BigDecimal.ZERO).negate();
    }

    /** Empty when it is no payment of a loan that is known. */
    Optional<Outcome> of(BankLine line) {
        if (line.amount().signum() >= 0 || !line.currency().equals(at.books.company().currency())) {
            return Optional.empty();
        }
        var marks = Marks.of(line);
        var same =
                before.stream()
                        .filter(each -> each.day().isBefore(line.booked()))
                        .filter(each -> !Collections.disjoint(each.marks(), marks))
                        .limit(LOOKED_AT)
                        .toList();
        return same.isEmpty() ? planned(line) : split(line, same);
    }

    private Optional<Outcome> split(BankLine line, List<Paid> same) {
        var last = same.getFirst();
        var paid = line.amount().negate();
        var owed = owed(last.loan(), line.booked());
        var interest = owed.multiply(last.rate()).setScale(2, RoundingMode.HALF_EVEN);
        var principal = paid.subtract(interest);
        if (principal.signum() <= 0 || principal.compareTo(owed) > 0) {
            return Optional.empty();
        }
        boolean level =
                near(principal, last.principal())
                        || near(paid, last.principal().add(last.interest()));
        boolean steady =
                same.size() >= FEWEST && same.stream().allMatch(each -> steady(each, last.rate()));
        if (!level && !steady) {
            return Optional.empty();
        }
        return Optional.of(
                level && steady
                        ? new Outcome.Split(
                                posts(line, last, principal, interest), judged(same, owed))
                        : asked(line, last, principal, interest));
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(ROUNDING) <= 0;
    }

    /** Whether its interest is that rate of what was owed, but for rounding. */
    private static boolean steady(Paid paid, BigDecimal rate) {
        return near(paid.owed().multiply(rate), paid.interest());
    }

    private Posts posts(BankLine line, Paid like, BigDecimal principal, BigDecimal interest) {
        return new Posts(line.currency(), BigDecimal.ONE)
                .add(cash, line.amount())
                .add(like.loan(), principal)
                .add(like.interestAccount(), interest);
    }

    private static Judgement judged(List<Paid> same, BigDecimal owed) {
        return new Judgement(
                Origin.HISTORY,
                0.97,
                List.of(
                        "interest is the share of what is owed (%s) that it was in %d payments before"
                                .formatted(owed.toPlainString(), same.size())),
                List.of(),
                List.of());
    }

    private Outcome asked(BankLine line, Paid like, BigDecimal principal, BigDecimal interest) {
        var names = at.chart.names();
        return new Outcome.Asked(
                "How much of %s %s of %s is interest? It is not as in payments before."
                        .formatted(
                                line.currency(),
                                line.amount().negate().toPlainString(),
                                line.booked()),
                List.of(
                        "%s %s, %s %s"
                                .formatted(
                                        named(names, like.loan()),
                                        principal.toPlainString(),
                                        named(names, like.interestAccount()),
                                        interest.toPlainString()),
                        "all of it is repaid"));
    }

    private static String named(Map<String, String> names, String account) {
        return names.getOrDefault(account, account);
    }

    /** What a plan asks for on about that day is a payment of a loan, its parts are not known. */
    private Optional<Outcome> planned(BankLine line) {
        var paid = line.amount().negate();
        return at.books.obligations().stream()
                .filter(each -> each.kind() == Obligation.Kind.DEBT)
                .filter(each ->
                        each.amount().subtract(paid).abs().compareTo(each.amount().multiply(NEAR))
                                <= 0)
                .findFirst()
                .map(each ->
                        new Outcome.Asked(
                                "%s %s of %s is what is planned for “%s”: how much of it is interest?"
                                        .formatted(
                                                line.currency(),
                                                paid.toPlainString(),
                                                line.booked(),
                                                each.name()),
                                List.of("all of it is repaid", "all of it is interest")));
    }
}
