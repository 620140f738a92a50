package dev.baton.finance.sample;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders become invoices with numbers, and invoices become entries. */
final class Sales {
    /** An invoice, what it was for, and how its customer means to pay it. */
    record Invoice(Claim claim, Order order, List<Receipts.Part> parts) {}

    private final Desk desk;
    private final Opening opening;
    private final Map<String, BigDecimal> advances = new HashMap<>();

    Sales(Desk desk, Opening opening) {
        this.desk = desk;
        this.opening = opening;
    }

    /** Those that stand in the books; what was paid before the first day does not. */
    List<Invoice> invoice(List<Order> orders) {
        var plan = new Receipts(desk);
        var missing = missing(orders);
        var next = new HashMap<Integer, Integer>();
        var invoices = new ArrayList<Invoice>();
        Claim before = null;
        for (var i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            var year = order.date().getYear();
            var gap = missing.contains(i) && before != null && before.date.getYear() == year;
            var left = gap ? number(year, next.merge(year, 1, Integer::sum)) : "";
            var claim = claim(order, number(year, next.merge(year, 1, Integer::sum)));
            if (gap && before != null) {
                var ids = List.of(left, before.id, claim.id);
                desk.plant(
                        Plant.Kind.NUMBER_GAP,
                        Money.NONE,
                        ids.stream()
                                .<java.util.function.Supplier<String>>map(id -> () -> id)
                                .toList());
            }
            var invoice = new Invoice(claim, order, plan.parts(claim, order));
            if (enter(invoice)) {
                invoices.add(invoice);
            }
            before = claim;
        }
        return invoices;
    }

    private boolean enter(Invoice invoice) {
        var claim = invoice.claim();
        var first = desk.frame.firstDay();
        if (claim.date.isBefore(first)) {
            if (invoice.parts().stream().anyMatch(part -> part.day().isBefore(first))) {
                return false;
            }
            opening.opens(claim);
        } else {
            post(invoice);
        }
        desk.claims.add(claim);
        return true;
    }

    private void post(Invoice invoice) {
        var claim = invoice.claim();
        var order = invoice.order();
        var rate = desk.rates.of(claim.currency, claim.date);
        var lines = claim.opens(new Lines(claim.currency, rate), rate);
        lines.add(order.account(), claim.net.negate(), claim.party.id(), "S" + order.vat());
        lines.add(
                Chart.outputTax(order.vat()),
                claim.tax.negate(),
                claim.party.id(),
                "S" + order.vat());
        desk.post(
                Journal.SALES,
                claim.date,
                "%s: %s".formatted(claim.number, order.text()),
                "invoice:" + claim.number,
                claim.number,
                lines);
        recognize(claim, order);
    }

    /** With its last milestone a project's advance becomes revenue. */
    private void recognize(Claim claim, Order order) {
        var project = order.text().substring(order.text().lastIndexOf(' ') + 1);
        if (order.account().equals(Chart.ADVANCES)) {
            advances.put(project, claim.net);
        } else if (order.text().startsWith("Final milestone")) {
            var advance = advances.get(project);
            if (advance != null) {
                var rate = desk.rates.of(claim.currency, claim.date);
                desk.post(
                        Journal.GENERAL,
                        claim.date,
                        "Advance earned, project " + project,
                        "advance:" + project,
                        new Lines(claim.currency, rate)
                                .add(Chart.ADVANCES, advance)
                                .add(Chart.PROJECTS, advance.negate(), claim.party.id(), null));
            }
        }
    }

    private Claim claim(Order order, String number) {
        var tax = Money.percent(order.net(), order.vat());
        return new Claim(
                "AR-" + number.substring(2),
                Item.Side.RECEIVABLE,
                order.customer().party(),
                number,
                order.date(),
                order.customer().currency(),
                order.net(),
                tax);
    }

    private Set<Integer> missing(List<Order> orders) {
        var dice = desk.frame.dice().named("missing numbers");
        var within = new ArrayList<Integer>();
        for (var i = 0; i < orders.size(); i++) {
            var day = orders.get(i).date();
            if (day.isAfter(desk.frame.firstDay().plusDays(30))
                    && day.isBefore(desk.frame.asOf().minusDays(20))) {
                within.add(i);
            }
        }
        var missing = new HashSet<Integer>();
        for (var left = dice.between(2, 3); left > 0; left--) {
            missing.add(dice.pick(within));
        }
        return missing;
    }

    private static String number(int year, int number) {
        return "R-%d-%05d".formatted(year, number);
    }
}
