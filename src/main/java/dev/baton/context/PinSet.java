package dev.baton.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * What is done with many pins at once: which a text lacks, and how the lost ones are told briefly.
 */
final class PinSet {
    private PinSet() {}

    /** The pins that the text lacks. */
    static List<Pin> lost(List<Pin> pins, String text) {
        var held = new Held(text);
        return pins.stream().filter(pin -> !held.has(pin)).toList();
    }

    /** Without those that stand in another: who keeps the others keeps them. */
    static List<Pin> reduced(List<Pin> pins) {
        var held = new Held();
        var kept = new HashSet<Pin>();
        pins.stream()
                .sorted(Comparator.comparingInt((Pin pin) -> pin.text().length()).reversed())
                .filter(pin -> !held.hasAsWritten(pin))
                .forEach(pin -> {
                    held.add(pin.text());
                    kept.add(pin);
                });
        var ordered = new ArrayList<Pin>();
        pins.stream().filter(kept::remove).forEach(ordered::add);
        return ordered;
    }

    /** One line that holds them all; empty when there are none. */
    static String line(List<Pin> pins) {
        return pins.isEmpty()
                ? ""
                : "Also: " + String.join("; ", pins.stream().map(Pin::text).toList());
    }

    /** The text, and below it a line with those of the pins that it lacks. */
    static String completed(String text, List<Pin> pins) {
        var line = line(reduced(lost(pins, text)));
        return line.isEmpty() || text.isEmpty() ? text + line : text + "\n" + line;
    }
}
