package dev.baton.context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A part that is asked for the same budget more than once while shares are worked out. */
final class Remembered implements Part {
    private final Part part;
    private final Map<Integer, Told> told = new HashMap<>();

    Remembered(Part part) {
        this.part = part;
    }

    @Override
    public List<Pin> pins() {
        return part.pins();
    }

    @Override
    public Told told(int budget) {
        return told.computeIfAbsent(budget, part::told);
    }
}
