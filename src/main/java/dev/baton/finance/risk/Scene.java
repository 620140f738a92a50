package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules look at, read once: the books from a day to a day, put in order by their ids. */
final class Scene {
    private final Books books;
    private final LocalDate from;
    private final LocalDate to;
    private final Settings settings;
    private final List<Entry> entries;
    private final List<Item> items;
    private final List<BankLine> bankLines;
    private final Map<String, Entry> entryById;
    private final Map<String, Item> itemById;
    private final Map<String, Party> parties;
    private final Map<String, BankAccount> banks;
    private final Map<String, List<Item.Settlement>> payments;
    private final Map<String, String> opened;
    private final Set<String> matchedLines = new HashSet<>();
    private final Set<String> matchedEntries = new HashSet<>();

    Scene(Books books, LocalDate from, LocalDate to, Settings settings) {
        this.books = books;
        this.from = from;
        this.to = to;
        this.settings = settings;
        entries = books.entries(from, to);
        items = books.items(books.company().firstDay(), to);
        bankLines = books.bankLines(from, to);
        entryById = entries.stream().collect(toMap(Entry::id, Function.identity()));
        itemById = items.stream().collect(toMap(Item::id, Function.identity(), (a, _) -> a));
        parties = books.parties().stream().collect(toMap(Party::id, Function.identity()));
        banks = books.bankAccounts().stream().collect(toMap(BankAccount::id, Function.identity()));
        payments =
                books.settlements(Item.Side.PAYABLE, from, to).stream()
                        .collect(groupingBy(each -> each.item().id()));
        opened = opened();
        books.matches()
                .forEach(match -> {
                    matchedLines.addAll(match.bankLines());
                    matchedEntries.addAll(match.entries());
                });
    }

    /** The entry that an item was first named by. */
    private Map<String, String> opened() {
        var opened = new java.util.HashMap<String, String>();
        for (var entry : entries) {
            for (var line : entry.lines()) {
                if (line.item() != null) {
                    opened.putIfAbsent(line.item(), entry.id());
                }
            }
        }
        return opened;
    }

    Books books() {
        return books;
    }

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }

    Settings settings() {
        return settings;
    }

    String currency() {
        return books.company().currency();
    }

    List<Entry> entries() {
        return entries;
    }

    @Nullable Entry entry(String id) {
        return entryById.get(id);
    }

    /** All since the first day of the books. */
    List<Item> items() {
        return items;
    }

    List<Item> items(Item.Side side) {
        return items.stream().filter(item -> item.side() == side).toList();
    }

    @Nullable Item item(String id) {
        return itemById.get(id);
    }

    /** What was paid of vendors' invoices within the days, by the invoice. */
    Map<String, List<Item.Settlement>> payments() {
        return payments;
    }

    /** The id of the entry that an item was booked by; null when it is from before. */
    @Nullable String booking(String item) {
        return opened.get(item);
    }

    List<BankLine> bankLines() {
        return bankLines;
    }

    @Nullable BankAccount bank(String id) {
        return banks.get(id);
    }

    List<Party> parties(Party.Role role) {
        return parties.values().stream().filter(party -> party.role() == role).toList();
    }

    @Nullable Party party(String id) {
        return parties.get(id);
    }

    String name(String party) {
        var found = parties.get(party);
        return found == null ? party : found.name();
    }

    boolean matched(BankLine line) {
        return matchedLines.contains(line.id());
    }

    boolean matched(Entry entry) {
        return matchedEntries.contains(entry.id());
    }

    /** An item's gross in the company's currency, at the rate its booking had. */
    BigDecimal base(Item item) {
        if (item.currency().equals(currency())) {
            return item.gross();
        }
        var booking = opened.get(item.id());
        var entry = booking == null ? null : entryById.get(booking);
        if (entry == null) {
            return item.gross();
        }
        return entry.lines().stream()
                .filter(line -> item.id().equals(line.item()))
                .map(line -> line.base().abs())
                .findFirst()
                .orElse(item.gross())
                .setScale(2, RoundingMode.HALF_UP);
    }
}
