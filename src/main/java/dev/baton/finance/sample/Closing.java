package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is written at the end of a month: materials used, wear, accruals, income earned. */
final class Closing {
    private final Desk desk;
    private final Dice dice;

    Closing(Desk desk) {
        this.desk = desk;
        this.dice = desk.frame.dice().named("closing");
    }

    void close() {
        var sold = sums(Chart.PRODUCTS);
        var yearly = sums(Chart.DEFERRED);
        for (var month : desk.frame.months()) {
            if (!month.atEndOfMonth().isAfter(desk.frame.end())) {
                materials(month, sold.getOrDefault(month, Money.NONE).negate());
                wear(month);
                accrual(month);
                prepaid(month);
                earned(month, yearly);
            }
        }
        backdated();
    }

    private void materials(YearMonth month, BigDecimal sold) {
        var used = Money.part(sold, 0.385 + 0.02 * dice.share());
        general(
                month.atEndOfMonth(),
                "Materials used " + month,
                "materials:" + month,
                Chart.MATERIAL_USED,
                Chart.MATERIALS,
                used);
    }

    private void wear(YearMonth month) {
        var machines = Money.of(11_400L * desk.frame.scale());
        var equipment = Money.of(2_600L * desk.frame.scale());
        desk.post(
                Journal.GENERAL,
                month.atEndOfMonth(),
                "Depreciation " + month,
                "depreciation:" + month,
                Lines.euros()
                        .add(Chart.DEPRECIATION, machines.add(equipment))
                        .add(Chart.MACHINES_WORN, machines.negate())
                        .add(Chart.EQUIPMENT_WORN, equipment.negate()));
    }

    /** Written when it is known, some days into the next month, and taken back on its first day. */
    private void accrual(YearMonth month) {
        var amount = Money.step(dice.money(4_200, 0.3), 10);
        var day = month.atEndOfMonth();
        var known = Days.later(day, dice.between(2, 6));
        var lines =
                Lines.euros()
                        .add(Chart.ADVICE, amount)
                        .add(Chart.ACCRUED, amount.negate())
                        .balanced();
        desk.write(
                new Draft(
                        Journal.GENERAL,
                        day,
                        desk.during(
                                known.isAfter(desk.frame.asOf()) && !day.isAfter(desk.frame.asOf())
                                        ? day
                                        : known),
                        "Accrual, advice not yet billed " + month,
                        "accrual:" + month,
                        null,
                        Journal.GENERAL.clerk,
                        null,
                        lines));
        general(
                day.plusDays(1),
                "Accrual taken back " + month,
                "accrual back:" + month,
                Chart.ACCRUED,
                Chart.ADVICE,
                amount);
    }

    private void prepaid(YearMonth month) {
        general(
                month.atEndOfMonth(),
                "Insurance of the month " + month,
                "insurance:" + month,
                Chart.INSURANCE,
                Chart.PREPAID,
                Money.of(Treasury.INSURANCE * desk.frame.scale() / 12));
    }

    /** A twelfth of each contract that was billed for a year. */
    private void earned(YearMonth month, Map<YearMonth, BigDecimal> yearly) {
        var earned =
                yearly.entrySet().stream()
                        .filter(each -> !each.getKey().isAfter(month))
                        .filter(each -> each.getKey().plusMonths(12).isAfter(month))
                        .map(each -> twelfth(each.getValue().negate()))
                        .reduce(Money.NONE, BigDecimal::add);
        general(
                month.atEndOfMonth(),
                "Service contracts earned " + month,
                "earned:" + month,
                Chart.DEFERRED,
                Chart.SERVICE,
                earned);
    }

    /** Three corrections long after their month, and an auditor's, approved, that may be. */
    private void backdated() {
        var months = desk.frame.months();
        for (var i = 0; i < dice.between(3, 4); i++) {
            var month = months.get(dice.between(1, months.size() - 9));
            var day = Days.before(month.atDay(dice.between(20, 28)));
            var amount = Money.step(dice.money(14_000, 0.3), 100);
            var draft =
                    late(
                            day,
                            dice.between(38, 75),
                            "Correction " + month,
                            "k.brandt",
                            null,
                            amount);
            desk.plant(Plant.Kind.BACKDATED, amount, List.of(draft::id));
        }
        for (var year = desk.frame.firstDay().getYear();
                year < desk.frame.asOf().getYear();
                year++) {
            var last = LocalDate.of(year, 12, 31);
            late(last, 54, "Audit adjustment " + year, "t.lang", Desk.HEAD, Money.of(6_400));
        }
    }

    private Draft late(
            LocalDate day,
            int days,
            String text,
            String by,
            @org.jspecify.annotations.Nullable String approvedBy,
            BigDecimal amount) {
        var lines =
                Lines.euros()
                        .add(Chart.PREPAID, amount)
                        .add(Chart.MATERIAL_USED, amount.negate())
                        .balanced();
        return desk.write(
                new Draft(
                        Journal.GENERAL,
                        day,
                        desk.during(Days.from(day.plusDays(days))),
                        text,
                        "%s:%s:%d".formatted(text, day, desk.drafts.size()),
                        null,
                        by,
                        approvedBy,
                        lines));
    }

    private void general(
            LocalDate day,
            String text,
            String source,
            String debit,
            String credit,
            BigDecimal amount) {
        if (amount.signum() != 0 && !day.isAfter(desk.frame.end())) {
            desk.post(
                    Journal.GENERAL,
                    day,
                    text,
                    source,
                    Lines.euros().add(debit, amount).add(credit, amount.negate()));
        }
    }

    private Map<YearMonth, BigDecimal> sums(String account) {
        var sums = new HashMap<YearMonth, BigDecimal>();
        for (var draft : desk.drafts) {
            for (var line : draft.lines) {
                if (line.account().equals(account)) {
                    sums.merge(YearMonth.from(draft.date), line.base(), BigDecimal::add);
                }
            }
        }
        return sums;
    }

    private static BigDecimal twelfth(BigDecimal amount) {
        return amount.divide(BigDecimal.valueOf(12), 2, java.math.RoundingMode.HALF_UP);
    }
}
