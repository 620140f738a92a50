package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How customers pay: late, early, in parts, several invoices at once, with fees taken off. */
final class Receipts {
    /** A payment meant for an invoice; less of it arrives when a discount was taken. */
    record Part(LocalDate day, BigDecimal amount, boolean discount) {}

    private record Due(Sales.Invoice invoice, Part part) {}

    private static final BigDecimal CARD = Money.of(600);
    private final Desk desk;
    private final Dice dice;
    private final References references;

    Receipts(Desk desk) {
        this.desk = desk;
        this.dice = desk.frame.dice().named("collections");
        this.references = new References(desk.frame.dice().named("references"));
    }

    List<Part> parts(Claim claim, Order order) {
        var habit = order.customer().habit();
        var delay = Math.round(habit.delay() + habit.spread() * dice.normal());
        var day = claim.due.plusDays(delay);
        if (day.isBefore(claim.date.plusDays(3))) {
            day = claim.date.plusDays(3);
        }
        if (card(claim, order)) {
            var payout = claim.date.with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
            return List.of(new Part(payout, claim.gross(), false));
        }
        if (claim.gross().signum() < 0) {
            return List.of(new Part(Days.from(claim.date.plusDays(12)), claim.gross(), false));
        }
        if (order.account().equals(Chart.PRODUCTS) && dice.chance(0.006)) {
            return List.of();
        }
        if (habit.discounts() && claim.currency.equals("EUR") && dice.chance(0.7)) {
            var early = Days.from(claim.date.plusDays(dice.between(6, 9)));
            return List.of(new Part(early, claim.gross(), true));
        }
        if (dice.chance(habit.parts())) {
            var first = Money.step(Money.part(claim.gross(), 0.4 + 0.3 * dice.share()), 10);
            var later = Days.from(day.plusDays(dice.between(12, 30)));
            return List.of(
                    new Part(Days.from(day), first, false),
                    new Part(later, claim.gross().subtract(first), false));
        }
        return List.of(
                new Part(habit.lumps() ? payday(day) : Days.from(day), claim.gross(), false));
    }

    void collect(List<Sales.Invoice> invoices) {
        var groups = new TreeMap<String, List<Due>>();
        for (var invoice : invoices) {
            for (var part : invoice.parts()) {
                if (!part.day().isAfter(desk.frame.end())) {
                    groups.computeIfAbsent(group(invoice, part), _ -> new ArrayList<>())
                            .add(new Due(invoice, part));
                }
            }
        }
        groups.forEach((name, group) -> {
            if (name.endsWith("card")) {
                payout(group);
            } else {
                receive(group);
            }
        });
    }

    private String group(Sales.Invoice invoice, Part part) {
        var customer = invoice.order().customer();
        if (card(invoice.claim(), invoice.order())) {
            return part.day() + " card";
        }
        var alone = part.amount().signum() < 0 || !customer.habit().lumps();
        return part.day() + " " + customer.party().id() + (alone ? invoice.claim().id : "");
    }

    private void receive(List<Due> group) {
        var customer = group.getFirst().invoice().order().customer();
        var party = customer.party();
        var bank = Bank.of(customer.currency());
        var day = group.getFirst().part().day();
        var refund = group.getFirst().part().amount().signum() < 0;
        var drafts = new ArrayList<Draft>();
        for (var due : group) {
            drafts.add(settle(due, bank));
        }
        if (bank == Bank.USD && !refund && dice.chance(0.7)) {
            drafts.add(fee(day, bank, Money.of(dice.between(15, 25)), party.id()));
        }
        var claims = group.stream().map(due -> due.invoice().claim()).toList();
        var remittance =
                refund
                        ? "REFUND " + claims.getFirst().number
                        : references.of(claims, customer, group.getFirst().part().amount());
        var lag = dice.chance(0.7) ? 0 : dice.chance(0.75) ? 1 : 2;
        var move = desk.move(bank, day, lag, remittance, drafts);
        move.with(references.name(party.name()), party.iban());
        if (refund) {
            move.reference(drafts.getFirst().document);
        } else if (group.size() == 1 && dice.chance(0.03)) {
            halve(move);
        }
    }

    /** Now and then a bank brings one payment in two lines. */
    private void halve(Move move) {
        var first = Money.step(Money.part(move.amount, 0.5), 100);
        if (first.signum() > 0 && first.compareTo(move.amount) < 0) {
            desk.moves.remove(move);
            for (var amount : List.of(first, move.amount.subtract(first))) {
                desk.moves.add(move.of(amount));
            }
        }
    }

    private Draft settle(Due due, Bank bank) {
        var claim = due.invoice().claim();
        var part = due.part();
        var lines = new Lines(claim.currency, desk.rates.of(claim.currency, part.day()));
        var arrives = part.amount();
        if (part.discount()) {
            var net = Money.percent(claim.net, 2);
            var tax = Money.percent(claim.tax, 2);
            var vat = "S" + due.invoice().order().vat();
            lines.add(Chart.DISCOUNTS, net, claim.party.id(), vat);
            lines.add(Chart.outputTax(due.invoice().order().vat()), tax, claim.party.id(), vat);
            arrives = arrives.subtract(net).subtract(tax);
        }
        lines.add(bank.account, arrives, claim.party.id(), null);
        claim.settles(lines, part.amount());
        var word = part.amount().signum() < 0 ? "Refund of " : "Receipt for ";
        return desk.post(
                Journal.BANK,
                part.day(),
                word + claim.number,
                "receipt:%s:%s".formatted(claim.number, part.day()),
                claim.number,
                lines);
    }

    private void payout(List<Due> group) {
        var day = group.getFirst().part().day();
        var drafts = new ArrayList<Draft>();
        var sum = Money.NONE;
        for (var due : group) {
            drafts.add(settle(due, Bank.EUR));
            sum = sum.add(due.part().amount());
        }
        var fee = Money.part(sum, 0.014).add(new BigDecimal("0.25"));
        drafts.add(fee(day, Bank.EUR, fee, null));
        var text = "PAYOUT %s %d TX LESS FEES".formatted(day, group.size());
        desk.move(Bank.EUR, day, 1, text, drafts).with("CARDFLOW PAYMENTS", "NL18TEST0417164300");
    }

    private Draft fee(
            LocalDate day,
            Bank bank,
            BigDecimal fee,
            @org.jspecify.annotations.Nullable String party) {
        return desk.post(
                Journal.BANK,
                day,
                party == null ? "Fee of the card payout" : "Fee taken off a receipt",
                "fee:%s:%s:%d".formatted(party == null ? "card" : party, day, desk.drafts.size()),
                new Lines(bank.currency, desk.rates.of(bank.currency, day))
                        .add(Chart.BANK_CHARGES, fee, party, null)
                        .add(bank.account, fee.negate()));
    }

    private static boolean card(Claim claim, Order order) {
        return order.account().equals(Chart.PARTS)
                && claim.currency.equals("EUR")
                && claim.gross().compareTo(CARD) < 0;
    }

    /** The 1st or 15th that comes next. */
    private static LocalDate payday(LocalDate day) {
        return Days.from(
                day.getDayOfMonth() <= 15
                        ? day.withDayOfMonth(15)
                        : day.plusMonths(1).withDayOfMonth(1));
    }
}
