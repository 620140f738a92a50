package dev.baton.context;

import dev.baton.model.Tokens;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Passages told by their decisions, names, identifiers and numbers, and by their most telling
 * sentences. They are taken apart once; each budget chooses anew.
 */
final class Reading implements Part {
    private final Told whole;
    private final List<Unit> units;
    private final Layout layout;
    private final Salience salience;
    private final List<Pin> pins;
    private final Map<Pin, Integer> reduced = new LinkedHashMap<>();

    Reading(List<Passage> passages) {
        this(passages, "");
    }

    /** Sentences that share words with the goal are kept before others. */
    Reading(List<Passage> passages, String goal) {
        whole = Told.whole(passages.stream().map(Passage::whole).collect(Collectors.joining("\n")));
        units = Unit.of(passages);
        layout = new Layout(passages, units);
        salience = new Salience(units, goal);
        var found = new LinkedHashSet<Pin>();
        units.forEach(unit -> found.addAll(unit.pins()));
        pins = List.copyOf(found);
        PinSet.reduced(pins).forEach(pin -> reduced.put(pin, Tokens.count("; " + pin.text())));
    }

    /** All of it, as it would stand in a prompt that leaves nothing out. */
    Told plain() {
        return whole;
    }

    @Override
    public List<Pin> pins() {
        return pins;
    }

    @Override
    public Told told(int budget) {
        if (whole.tokens() <= budget) {
            return whole;
        }
        var told = new Selection(units, layout, reduced, salience.untold(), budget).told(pins);
        return told.tokens() < whole.tokens() ? told : whole;
    }
}
