package dev.baton.context;

import java.util.ArrayList;
import java.util.List;

/** Single values by their names, one a line. */
record FieldLines(List<Line> lines) implements Part {
    private static final int MOST_NAMED = 5;

    /** {@code status: completed}, and what of it is pinned. */
    record Line(String name, String value, List<Pin> pins) {
        String text() {
            return name.isEmpty() ? value : name + ": " + value;
        }
    }

    FieldLines {
        lines = List.copyOf(lines);
    }

    @Override
    public List<Pin> pins() {
        return lines.stream().flatMap(line -> line.pins().stream()).distinct().toList();
    }

    @Override
    public Told told(int budget) {
        var whole = Told.whole(String.join("\n", lines.stream().map(Line::text).toList()));
        return whole.tokens() <= budget ? whole : some(budget);
    }

    private Told some(int budget) {
        var kept = new ArrayList<String>();
        var left = new ArrayList<String>();
        int used = 0;
        for (var line : lines) {
            int tokens = Told.whole(line.text()).tokens() + 1;
            if (used + tokens <= budget) {
                kept.add(line.text());
                used += tokens;
            } else {
                left.add(line.name());
            }
        }
        return Told.of(String.join("\n", kept), left.isEmpty() ? List.of() : List.of(words(left)));
    }

    private static String words(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        int more = names.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " further fields" : first;
    }
}
