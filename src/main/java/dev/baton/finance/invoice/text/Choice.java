package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.invoice.page.Cell;
import java.util.List;

/** What was chosen for a field, as it is corrected, with how sure it is and where it stood. */
record Choice(String value, Mark mark) {
    static Choice at(Cell cell, String value, double confidence) {
        return at(cell, value, confidence, List.of());
    }

    static Choice at(Cell cell, String value, double confidence, List<String> alternatives) {
        return new Choice(
                value,
                new Mark(
                        Math.clamp(confidence, 0, 1),
                        new Place.Spot(cell.page(), cell.box(), cell.text()),
                        alternatives));
    }

    static Choice derived(String value, double confidence, String how) {
        return new Choice(value, new Mark(confidence, new Place.Derived(how)));
    }
}
