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

/**
 * Invoices that are open: what a line may pay for which there is no entry yet, one of them, several
 * at once, or one in parts.
 */
final class OpenItems {
    private static final int MOST = 200;
    private static final int WAYS = 3;
    private static final int PARTS_DAYS = 60;

    /** The largest discount for paying early that is usual. */
    private static final BigDecimal DISCOUNT = new BigDecimal("0.03");

    private record Owed(Item item, BigDecimal amount, Set<String> keys) {}

    private final Pool pool;
    private final Map<String, List<Owed>> byParty = new HashMap<>();
    private final Map<String, List<Owed>> byKey = new HashMap<>();

    OpenItems(Books books, String currency, LocalDate day, Pool pool) {
        this.pool = pool;
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
        var named = named(line);
        var owed = new LinkedHashSet<>(named);
        owed.addAll(ofParty(line));
        var all = new ArrayList<Suggestion>();
        owed.stream()
                .limit(MOST)
                .filter(each -> each.amount().signum() == line.amount().signum())
                .filter(each -> !each.item().date().isAfter(line.day()))
                .forEach(each -> all.add(suggestion(line, each)));
        all.addAll(several(line, named));
        owed.stream().limit(MOST).forEach(each -> all.addAll(inParts(line, each)));
        return all;
    }

    private List<Owed> named(Seen line) {
        var named = new LinkedHashSet<Owed>();
        line.keys().forEach(key -> named.addAll(byKey.getOrDefault(key, List.of())));
        return List.copyOf(named);
    }

    private List<Owed> ofParty(Seen line) {
        var owed = new LinkedHashSet<Owed>();
        line.parties().forEach(party -> owed.addAll(byParty.getOrDefault(party, List.of())));
        return owed.stream().filter(each -> !each.item().date().isAfter(line.day())).toList();
    }

    /** Those that the text names, all together; else combinations of one party's. */
    private List<Suggestion> several(Seen line, List<Owed> named) {
        if (named.size() >= 2 && sameParty(line, named)) {
            var difference = line.amount().subtract(sum(named));
            var less = difference.signum() == -line.amount().signum();
            var most = sum(named).abs().multiply(DISCOUNT);
            if (difference.signum() == 0) {
                return List.of(together(line, named, Reason.NAMED, 0.94));
            }
            if (less && difference.abs().compareTo(most) <= 0) {
                return List.of(together(line, named, Reason.DISCOUNT, 0.85));
            }
        }
        if (line.parties().size() != 1 || pool.namesOther(line, List.of())) {
            return List.of();
        }
        var possible = named.isEmpty() ? ofParty(line) : named;
        var ways = Subsets.of(possible, Owed::amount, line.amount(), WAYS);
        var only = ways.only();
        if (only.isPresent()) {
            return List.of(together(line, only.get(), Reason.ONLY, 0.9));
        }
        return ways.several().stream()
                .map(set -> together(line, set, Reason.ONE_OF_SEVERAL, 0.6))
                .toList();
    }

    private static boolean sameParty(Seen line, List<Owed> named) {
        var parties = named.stream().map(each -> each.item().party()).distinct().toList();
        return parties.size() == 1
                && (line.parties().isEmpty() || line.parties().contains(parties.getFirst()));
    }

    private enum Reason {
        NAMED(Suggestion.NAMED),
        DISCOUNT("less by what may be a discount"),
        ONLY(Suggestion.ONLY_WAY),
        ONE_OF_SEVERAL("one of several combinations");

        final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    private static Suggestion together(
            Seen line, List<Owed> set, Reason reason, double confidence) {
        var reasons = new ArrayList<>(List.of(reason.words));
        if (reason == Reason.DISCOUNT) {
            reasons.add(Suggestion.NAMED);
        }
        reasons.add("%d invoices of one party".formatted(set.size()));
        return new Suggestion(
                List.of(line.id()),
                List.of(),
                set.stream().map(each -> each.item().id()).sorted().toList(),
                Suggestion.Kind.OPEN_ITEM,
                line.amount().subtract(sum(set)),
                confidence,
                reasons);
    }

    /** This line and others of the party that come to all that is open of one invoice. */
    private List<Suggestion> inParts(Seen line, Owed owed) {
        if (line.amount().signum() != owed.amount().signum()
                || line.amount().abs().compareTo(owed.amount().abs()) >= 0
                || !line.parties().equals(Set.of(owed.item().party()))) {
            return List.of();
        }
        boolean names = !Collections.disjoint(line.keys(), owed.keys());
        var parts =
                pool.ofParties(line, PARTS_DAYS).stream()
                        .filter(part -> !part.day().isBefore(owed.item().date()))
                        .filter(part -> part.parties().equals(line.parties()))
                        .filter(part ->
                                names
                                        ? !Collections.disjoint(part.keys(), owed.keys())
                                        : named(part).isEmpty())
                        .toList();
        return Subsets.of(parts, Seen::amount, owed.amount(), 2)
                .only()
                .filter(set -> set.contains(line))
                .map(set -> parts(set, owed, names))
                .stream()
                .toList();
    }

    private static Suggestion parts(List<Seen> set, Owed owed, boolean named) {
        return new Suggestion(
                set.stream().map(Seen::id).sorted().toList(),
                List.of(),
                List.of(owed.item().id()),
                Suggestion.Kind.OPEN_ITEM,
                BigDecimal.ZERO,
                named ? 0.92 : 0.8,
                List.of(
                        named ? Suggestion.NAMED : "same party",
                        "%d lines come to what is open".formatted(set.size())));
    }

    private static BigDecimal sum(List<Owed> set) {
        return set.stream().map(Owed::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Suggestion suggestion(Seen line, Owed owed) {
        var reasons = new ArrayList<String>();
        var points = 0.1;
        if (!Collections.disjoint(line.keys(), owed.keys())) {
            points += 0.4;
            reasons.add(Suggestion.NAMED);
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
