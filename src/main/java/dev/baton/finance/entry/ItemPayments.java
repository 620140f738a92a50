package dev.baton.finance.entry;

import dev.baton.finance.bank.match.Suggestion;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Use;
import dev.baton.finance.entry.Draft.Judgement;
import dev.baton.finance.entry.Draft.Origin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a bank line that pays open items makes: one item or several, in parts, less a discount. */
final class ItemPayments {
    private static final int NAMED = 3;

    private final Accountant at;
    private final String cash;
    private final Map<String, Item.Open> open = new HashMap<>();
    private final Discounts discounts;

    ItemPayments(Accountant at, String cash) {
        this.at = at;
        this.cash = cash;
        var company = at.books.company();
        for (var side : Item.Side.values()) {
            at.books.open(side, company.asOf()).forEach(each -> open.put(each.item().id(), each));
        }
        var items =
                at.books.items(company.firstDay().minusYears(10), company.asOf()).stream()
                        .collect(Collectors.toMap(Item::id, Function.identity(), (one, _) -> one));
        discounts =
                new Discounts(
                        at.books.entries(company.firstDay(), company.asOf()), items, at.chart);
    }

    /** The lines of an entry, why, and the items; or what must be asked. */
    sealed interface Outcome {
        record Made(Posts posts, Judgement judgement, List<Item> items) implements Outcome {}

        record Asked(String question, List<String> options) implements Outcome {}
    }

    /** Of the likeliest suggestion; {@code others} are all that were made for the line. */
    Outcome of(BankLine line, BigDecimal rate, Suggestion likeliest, List<Suggestion> others) {
        var owed = likeliest.items().stream().map(open::get).filter(Objects::nonNull).toList();
        if (owed.size() < likeliest.items().size()
                || owed.stream().anyMatch(each -> control(each).isEmpty())) {
            return new Outcome.Asked("The item that it pays is not open any more.", List.of());
        }
        var all = owed.stream().map(ItemPayments::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
        var rest = line.amount().subtract(all);
        if (rest.signum() == line.amount().signum()) {
            return new Outcome.Asked(
                    "It is %s %s more than is open of %s: what is the rest?"
                            .formatted(line.currency(), rest.abs().toPlainString(), numbers(owed)),
                    List.of());
        }
        if (rest.signum() != 0 && likeliest.bankLines().size() == 1) {
            var lessDiscount = discounted(line, rate, owed, rest, likeliest);
            if (lessDiscount != null) {
                return lessDiscount;
            }
        }
        if (owed.size() > 1 && (rest.signum() != 0 || !certain(likeliest))) {
            return ways(line, likeliest, others);
        }
        var posts = new Posts(line.currency(), rate).add(cash, line.amount());
        owed.forEach(each -> settle(posts, each, owed.size() == 1 ? line.amount() : signed(each)));
        difference(posts);
        return new Outcome.Made(posts, judged(likeliest, rest), items(owed));
    }

    private static boolean certain(Suggestion of) {
        return of.reasons().contains(Suggestion.NAMED)
                || of.reasons().contains(Suggestion.ONLY_WAY);
    }

    private Judgement judged(Suggestion of, BigDecimal rest) {
        boolean named = of.reasons().contains(Suggestion.NAMED);
        boolean parts = of.bankLines().size() > 1;
        var exact = rest.signum() == 0 || parts;
        double confidence;
        if (of.reasons().contains(Suggestion.ONLY_WAY)) {
            confidence = 0.95;
        } else if (exact) {
            confidence = named ? 0.97 : 0.85;
        } else {
            confidence = named ? 0.8 : 0.5;
        }
        var flags = exact ? List.<String>of() : List.of("partial_payment");
        return new Judgement(Origin.RULE, confidence, of.reasons(), List.of(), flags);
    }

    /** All items settled, and the rest as discounts were booked before; null when it is none. */
    private Outcome.@Nullable Made discounted(
            BankLine line, BigDecimal rate, List<Item.Open> owed, BigDecimal rest, Suggestion of) {
        var all = line.amount().subtract(rest);
        boolean home = line.currency().equals(at.books.company().currency());
        if (!home
                || !of.reasons().contains(Suggestion.NAMED)
                || rest.abs().compareTo(all.abs().multiply(Discounts.MOST)) > 0) {
            return null;
        }
        var posts = new Posts(line.currency(), rate).add(cash, line.amount());
        owed.forEach(each -> settle(posts, each, signed(each)));
        var reasons = new ArrayList<>(of.reasons());
        reasons.add("the rest as a discount, as it was booked before");
        return discounts
                .add(posts, items(owed), rest.negate())
                .map(done ->
                        new Outcome.Made(
                                done,
                                new Judgement(
                                        Origin.HISTORY,
                                        0.9,
                                        reasons,
                                        List.of(),
                                        List.of("cash_discount")),
                                items(owed)))
                .orElse(null);
    }

    private Outcome ways(BankLine line, Suggestion likeliest, List<Suggestion> others) {
        var ways =
                others.stream()
                        .filter(each -> each.items().size() > 1)
                        .limit(NAMED)
                        .map(each -> numbers(each.items().stream().map(open::get).toList()))
                        .toList();
        return new Outcome.Asked(
                "Which invoices does %s %s of %s pay (%s)?"
                        .formatted(
                                line.currency(),
                                line.amount().toPlainString(),
                                line.booked(),
                                String.join("; ", likeliest.reasons())),
                ways);
    }

    /** What is paid of the item, in the sign of the bank line. */
    private void settle(Posts posts, Item.Open owed, BigDecimal paid) {
        posts.add(
                control(owed),
                paid.negate(),
                base(paid, owed),
                owed.item().party(),
                owed.item().id(),
                null);
    }

    private String control(Item.Open owed) {
        return at.history.controlOf(owed.item().id()).orElse("");
    }

    private static BigDecimal signed(Item.Open owed) {
        return owed.item().side() == Item.Side.RECEIVABLE ? owed.amount() : owed.amount().negate();
    }

    /** What part of the item's value in the books is settled: all of it when all is paid. */
    private static BigDecimal base(BigDecimal paid, Item.Open owed) {
        var sign = owed.item().side() == Item.Side.RECEIVABLE ? -1 : 1;
        var share = paid.abs().divide(owed.amount().abs(), MathContext.DECIMAL64);
        return owed.base()
                .multiply(share)
                .multiply(BigDecimal.valueOf(sign))
                .setScale(2, RoundingMode.HALF_EVEN);
    }

    private void difference(Posts posts) {
        var left = posts.left();
        if (left.signum() != 0) {
            at.chart.of(Use.EXCHANGE_DIFFERENCE).stream()
                    .findFirst()
                    .ifPresent(account ->
                            posts.add(
                                    account.code(),
                                    BigDecimal.ZERO,
                                    left.negate(),
                                    null,
                                    null,
                                    null));
        }
    }

    private static List<Item> items(List<Item.Open> owed) {
        return owed.stream().map(Item.Open::item).toList();
    }

    private static String numbers(List<Item.Open> owed) {
        return owed.stream()
                .filter(Objects::nonNull)
                .map(each -> each.item().number())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
