package dev.baton.finance.sample;

import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pays vendors on Thursdays, sometimes many of them by one line of the bank. */
final class PayRuns {
    private final Desk desk;
    private final AccountChanges changes;
    private final Dice dice;
    private final Map<Claim, List<Draft>> payments = new LinkedHashMap<>();
    private int count;

    PayRuns(Desk desk, AccountChanges changes) {
        this.desk = desk;
        this.changes = changes;
        this.dice = desk.frame.dice().named("pay runs");
    }

    void pay(List<Purchasing.Due> dues) {
        var runs = new LinkedHashMap<String, List<Purchasing.Due>>();
        for (var due : dues) {
            var key = due.day() + due.entered().claim().currency;
            runs.computeIfAbsent(key, _ -> new ArrayList<>()).add(due);
        }
        runs.values().forEach(this::run);
        changes.plant(payments);
        dues.stream().map(Purchasing.Due::entered).distinct().forEach(this::plant);
        plantPairs(dues);
    }

    private void run(List<Purchasing.Due> run) {
        var day = run.getFirst().day();
        var bank = Bank.of(run.getFirst().entered().claim().currency);
        var batch = run.size() > 2 && dice.chance(0.3);
        var drafts = new ArrayList<Draft>();
        for (var due : run) {
            var claim = due.entered().claim();
            var draft = settle(due, bank);
            drafts.add(draft);
            payments.computeIfAbsent(claim, _ -> new ArrayList<>()).add(draft);
            if (!batch) {
                var text = "%s %s".formatted(claim.number, draft.document);
                desk.move(bank, day, 1, text, List.of(draft))
                        .with(claim.party.name(), changes.iban(claim.party, day))
                        .reference(draft.document);
            }
        }
        if (batch) {
            desk.move(bank, day, 1, "BATCH %s %d ITEMS".formatted(day, run.size()), drafts);
        }
    }

    private Draft settle(Purchasing.Due due, Bank bank) {
        var claim = due.entered().claim();
        var lines = new Lines(claim.currency, desk.rates.of(claim.currency, due.day()));
        lines.add(bank.account, due.amount().negate(), claim.party.id(), null);
        claim.settles(lines, due.amount());
        var payment = "PAY-%06d".formatted(++count);
        return desk.post(
                Journal.BANK,
                due.day(),
                "Payment of %s, %s".formatted(claim.number, claim.party.name()),
                "payment:" + payment,
                payment,
                lines);
    }

    private void plant(Purchasing.Entered entered) {
        var claim = entered.claim();
        var paid = payments.getOrDefault(claim, List.of());
        switch (entered.bill().trick()) {
            case PAID_TWICE ->
                    desk.plant(
                            Plant.Kind.DUPLICATE_PAYMENT,
                            claim.gross(),
                            ids(paid, List.of(claim.id)));
            case DIGITS_SWAPPED ->
                    desk.plant(
                            Plant.Kind.SWAPPED_DIGITS,
                            entered.bill().gross().subtract(claim.gross()).abs(),
                            ids(with(paid, entered.draft()), List.of(claim.id)));
            case NONE, ENTERED_TWICE, SPLIT, GHOST -> {}
        }
    }

    private void plantPairs(List<Purchasing.Due> dues) {
        var twins = claims(dues, Bill.Trick.ENTERED_TWICE);
        var drafts = twins.stream().flatMap(each -> paid(each).stream()).toList();
        desk.plant(
                Plant.Kind.DUPLICATE_PAYMENT,
                twins.getFirst().gross(),
                ids(drafts, twins.stream().map(each -> each.id).toList()));
        var splits = new LinkedHashMap<String, List<Claim>>();
        for (var claim : claims(dues, Bill.Trick.SPLIT)) {
            var stem = claim.party.id() + claim.number.replaceAll("-\\d$", "");
            splits.computeIfAbsent(stem, _ -> new ArrayList<>()).add(claim);
        }
        splits.values().forEach(each -> items(Plant.Kind.LIMIT_SPLIT, each, List.of()));
        var ghosts = claims(dues, Bill.Trick.GHOST);
        items(Plant.Kind.GHOST_VENDOR, ghosts, List.of(ghosts.getFirst().party.id()));
    }

    private void items(Plant.Kind kind, List<Claim> claims, List<String> more) {
        var ids = Stream.concat(more.stream(), claims.stream().map(each -> each.id)).toList();
        var sum = claims.stream().map(Claim::gross).reduce(Money.NONE, BigDecimal::add);
        desk.plant(kind, sum, ids(List.of(), ids));
    }

    private List<Draft> paid(Claim claim) {
        return payments.getOrDefault(claim, List.of());
    }

    private static List<Claim> claims(List<Purchasing.Due> dues, Bill.Trick trick) {
        return dues.stream()
                .map(Purchasing.Due::entered)
                .filter(entered -> entered.bill().trick() == trick)
                .map(Purchasing.Entered::claim)
                .distinct()
                .toList();
    }

    private static List<Draft> with(List<Draft> paid, @Nullable Draft entered) {
        return Stream.concat(Stream.ofNullable(entered), paid.stream()).toList();
    }

    static List<Supplier<String>> ids(List<Draft> drafts, List<String> others) {
        return Stream.concat(
                        drafts.stream().<Supplier<String>>map(draft -> draft::id),
                        others.stream()
                                .<Supplier<String>>map(id -> () -> Objects.requireNonNull(id)))
                .toList();
    }

    /** Which account of a party payments go to on a day. */
    interface AccountChanges {
        @Nullable String iban(Party party, LocalDate day);

        void plant(Map<Claim, List<Draft>> payments);
    }
}
