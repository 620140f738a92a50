package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bank takes and gives beside customers, vendors and staff. */
final class Treasury {
    static final long RENT = 9_800;
    static final long INSURANCE = 19_200;
    static final long PRINCIPAL = 9_000;
    private static final double INTEREST = 0.042;

    /** What is paid by card, to whom. */
    private record Errand(String account, String text, String who, double typical) {}

    private static final List<Errand> ERRANDS =
            List.of(
                    new Errand(Chart.TRAVEL, "Train tickets", "BAHN TEST AG", 94),
                    new Errand(Chart.TRAVEL, "Hotel", "HOTEL AM MARKT", 142),
                    new Errand(Chart.TRAVEL, "Fuel", "TANKSTELLE NORD", 71),
                    new Errand(Chart.OFFICE, "Postage", "POST TEST", 38),
                    new Errand(Chart.OFFICE, "Small supplies", "BUERO TEST", 55),
                    new Errand(Chart.REPAIRS, "Hardware store", "BAUMARKT TEST", 64),
                    new Errand(Chart.SOFTWARE, "Web services", "CLOUD TEST SARL", 48));

    private final Desk desk;
    private final Dice dice;

    Treasury(Desk desk) {
        this.desk = desk;
        this.dice = desk.frame.dice().named("treasury");
    }

    void pay() {
        for (var month : desk.frame.months()) {
            rent(month);
            loan(month);
            charges(month);
            errands(month);
            rare(month);
        }
    }

    /** A machine, ordered long ago, that is paid for on a day to come. */
    void invest(LocalDate day, BigDecimal net) {
        direct(
                day,
                "Machining centre, on delivery",
                "investment:" + day,
                Chart.MACHINES,
                net,
                19,
                "ANLAGENBAU TEST GMBH");
    }

    /** Each May the owners take what is not needed. */
    void dividends(Cash cash) {
        for (var month : desk.frame.months()) {
            var day = Days.from(month.atDay(20));
            if (month.getMonthValue() == 5 && day.isBefore(desk.frame.asOf())) {
                var spare = cash.on(day).subtract(scaled(600_000));
                if (spare.signum() > 0) {
                    pay(
                            day,
                            "Dividend for " + (month.getYear() - 1),
                            "dividend:" + month.getYear(),
                            Payroll.out(Chart.RETAINED, Money.step(spare, 10_000)),
                            "DIVIDEND " + (month.getYear() - 1),
                            "BETEILIGUNG TEST GMBH");
                }
            }
        }
    }

    /** What is in the dollar account is sold, but for a rest, now and then. */
    void exchange() {
        for (var month : desk.frame.months()) {
            var day = Days.from(month.atDay(20));
            var balance = dollars(day);
            if (day.isBefore(desk.frame.end()) && balance.compareTo(Money.of(70_000)) > 0) {
                exchange(day, Money.step(balance.subtract(Money.of(35_000)), 1000));
            }
        }
    }

    /** Lines of the bank that nobody has a document for. */
    void unknown() {
        var days = (int) (desk.frame.asOf().toEpochDay() - desk.frame.firstDay().toEpochDay());
        for (var i = 0; i < dice.between(5, 6); i++) {
            // The last two in the month that is still to be reconciled.
            var back = i < 2 ? dice.between(3, 26) : dice.between(40, days - 20);
            var day = Days.before(desk.frame.asOf().minusDays(back));
            var amount = dice.money(i == 3 ? 2400 : 310, 0.5);
            var move =
                    new Move(
                            Bank.EUR,
                            day,
                            day,
                            i % 3 == 2 ? amount : amount.negate(),
                            dice.pick(List.of("REF 88120934", "LASTSCHRIFT", "DEBIT 4471", "")),
                            List.of());
            desk.moves.add(
                    move.with(
                            dice.pick(List.of("MEDIAPLUS LTD", "INKASSO K12", "H MUELLER")), null));
            desk.plant(Plant.Kind.UNDOCUMENTED_BANK_LINE, amount, List.of(() -> move.id));
        }
    }

    private void rent(YearMonth month) {
        var day = Days.from(month.atDay(1));
        pay(
                day,
                "Rent " + month,
                "rent:" + month,
                Payroll.out(Chart.RENT, scaled(RENT)),
                "MIETE HALLE 4 " + month,
                "IMMOBILIEN TEST KG");
    }

    private void loan(YearMonth month) {
        var day = Days.before(month.atEndOfMonth());
        var interest = interest(month);
        pay(
                day,
                "Loan " + month,
                "loan:" + month,
                Lines.euros()
                        .add(Chart.LOAN, scaled(PRINCIPAL))
                        .add(Chart.INTEREST, interest)
                        .add(Chart.BANK_EUR, scaled(PRINCIPAL).add(interest).negate()),
                "ANNUITY 4711 " + month,
                Bank.NAME.toUpperCase(java.util.Locale.ROOT));
    }

    BigDecimal interest(YearMonth month) {
        var paid =
                YearMonth.from(desk.frame.firstDay())
                        .until(month, java.time.temporal.ChronoUnit.MONTHS);
        var left = Math.max(0, Start.loan(desk.frame) - PRINCIPAL * desk.frame.scale() * paid);
        return Money.part(Money.of(left), INTEREST / 12);
    }

    private void charges(YearMonth month) {
        var day = Days.before(month.atEndOfMonth());
        var amount = dice.money(64, 0.2);
        pay(
                day,
                "Bank charges " + month,
                "charges:" + month,
                Payroll.out(Chart.BANK_CHARGES, amount),
                "ACCOUNT CHARGES " + month,
                null);
    }

    private void errands(YearMonth month) {
        for (var i = 0; i < 8 * desk.frame.scale(); i++) {
            var errand = ERRANDS.get(i % ERRANDS.size());
            var day = Days.from(month.atDay(dice.between(1, month.lengthOfMonth())));
            direct(
                    day,
                    errand.text(),
                    "card:%s:%d".formatted(month, i),
                    errand.account(),
                    dice.money(errand.typical(), 0.4),
                    errand.text().equals("Train tickets") ? 7 : 19,
                    errand.who());
        }
    }

    private void rare(YearMonth month) {
        if (month.getMonthValue() == 1) {
            pay(
                    Days.from(month.atDay(15)),
                    "Insurance " + month.getYear(),
                    "insurance:" + month.getYear(),
                    Payroll.out(Chart.PREPAID, scaled(INSURANCE)),
                    "POLICY 77-3 " + month.getYear(),
                    "VERSICHERUNG TEST AG");
        }
        if (month.getMonthValue() == 2) {
            direct(
                    Days.from(month.atDay(12)),
                    "Measuring machine",
                    "machine:" + month,
                    Chart.MACHINES,
                    scaled(96_000),
                    19,
                    "MASCHINEN TEST AG");
        }
    }

    private void exchange(LocalDate day, BigDecimal dollars) {
        var rate = desk.rates.of("USD", day);
        var euros = Money.round(dollars.multiply(rate));
        var out =
                desk.post(
                        Journal.BANK,
                        day,
                        "Dollars sold",
                        "exchange:%s:USD".formatted(day),
                        "FX-" + day,
                        new Lines("USD", rate)
                                .add(Chart.EXCHANGE, dollars)
                                .add(Chart.BANK_USD, dollars.negate()));
        var in =
                desk.post(
                        Journal.BANK,
                        day,
                        "Euros bought",
                        "exchange:%s:EUR".formatted(day),
                        "FX-" + day,
                        Payroll.out(Chart.EXCHANGE, euros.negate()));
        var text = "FX USD/EUR %s RATE %s".formatted(dollars, rate);
        desk.move(Bank.USD, day, 0, text, List.of(out));
        desk.move(Bank.EUR, day, 1, text, List.of(in));
    }

    private BigDecimal dollars(LocalDate day) {
        return desk.drafts.stream()
                .filter(draft -> !draft.date.isAfter(day))
                .map(draft -> draft.on(Chart.BANK_USD))
                .reduce(Money.NONE, BigDecimal::add)
                .add(Start.dollars(desk.frame));
    }

    private void direct(
            LocalDate day,
            String text,
            String source,
            String account,
            BigDecimal net,
            int vat,
            String who) {
        var tax = Money.percent(net, vat);
        var lines =
                Lines.euros()
                        .add(account, net, null, "P" + vat)
                        .add(Chart.inputTax(vat), tax, null, "P" + vat)
                        .add(Chart.BANK_EUR, net.add(tax).negate());
        pay(day, text, source, lines, text.toUpperCase(java.util.Locale.ROOT), who);
    }

    private void pay(
            LocalDate day,
            String text,
            String source,
            Lines lines,
            String remittance,
            @Nullable String who) {
        if (!day.isAfter(desk.frame.end())) {
            var draft = desk.post(Journal.BANK, day, text, source, lines);
            desk.move(Bank.EUR, day, dice.chance(0.8) ? 0 : 1, remittance, List.of(draft))
                    .with(who, null);
        }
    }

    private BigDecimal scaled(long amount) {
        return Money.of(amount * desk.frame.scale());
    }
}
