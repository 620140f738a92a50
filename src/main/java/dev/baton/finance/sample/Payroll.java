package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Salaries, and what is withheld of them. */
final class Payroll {
    private static final List<String> FUNDS =
            List.of("AOK TEST", "BETRIEBSKASSE MITTE", "TECHNIKER TEST");
    private final Desk desk;
    private final Cast cast;

    Payroll(Desk desk, Cast cast) {
        this.desk = desk;
        this.cast = cast;
    }

    void pay() {
        for (var month : desk.frame.months()) {
            var day = payday(month);
            if (!day.isAfter(desk.frame.end())) {
                pay(month, day);
            }
            var taxDay = Days.from(month.atDay(10));
            if (!taxDay.isAfter(desk.frame.end())) {
                wageTax(month.minusMonths(1), taxDay);
            }
        }
    }

    /** The 26th, or the working day before it. */
    static LocalDate payday(YearMonth month) {
        return Days.before(month.atDay(26));
    }

    BigDecimal net(YearMonth month) {
        return cast.workers().stream()
                .map(worker -> net(worker, month))
                .reduce(Money.NONE, BigDecimal::add);
    }

    BigDecimal gross(YearMonth month) {
        return cast.workers().stream()
                .map(worker -> gross(worker, month))
                .reduce(Money.NONE, BigDecimal::add);
    }

    BigDecimal social(YearMonth month) {
        return Money.percent(gross(month), 20).add(Money.percent(gross(month), 21));
    }

    BigDecimal tax(YearMonth month) {
        return gross(month).subtract(Money.percent(gross(month), 20)).subtract(net(month));
    }

    private void pay(YearMonth month, LocalDate day) {
        desk.post(
                Journal.PAYROLL,
                day,
                "Salaries " + month,
                "payroll:" + month,
                Lines.euros()
                        .add(Chart.SALARIES, gross(month))
                        .add(Chart.SOCIAL, Money.percent(gross(month), 21))
                        .add(Chart.WAGES_OWED, net(month).negate())
                        .add(Chart.SOCIAL_OWED, social(month).negate())
                        .add(Chart.WAGE_TAX_OWED, tax(month).negate()));
        var paid =
                desk.post(
                        Journal.BANK,
                        day,
                        "Salaries paid " + month,
                        "salaries:" + month,
                        "SAL-" + month,
                        out(Chart.WAGES_OWED, net(month)));
        for (var worker : cast.workers()) {
            var party = worker.party();
            desk.moves.add(
                    new Move(
                                    Bank.EUR,
                                    Days.later(day, 1),
                                    day,
                                    net(worker, month).negate(),
                                    "SALARY " + month,
                                    List.of(paid))
                            .with(party.name(), party.iban())
                            .reference("SAL-%s-%s".formatted(month, party.id())));
        }
        social(month, day);
    }

    private void social(YearMonth month, LocalDate day) {
        var left = social(month);
        for (var i = 0; i < FUNDS.size(); i++) {
            var part = i == 2 ? left : Money.part(social(month), i == 0 ? 0.45 : 0.35);
            left = left.subtract(part);
            var name = FUNDS.get(i);
            var draft =
                    desk.post(
                            Journal.BANK,
                            day,
                            "Social security %s, %s".formatted(month, name),
                            "social:%s:%d".formatted(month, i),
                            "SOC-%s-%d".formatted(month, i),
                            out(Chart.SOCIAL_OWED, part));
            desk.move(Bank.EUR, day, 1, "CONTRIBUTIONS " + month, List.of(draft))
                    .with(name, null)
                    .reference(draft.document);
        }
    }

    private void wageTax(YearMonth of, LocalDate day) {
        var draft =
                desk.post(
                        Journal.BANK,
                        day,
                        "Wage tax " + of,
                        "wage tax:" + of,
                        "WTX-" + of,
                        out(Chart.WAGE_TAX_OWED, tax(of)));
        desk.move(Bank.EUR, day, 0, "LOHNSTEUER " + of, List.of(draft))
                .with("FINANZAMT TESTSTADT", null);
    }

    static Lines out(String account, BigDecimal amount) {
        return Lines.euros().add(account, amount).add(Chart.BANK_EUR, amount.negate());
    }

    /** With a rise of 3 % each January, and half a month more in November. */
    private BigDecimal gross(Cast.Worker worker, YearMonth month) {
        var years = month.getYear() - desk.frame.firstDay().getYear();
        var salary = Money.part(worker.salary(), StrictMath.pow(1.03, years));
        return month.getMonthValue() == 11 ? Money.part(salary, 1.5) : salary;
    }

    private BigDecimal net(Cast.Worker worker, YearMonth month) {
        return Money.part(gross(worker, month), 0.63);
    }
}
