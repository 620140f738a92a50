package dev.baton.finance.sample;

import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.Obligation;
import dev.baton.finance.book.Party;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that happened, told once, and cut at the last day of the books. */
record Story(
        Frame frame,
        Desk desk,
        List<Party> parties,
        List<Party.Change> changes,
        List<Obligation> obligations,
        List<Purchasing.Entered> bills,
        IbanChanges ibans,
        Cash.Breach breach) {

    static Story of(Frame frame) {
        var desk = new Desk(frame);
        var cast = Cast.of(frame);
        var opening = new Opening(desk);
        var payroll = new Payroll(desk, cast);
        var orders = Orders.of(frame, cast);
        var invoices = new Sales(desk, opening).invoice(orders);
        new Receipts(desk).collect(invoices);
        var purchasing = new Purchasing(desk, opening);
        var bills = purchasing.enter(Mischief.among(frame, cast, Bills.of(frame, cast, orders)));
        var dues = purchasing.due(bills);
        var changes = IbanChanges.before(dues, desk, cast);
        new PayRuns(desk, changes).pay(dues);
        payroll.pay();
        var treasury = new Treasury(desk);
        treasury.pay();
        treasury.exchange();
        treasury.unknown();
        Start.in(opening, frame, payroll);
        opening.post();
        var cash = new Cash(desk);
        var tax = new Tax(desk);
        var now = YearMonth.from(frame.asOf());
        tax.declareAndPay(month -> !month.isAfter(now));
        treasury.dividends(cash);
        var machine = cash.machine();
        treasury.invest(machine.day(), machine.net());
        tax.declareAndPay(month -> month.isAfter(now));
        new Closing(desk).close();
        var plans = new Plans(desk, payroll).known(machine.day(), machine.gross());
        number(desk);
        return new Story(
                frame,
                desk,
                changes.parties(cast.parties(), Mischief.ghost(cast, frame).party()),
                changes.changes(),
                plans,
                bills,
                changes,
                cash.breach(machine.day()));
    }

    /** The account that a party's invoices name on a day. */
    @Nullable String iban(Party party, LocalDate day) {
        return ibans.printed(party, day);
    }

    Ledger ledger() {
        return ledger(frame.firstDay(), frame.asOf());
    }

    Truths truths(Map<String, Truths.Header> invoices) {
        var matches = new HashMap<String, List<String>>();
        desk.moves.stream()
                .filter(move -> within(move.booked, frame.firstDay(), frame.asOf()))
                .forEach(move ->
                        matches.put(move.id, move.entries.stream().map(Draft::id).toList()));
        return new Truths(
                matches,
                desk.plants.stream()
                        .map(each ->
                                new Plant(
                                        each.kind(),
                                        each.ids().stream().map(Supplier::get).toList(),
                                        each.amount()))
                        .toList(),
                breach.week(),
                breach.minimum(),
                ledger(frame.asOf().plusDays(1), frame.end()),
                invoices);
    }

    private Ledger ledger(LocalDate from, LocalDate to) {
        var company =
                new Company(
                        SampleCompany.ID,
                        "Lindenau Instruments GmbH",
                        "manufacturing",
                        "EUR",
                        from,
                        to);
        return new Ledger(
                company,
                Chart.ACCOUNTS,
                parties,
                changes,
                obligations,
                items(from, to),
                desk.drafts.stream()
                        .filter(draft -> within(draft.date, from, to))
                        .map(Draft::entry)
                        .toList(),
                accounts(),
                lines(from, to),
                from.equals(frame.firstDay()) ? matched(to.withDayOfMonth(1)) : List.of());
    }

    /** Those that an entry of the time opens. */
    private List<Item> items(LocalDate from, LocalDate to) {
        var opened = new HashSet<String>();
        for (var draft : desk.drafts) {
            if (within(draft.date, from, to) && draft.journal.opens()) {
                draft.lines.stream()
                        .filter(line -> line.item() != null)
                        .forEach(line -> opened.add("" + line.item()));
            }
        }
        return desk.claims.stream()
                .filter(claim -> opened.contains(claim.id))
                .map(Claim::item)
                .toList();
    }

    private List<BankLine> lines(LocalDate from, LocalDate to) {
        return desk.moves.stream()
                .filter(move -> within(move.booked, from, to))
                .map(Move::line)
                .toList();
    }

    /** What was reconciled before that day. */
    private List<Match> matched(LocalDate before) {
        var groups = new LinkedHashMap<List<Draft>, List<Move>>();
        for (var move : desk.moves) {
            if (move.booked.isBefore(before) && !move.entries.isEmpty()) {
                groups.computeIfAbsent(move.entries, _ -> new ArrayList<>()).add(move);
            }
        }
        var matches = new ArrayList<Match>();
        groups.forEach((drafts, moves) ->
                matches.add(
                        new Match(
                                "M-" + moves.getFirst().id,
                                moves.stream().map(move -> move.id).toList(),
                                drafts.stream().map(Draft::id).toList(),
                                "reconciled by " + Journal.BANK.clerk)));
        return matches;
    }

    static List<BankAccount> accounts() {
        return Arrays.stream(Bank.values())
                .map(bank ->
                        new BankAccount(
                                bank.name(), bank.account, bank.iban, bank.currency, Bank.NAME))
                .toList();
    }

    private static void number(Desk desk) {
        desk.drafts.sort(Comparator.comparing(draft -> draft.recorded));
        var next = new EnumMap<Journal, Long>(Journal.class);
        for (var draft : desk.drafts) {
            draft.number(next.merge(draft.journal, 1L, Long::sum));
        }
        desk.moves.sort(
                Comparator.comparing((Move move) -> move.booked).thenComparing(move -> move.bank));
        var number = 0;
        for (var move : desk.moves) {
            move.id = "%s-%06d".formatted(move.bank.name(), ++number);
        }
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
