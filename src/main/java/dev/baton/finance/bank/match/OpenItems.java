package dev.baton.finance.bank.match;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invoices that are open: what a line may pay for which there is no entry yet. */
final class OpenItems {
    private static final int MOST = 200;

    private record Owed(Item item, BigDecimal amount, Set<String> keys) {}

    private final Map<String, List<Owed>> byParty = new HashMap<>();
    private final Map<String, List<Owed>> byKey = new HashMap<>();

    OpenItems(Books books, String currency, LocalDate day) {
        for (var side : Item.Side.values()) {
            for (var open : books.open(side, day)) {
                if (open.item().currency().equals(currency)) {
                    add(open, side);
                }
            }
        }
    }

    private void add(Item.Open open, Item.Side side) {
        var amount = side == Item.Side.RECEIVABLE ? open.amount() : open.amount().negate();
        var key = Wording.key(open.item().number());
        var keys = key.length() >= Wording.SHORTEST ? Set.of(key) : Set.<String>of();
        var owed = new Owed(open.item(), amount, keys);
        byParty.computeIfAbsent(open.item().party(), _ -> new ArrayList<>()).add(owed);
        keys.forEach(each -> byKey.computeIfAbsent(each, _ -> new ArrayList<>()).add(owed));
    }

    List<Suggestion> of(Seen line) {
        var owed = new LinkedHashSet<Owed>();
        line.keys().forEach(key -> owed.addAll(byKey.getOrDefault(key, List.of())));
        line.parties().forEach(party -> owed.addAll(byParty.getOrDefault(party, List.of())));
        return owed.stream()
                .limit(MOST)
                .filter(each -> each.amount().signum() == line.amount().signum())
                .filter(each -> !each.item().date().isAfter(line.day()))
                .map(each -> suggestion(line, each))
                .toList();
    }

    private static Suggestion suggestion(Seen line, Owed owed) {
        var reasons = new ArrayList<String>();
        var points = 0.1;
        if (!Collections.disjoint(line.keys(), owed.keys())) {
            points += 0.4;
            reasons.add("its text names the invoice");
        }
        if (line.parties().contains(owed.item().party())) {
            points += 0.15;
            reasons.add("same party");
        }
        var difference = line.amount().subtract(owed.amount());
        if (difference.signum() == 0) {
            points += 0.25;
            reasons.add("just what is open");
        } else {
            reasons.add(
                    difference.signum() == line.amount().signum()
                            ? "more than is open"
                            : "less than is open");
        }
        return new Suggestion(
                List.of(line.id()),
                List.of(),
                List.of(owed.item().id()),
                Suggestion.Kind.OPEN_ITEM,
                difference,
                Likeness.rounded(points),
                reasons);
    }
}
