package dev.baton.finance.entry;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Suggestion;
import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Use;
import dev.baton.finance.entry.Draft.Judgement;
import dev.baton.finance.entry.Draft.Origin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Drafts what a bank line makes in the books for which there is no entry: payments of open items,
 * else what the company's rules, its history or general rules say.
 */
final class LineEntries {
    static final String SUBJECT = "bank line ";

    /** What a matching entry needs to stay in its way: nothing is booked that may be booked. */
    private static final double BOOKED = 0.6;

    private final Accountant at;
    private final Reconciliation bank;
    private final List<LineRule> own;
    private final String journal;
    private final ItemPayments payments;
    private final LoanPayments loans;
    private final Map<String, List<Suggestion>> suggestions = new HashMap<>();

    LineEntries(Accountant at, Reconciliation bank, List<LineRule> own) {
        this.at = at;
        this.bank = bank;
        this.own = List.copyOf(own);
        this.journal =
                at.journal(
                        entry ->
                                entry.lines().stream()
                                        .anyMatch(line -> at.chart.is(line.account(), Use.CASH)),
                        "BANK");
        this.payments = new ItemPayments(at, bank.bank().account());
        this.loans = new LoanPayments(at, bank.bank().account());
        for (var each : bank.suggestions()) {
            for (var line : each.bankLines()) {
                suggestions.computeIfAbsent(line, _ -> new ArrayList<>()).add(each);
            }
        }
    }

    Drafts of(BankLine line) {
        var all = suggestions.getOrDefault(line.id(), List.of());
        var booked = all.stream().filter(each -> each.items().isEmpty()).findFirst();
        var item = all.stream().filter(each -> !each.items().isEmpty()).findFirst();
        if (booked.isPresent()
                && booked.get().confidence() >= BOOKED
                && booked.get().confidence() >= item.map(Suggestion::confidence).orElse(0.0)) {
            return Drafts.none(
                    subject(line),
                    "It may be booked already: entry %s (%s)."
                            .formatted(
                                    String.join(", ", booked.get().entries()),
                                    String.join(", ", booked.get().reasons())),
                    "match it",
                    "it is something else");
        }
        if (item.isPresent() && item.get().confidence() >= 0.5) {
            return payment(line, item.get(), all);
        }
        var loan = rule(line, own, 0.97).isPresent() ? Optional.<Drafts>empty() : loan(line);
        return loan.or(() -> account(line).map(chosen -> booked(line, chosen)))
                .orElseGet(() ->
                        Drafts.none(
                                subject(line),
                                "What is %s %s of %s, “%s”?"
                                        .formatted(
                                                line.currency(),
                                                line.amount().toPlainString(),
                                                line.booked(),
                                                line.remittance())));
    }

    private Optional<Drafts> loan(BankLine line) {
        return loans.of(line)
                .map(outcome ->
                        switch (outcome) {
                            case LoanPayments.Outcome.Split(var posts, var judgement) ->
                                    drafted(line, posts.lines(), judgement, List.of());
                            case LoanPayments.Outcome.Asked(var question, var options) ->
                                    Drafts.none(
                                            subject(line),
                                            question,
                                            options.toArray(String[]::new));
                        });
    }

    private static String subject(BankLine line) {
        return SUBJECT + line.id();
    }

    private record Chosen(String account, Judgement judgement) {}

    private Optional<Chosen> account(BankLine line) {
        return rule(line, own, 0.97)
                .or(() -> history(line))
                .or(() -> rule(line, LineRule.GENERAL, 0.7));
    }

    private Optional<Chosen> history(BankLine line) {
        var before = at.history.of(line);
        return before.best()
                .map(best ->
                        new Chosen(
                                best,
                                new Judgement(
                                        Origin.HISTORY,
                                        before.confidence(best),
                                        List.of(
                                                "%d of %d bookings of such lines"
                                                        .formatted(
                                                                before.counts()
                                                                        .getOrDefault(best, 0),
                                                                before.total())),
                                        before.others(at.chart.names()),
                                        List.of())));
    }

    private Optional<Chosen> rule(BankLine line, List<LineRule> rules, double confidence) {
        var text =
                line.remittance() + " " + (line.counterparty() == null ? "" : line.counterparty());
        for (var rule : rules) {
            var word = rule.word(text, line.amount().signum() < 0);
            var account = word == null ? Optional.<String>empty() : account(rule);
            if (account.isPresent()) {
                return Optional.of(
                        new Chosen(
                                account.get(),
                                new Judgement(
                                        Origin.RULE,
                                        confidence,
                                        List.of(
                                                "rule “%s”: its text has “%s”"
                                                        .formatted(rule.name(), word)),
                                        List.of(),
                                        List.of())));
            }
        }
        return Optional.empty();
    }

    private Optional<String> account(LineRule rule) {
        if (rule.account() != null) {
            return Optional.of(rule.account());
        }
        return rule.use() == null
                ? Optional.empty()
                : at.chart.named(rule.use(), rule.named()).map(Account::code);
    }

    private Drafts booked(BankLine line, Chosen chosen) {
        var rate = rate(line);
        if (rate.isEmpty()) {
            return noRate(line);
        }
        var posts =
                new Posts(line.currency(), rate.get()).add(bank.bank().account(), line.amount());
        var tax =
                chosen.judgement().origin() == Origin.HISTORY
                        ? at.history.taxOf(line, chosen.account())
                        : Optional.<History.Taxed>empty();
        var gross = line.amount().negate();
        var net = tax.map(each -> net(gross, each.rate())).orElse(gross);
        posts.add(chosen.account(), net, null, null, tax.map(History.Taxed::code).orElse(null));
        tax.ifPresent(
                each -> posts.add(each.account(), gross.subtract(net), null, null, each.code()));
        return drafted(line, posts.rounded(), chosen.judgement(), List.of());
    }

    private static BigDecimal net(BigDecimal gross, BigDecimal rate) {
        return gross.divide(BigDecimal.ONE.add(rate), 2, RoundingMode.HALF_EVEN);
    }

    private Drafts payment(BankLine line, Suggestion of, List<Suggestion> all) {
        var rate = rate(line);
        if (rate.isEmpty()) {
            return noRate(line);
        }
        return switch (payments.of(line, rate.get(), of, all)) {
            case ItemPayments.Outcome.Made(var posts, var judgement, var items) ->
                    drafted(line, posts.lines(), judgement, items);
            case ItemPayments.Outcome.Asked(var question, var options) ->
                    Drafts.none(subject(line), question, options.toArray(String[]::new));
        };
    }

    private Optional<BigDecimal> rate(BankLine line) {
        return line.currency().equals(at.books.company().currency())
                ? Optional.of(BigDecimal.ONE)
                : at.history.rate(line.currency(), line.booked());
    }

    private static Drafts noRate(BankLine line) {
        return Drafts.none(
                subject(line),
                "No rate of %s is known for %s.".formatted(line.currency(), line.booked()));
    }

    private Drafts drafted(
            BankLine line, List<Entry.Line> lines, Judgement judgement, List<Item> settles) {
        var numbers = settles.stream().map(Item::number).collect(Collectors.joining(", "));
        var what = settles.isEmpty() ? line.remittance() : "Payment of " + numbers;
        var text = what.isBlank() ? "Bank line" : what;
        var entry =
                at.entry(
                        journal,
                        line.booked(),
                        text.length() > 200 ? text.substring(0, 200) : text,
                        "bank:" + line.id(),
                        settles.size() == 1 ? settles.getFirst().number() : null,
                        lines);
        return at.checked(new Draft(subject(line), entry, null, judgement));
    }
}
