package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An invoice that was paid twice: itself, or entered a second time under a number much like it. */
final class DuplicatePayments implements Detector {
    private static final int DAYS = 45;
    private static final int LEAST_DIGITS = 5;

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        overpaid(scene, alerts);
        enteredTwice(scene, alerts);
        return alerts;
    }

    private static void overpaid(Scene scene, List<Alert> into) {
        for (var payments : scene.payments().values()) {
            var item = payments.getFirst().item();
            var paid =
                    payments.stream()
                            .map(Item.Settlement::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (payments.size() > 1
                    && item.gross().signum() > 0
                    && paid.compareTo(item.gross()) > 0
                    && !Digits.swapped(item.gross(), paid)) {
                var evidence = new ArrayList<String>();
                payments.forEach(each -> evidence.add(each.entry()));
                evidence.add(item.id());
                into.add(alert(scene, item, item, paid.subtract(item.gross()), evidence));
            }
        }
    }

    private static void enteredTwice(Scene scene, List<Alert> into) {
        var alike =
                scene.items(Item.Side.PAYABLE).stream()
                        .filter(item -> item.gross().signum() > 0)
                        .filter(item -> !item.date().isBefore(scene.from()))
                        .collect(
                                groupingBy(item ->
                                        item.party()
                                                + item.currency()
                                                + item.gross().stripTrailingZeros()));
        for (var items : alike.values()) {
            for (int i = 0; i < items.size(); i++) {
                for (int j = i + 1; j < items.size(); j++) {
                    twice(scene, items.get(i), items.get(j), into);
                }
            }
        }
    }

    private static void twice(Scene scene, Item one, Item other, List<Alert> into) {
        long apart = Math.abs(ChronoUnit.DAYS.between(one.date(), other.date()));
        // On another day only the very same number is the same invoice: parts and corrections have
        // numbers that are like one another, too.
        boolean same =
                apart == 0
                        ? alike(one.number(), other.number())
                        : apart <= DAYS && same(one.number(), other.number());
        if (!same) {
            return;
        }
        var evidence =
                Stream.concat(paid(scene, one), paid(scene, other))
                        .collect(Collectors.toCollection(ArrayList::new));
        evidence.addAll(List.of(one.id(), other.id()));
        into.add(alert(scene, one, other, other.gross(), evidence));
    }

    private static Stream<String> paid(Scene scene, Item item) {
        return scene.payments().getOrDefault(item.id(), List.of()).stream()
                .map(Item.Settlement::entry);
    }

    /** Numbers that differ only in their dress, by letters around the digits, or by one slip. */
    static boolean alike(String one, String other) {
        var digits = one.replaceAll("\\D", "");
        return same(one, other)
                || digits.length() >= LEAST_DIGITS && digits.equals(other.replaceAll("\\D", ""))
                || Digits.transposed(plain(one), plain(other));
    }

    /** Whether they are one number, with signs between its parts and leading zeros or without. */
    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other)) || bare(one).equals(bare(other));
    }

    private static String plain(String number) {
        return bare(number.replaceAll("(?<!\\d)0+(?=\\d)", ""));
    }

    private static String bare(String number) {
        return number.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Alert alert(
            Scene scene, Item one, Item other, BigDecimal tooMuch, List<String> evidence) {
        var name = scene.name(one.party());
        var base = scene.currency().equals(one.currency()) ? tooMuch : scene.base(other);
        var finding =
                new Finding(Rule.DUPLICATE_PAYMENT, one.id() + " " + other.id(), scene)
                        .amount(base, evidence)
                        .quoting(name, one.number(), other.number());
        var text =
                one.id().equals(other.id())
                        ? "Invoice %s of %s was paid twice; {{amount}} too much."
                                .formatted(one.number(), name)
                        : "Invoices %s and %s of %s have the same sum and look like one; {{amount}} may be paid twice."
                                .formatted(one.number(), other.number(), name);
        return finding.alert(Severity.HIGH, text, evidence);
    }
}
