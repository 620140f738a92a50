package dev.baton.finance.statement;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/** Which accounts explain the change of the net result, the largest first. */
final class Drivers {
    private Drivers() {}

    static List<Driver> of(History history, Period now, Period before) {
        var moved = history.moved(now);
        var earlier = history.moved(before);
        return history.results().stream()
                .map(code ->
                        driver(
                                history,
                                code,
                                earlier.getOrDefault(code, ZERO)
                                        .subtract(moved.getOrDefault(code, ZERO)),
                                now,
                                before))
                .filter(driver -> driver.effect().value().signum() != 0)
                .sorted(
                        Comparator.comparing((Driver driver) -> driver.effect().value().abs())
                                .reversed()
                                .thenComparing(Driver::account))
                .toList();
    }

    private static Driver driver(
            History history, String code, BigDecimal effect, Period now, Period before) {
        var name = history.account(code).name();
        return new Driver(
                code,
                name,
                new Fact(
                        "effect:%s:%s:%s".formatted(code, now, before),
                        name + ", effect on the net result",
                        effect.setScale(2, RoundingMode.HALF_UP),
                        history.books().company().currency(),
                        now.to(),
                        "(credit - debit) of the period - (credit - debit) of the one before",
                        List.of("account:" + code)));
    }
}
