package dev.baton.finance.entry;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import dev.baton.finance.invoice.Invoice;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which vendor of the books an invoice is of, and whether it is in the books already. */
final class Vendors {
    private final List<Party> vendors;
    private final Map<String, Item> items = new HashMap<>();

    Vendors(Books books) {
        vendors =
                books.parties().stream()
                        .filter(party -> party.role() == Party.Role.VENDOR)
                        .toList();
        var company = books.company();
        for (var item :
                books.items(company.firstDay().minusYears(10), company.asOf().plusYears(1))) {
            if (item.side() == Item.Side.PAYABLE) {
                items.putIfAbsent(
                        key(item.party(), item.number(), item.gross().signum() < 0), item);
            }
        }
    }

    /** By tax id, else by IBAN, else by its exact name; empty when several are as near. */
    Optional<Party> of(Invoice.Trader seller) {
        return only(party -> same(party.taxId(), seller.taxId()))
                .or(() -> only(party -> same(party.iban(), seller.iban())))
                .or(() -> only(party -> same(party.name(), seller.name())));
    }

    private Optional<Party> only(Predicate<Party> fit) {
        var fitting = vendors.stream().filter(fit).limit(2).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && !bare(one).isEmpty()
                && bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", "");
    }

    /** The invoice of that number that is in the books, however its number is punctuated. */
    Optional<Item> twin(Party vendor, String number, boolean credit) {
        return Optional.ofNullable(items.get(key(vendor.id(), number, credit)));
    }

    private static String key(String party, String number, boolean credit) {
        return party + "|" + bare(number) + "|" + credit;
    }
}
