package dev.baton.context;

import dev.baton.model.Tokens;
import java.util.List;

/**
 * Puts the chosen units of passages in their order: who speaks, sentences in a row, data on lines.
 */
final class Layout {
    private final List<Passage> passages;
    private final List<Unit> units;
    private final int[] labels;

    Layout(List<Passage> passages, List<Unit> units) {
        this.passages = passages;
        this.units = units;
        labels = passages.stream().mapToInt(passage -> Tokens.count(label(passage)) + 1).toArray();
    }

    /** Tokens of the label of a unit's passage. */
    int label(int at) {
        return labels[units.get(at).passage()];
    }

    String text(boolean[] shown, Told[] told) {
        var text = new StringBuilder();
        int last = -1;
        for (int at = 0; at < shown.length; at++) {
            if (shown[at]) {
                text.append(before(at, last)).append(told[at].text());
                last = at;
            }
        }
        return text.toString();
    }

    private String before(int at, int last) {
        var unit = units.get(at);
        if (last < 0 || units.get(last).passage() != unit.passage()) {
            return (last < 0 ? "" : "\n") + label(passages.get(unit.passage()));
        }
        boolean prose =
                unit.kind() == Unit.Kind.SENTENCE && units.get(last).kind() == Unit.Kind.SENTENCE;
        return prose ? last == at - 1 ? " " : " … " : "\n";
    }

    private static String label(Passage passage) {
        return switch (passage) {
            case Passage.Said(var who, _) when !who.isEmpty() -> who + ": ";
            case Passage.Said _, Passage.Called _ -> "";
        };
    }
}
