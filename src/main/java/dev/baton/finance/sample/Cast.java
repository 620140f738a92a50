package dev.baton.finance.sample;

import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everybody the company deals with. */
record Cast(List<Customer> customers, List<Vendor> vendors, List<Worker> workers) {
    /** Somebody employed, and the gross salary of a month at the start. */
    record Worker(Party party, BigDecimal salary) {}

    private static final List<String> TRADES =
            List.of("Metall", "Elektronik", "Technik", "Service", "Logistik", "Consult", "Supply");
    private static final List<Integer> TERMS = List.of(14, 30, 30, 30, 45, 60);

    static Cast of(Frame frame) {
        var dice = frame.dice().named("cast");
        var names = new Names(dice.named("names"));
        return new Cast(
                customers(frame, dice.named("customers"), names),
                vendors(frame, dice.named("vendors"), names),
                workers(frame, dice.named("workers"), names));
    }

    List<Party> parties() {
        return Stream.of(
                        customers.stream().map(Customer::party),
                        vendors.stream().map(Vendor::party),
                        workers.stream().map(Worker::party))
                .flatMap(each -> each)
                .toList();
    }

    private static List<Customer> customers(Frame frame, Dice dice, Names names) {
        var customers = new ArrayList<Customer>();
        for (var i = 0; i < 60 * frame.scale(); i++) {
            var country = i % 10 == 9 ? "US" : i % 10 < 6 ? "DE" : europe(dice);
            var party =
                    party(
                            "C%05d".formatted(10_001 + i),
                            Party.Role.CUSTOMER,
                            names.customer(country),
                            country,
                            dice.pick(TERMS),
                            since(frame, dice),
                            dice);
            customers.add(
                    new Customer(
                            party,
                            country.equals("US") ? "USD" : "EUR",
                            country.equals("DE") ? 19 : 0,
                            habit(dice)));
        }
        return customers;
    }

    private static Customer.Habit habit(Dice dice) {
        var late = dice.chance(0.2);
        return new Customer.Habit(
                late ? 14 + 16 * dice.share() : -3 + 9 * dice.share(),
                late ? 9 : 3 + 2 * dice.share(),
                dice.chance(0.18),
                dice.chance(0.15) ? 0.2 : 0.01,
                dice.chance(0.12),
                dice.chance(0.25) ? 0.5 : 0.08);
    }

    private static List<Vendor> vendors(Frame frame, Dice dice, Names names) {
        var vendors = new ArrayList<Vendor>();
        for (var trade : Vendor.Trade.values()) {
            for (var i = 0; i < trade.vendors * frame.scale(); i++) {
                var country =
                        trade == Vendor.Trade.SOFTWARE && i == 0
                                ? "US"
                                : dice.chance(0.75) ? "DE" : europe(dice);
                var party =
                        party(
                                "V%05d".formatted(70_001 + vendors.size()),
                                Party.Role.VENDOR,
                                names.company(country, TRADES),
                                country,
                                trade == Vendor.Trade.MATERIALS
                                        ? 30
                                        : dice.pick(List.of(10, 14, 30)),
                                since(frame, dice),
                                dice);
                vendors.add(
                        new Vendor(
                                party,
                                country.equals("US") ? "USD" : "EUR",
                                trade,
                                trade.steady(),
                                trade.typical * (0.6 + 0.8 * dice.share())));
            }
        }
        return vendors;
    }

    private static List<Worker> workers(Frame frame, Dice dice, Names names) {
        var workers = new ArrayList<Worker>();
        for (var i = 0; i < 25 * frame.scale(); i++) {
            var party =
                    party(
                            "S%05d".formatted(90_001 + i),
                            Party.Role.EMPLOYEE,
                            names.person(),
                            "DE",
                            0,
                            since(frame, dice),
                            dice);
            workers.add(new Worker(party, Money.step(dice.money(4100, 0.22), 10)));
        }
        return workers;
    }

    private static Party party(
            String id,
            Party.Role role,
            String name,
            String country,
            int terms,
            LocalDate since,
            Dice dice) {
        var abroad = country.equals("US");
        return new Party(
                id,
                role,
                name,
                country,
                abroad || role == Party.Role.EMPLOYEE ? null : Numbers.taxId(country, dice),
                abroad ? null : Numbers.iban(country, dice),
                terms,
                since);
    }

    private static String europe(Dice dice) {
        return dice.pick(List.of("AT", "FR", "NL", "CH", "BE"));
    }

    private static LocalDate since(Frame frame, Dice dice) {
        return Days.before(frame.firstDay().minusDays(dice.between(120, 2500)));
    }
}
