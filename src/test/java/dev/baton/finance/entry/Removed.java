package dev.baton.finance.entry;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Use;
import dev.baton.finance.invoice.Invoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Books from which entries were taken out, to see whether they are drafted again. */
final class Removed {
    private Removed() {}

    static Ledger without(Ledger all, Predicate<Entry> entries, Predicate<Item> items) {
        return new Ledger(
                all.company(),
                all.accounts(),
                all.parties(),
                all.partyChanges(),
                all.obligations(),
                all.items().stream().filter(items.negate()).toList(),
                all.entries().stream().filter(entries.negate()).toList(),
                all.bankAccounts(),
                all.bankLines(),
                all.matches());
    }

    /** The invoice of an item, with all its tax at one rate. */
    static Invoice invoice(Ledger books, Item item) {
        var party =
                books.parties().stream()
                        .filter(each -> each.id().equals(item.party()))
                        .findFirst()
                        .orElseThrow();
        return invoice(
                item,
                new Invoice.Trader(party.name(), party.taxId(), party.iban(), party.country()));
    }

    static Invoice invoice(Item item, Invoice.Trader seller) {
        return new Invoice(
                new Invoice.Head(
                        item.gross().signum() < 0 ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.INVOICE,
                        item.number(),
                        item.date(),
                        item.due(),
                        null,
                        item.currency(),
                        null),
                seller,
                Invoice.Trader.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                totals(item.net().abs(), item.tax().abs(), item.gross().abs()),
                Map.of());
    }

    static Invoice.Totals totals(BigDecimal net, BigDecimal tax, BigDecimal gross) {
        return new Invoice.Totals(null, null, null, net, tax, gross, null, null, gross);
    }

    /** The entry that opened the item. */
    static Entry opening(Ledger books, Item item) {
        return books.entries().stream()
                .filter(entry ->
                        entry.lines().stream().anyMatch(line -> item.id().equals(line.item())))
                .findFirst()
                .orElseThrow();
    }

    static boolean on(Ledger books, Entry entry, Use use) {
        return entry.lines().stream()
                .anyMatch(line ->
                        books.accounts().stream()
                                .anyMatch(account ->
                                        account.use() == use
                                                && account.code().equals(line.account())));
    }
}
