package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An invoice was typed with two digits in the wrong order: what was paid for it tells. */
final class SwappedDigits implements Detector {
    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var settled =
                Stream.of(Item.Side.values())
                        .flatMap(side ->
                                scene.books().settlements(side, scene.from(), scene.to()).stream())
                        .collect(groupingBy(each -> each.item().id()));
        for (var settlements : settled.values()) {
            var item = settlements.getFirst().item();
            var sum =
                    settlements.stream()
                            .map(Item.Settlement::amount)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (Digits.swapped(item.gross(), sum)) {
                alerts.add(alert(scene, item, settlements, sum));
            }
        }
        return alerts;
    }

    private static Alert alert(
            Scene scene, Item item, List<Item.Settlement> settlements, BigDecimal sum) {
        var evidence = new ArrayList<String>();
        evidence.add(item.id());
        var booking = scene.booking(item.id());
        if (booking != null) {
            evidence.add(booking);
        }
        settlements.forEach(each -> evidence.add(each.entry()));
        var name = scene.name(item.party());
        return new Finding(Rule.SWAPPED_DIGITS, item.id(), scene)
                .amount(sum.subtract(item.gross().abs()).abs(), evidence)
                .fact("booked", "Booked", item.gross().abs(), item.currency(), List.of(item.id()))
                .fact("settled", "Settled", sum, item.currency(), evidence)
                .quoting(name, item.number())
                .alert(
                        Severity.WARNING,
                        "Invoice %s of %s is booked with {{booked}} and was settled with {{settled}}: digits are swapped, {{amount}} is left over."
                                .formatted(item.number(), name),
                        evidence);
    }
}
