package dev.baton.finance.risk;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What auditors try on journals: balance, numbers, approvals, two pairs of eyes, VAT, time. */
final class JournalTests {
    private static final int DAYS = 30;

    private final Scene scene;

    private JournalTests(Scene scene) {
        this.scene = scene;
    }

    static List<JournalTest> of(Books books, LocalDate from, LocalDate to, Settings settings) {
        return new JournalTests(new Scene(books, from, to, settings)).all();
    }

    private List<JournalTest> all() {
        return List.of(
                entries(
                        "balanced",
                        "Every entry balances in each currency",
                        true,
                        this::unbalanced),
                entries("described", "Every entry says what it is for", false, JournalTests::mute),
                alerts("numbered", "Numbers run without a gap", new NumberGaps()),
                entries(
                        "four_eyes",
                        "Nobody approved what they prepared",
                        false,
                        entry -> entry.preparedBy().equals(entry.approvedBy())),
                entries(
                        "approved",
                        "Entries above the limit were approved",
                        false,
                        this::unapproved),
                duties(),
                new VatTest(scene).test(),
                alerts("in_time", "Entries were written in time", new LateEntries()),
                alerts(
                        "working_days",
                        "People write entries on working days",
                        new WeekendEntries()));
    }

    private JournalTest entries(
            String name, String words, boolean must, Predicate<Entry> exception) {
        var found = scene.entries().stream().filter(exception).map(Entry::id).toList();
        return new JournalTest(name, words, must, scene.entries().size(), found);
    }

    private JournalTest alerts(String name, String words, Detector detector) {
        var found =
                detector.look(scene).stream()
                        .flatMap(alert ->
                                alert.rule() == Rule.NUMBER_GAP
                                        ? alert.evidence().stream().limit(1)
                                        : alert.evidence().stream())
                        .toList();
        return new JournalTest(name, words, false, scene.entries().size(), found);
    }

    private boolean unbalanced(Entry entry) {
        var sums = new HashMap<String, BigDecimal>();
        var base = BigDecimal.ZERO;
        for (var line : entry.lines()) {
            sums.merge(line.currency(), line.amount(), BigDecimal::add);
            base = base.add(line.base());
        }
        boolean one = sums.size() == 1;
        return base.signum() != 0
                || one && sums.values().stream().anyMatch(sum -> sum.signum() != 0);
    }

    private static boolean mute(Entry entry) {
        return entry.text().isBlank();
    }

    /** Above the limit, by a person's hand, and nobody else saw it. */
    private boolean unapproved(Entry entry) {
        var most =
                entry.lines().stream()
                        .map(line -> line.base().abs())
                        .max(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        boolean automatic = entry.preparedBy().toLowerCase(Locale.ROOT).equals("system");
        return most.compareTo(scene.settings().approvalLimit()) > 0
                && entry.approvedBy() == null
                && !automatic;
    }

    /** Who changes a vendor's account does not prepare its payments soon after. */
    private JournalTest duties() {
        var found = new ArrayList<String>();
        var changes =
                scene.books().partyChanges().stream()
                        .filter(each -> each.field().toLowerCase(Locale.ROOT).contains("iban"))
                        .toList();
        for (var change : changes) {
            scene.payments().values().stream()
                    .flatMap(List::stream)
                    .filter(each -> each.item().party().equals(change.party()))
                    .filter(each -> !each.day().isBefore(change.day()))
                    .filter(each -> !each.day().isAfter(change.day().plusDays(DAYS)))
                    .map(Item.Settlement::entry)
                    .filter(id -> by(id, change.by()))
                    .forEach(found::add);
        }
        return new JournalTest(
                "duties",
                "Who changes a vendor's account does not pay it",
                false,
                changes.size(),
                found);
    }

    private boolean by(String entry, String person) {
        var found = scene.entry(entry);
        return found != null && found.preparedBy().equals(person);
    }
}
