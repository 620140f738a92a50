package dev.baton.context;

import dev.baton.model.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses what is told of a text within a budget: every decision, then greedily what tells most and
 * holds pins not told yet; pins of what is left out stand in a line below.
 */
final class Selection {
    /** Data may take this part of the budget each, within these bounds. */
    private static final int DATA_SHARE = 8;

    private static final int LEAST_FOR_DATA = 60;
    private static final int MOST_FOR_DATA = 360;
    private static final double DATA = 0.8;

    /** A number in a line of pins says nothing: sentences that tell one come before talk. */
    private static final double FACT = 1;

    private static final int FOR_LINE_OF_PINS = 3;
    private final List<Unit> units;
    private final Layout layout;
    private final Salience salience;
    private final int budget;
    private final boolean[] shown;
    private final Told[] told;
    private final Map<Pin, Integer> open = new LinkedHashMap<>();
    private final List<Integer> taken = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private final Set<Integer> begun = new HashSet<>();
    private int used = FOR_LINE_OF_PINS;

    /** {@code pins} says how many tokens each takes that no other holds. */
    Selection(
            List<Unit> units,
            Layout layout,
            Map<Pin, Integer> pins,
            Salience salience,
            int budget) {
        this.units = units;
        this.layout = layout;
        this.salience = salience;
        this.budget = budget;
        shown = new boolean[units.size()];
        told = new Told[units.size()];
        open.putAll(pins);
        pins.values().forEach(each -> used += each);
    }

    /** The text; longer than the budget only when the decisions and the pins alone are. */
    Told told(List<Pin> pins) {
        for (int at = 0; at < units.size(); at++) {
            if (units.get(at).decides() && said.add(units.get(at).text())) {
                told[at] = told(units.get(at), 0);
                take(at);
            }
        }
        int decisions = taken.size();
        if (used < budget) {
            sentences();
            data();
        }
        var text = text(pins);
        int length = Tokens.count(text);
        // Tokens of a whole are not quite those of its parts: the last choices make room.
        while (length > budget && taken.size() > decisions) {
            for (int over = length - budget; over > 0 && taken.size() > decisions; ) {
                int last = taken.removeLast();
                shown[last] = false;
                over -= told[last].tokens();
            }
            text = text(pins);
            length = Tokens.count(text);
        }
        return new Told(text, length, leftOut());
    }

    private String text(List<Pin> pins) {
        return PinSet.completed(layout.text(shown, told), pins);
    }

    /** The greedy choice; what a unit is worth only falls, so an old worth is an upper bound. */
    private void sentences() {
        var candidates =
                new PriorityQueue<>(
                        Comparator.comparingDouble(Candidate::worth)
                                .reversed()
                                .thenComparingInt(Candidate::unit));
        for (int at = 0; at < units.size(); at++) {
            if (!shown[at]) {
                told[at] = told(units.get(at), forData(at));
                candidates.add(new Candidate(at, worth(at)));
            }
        }
        while (!candidates.isEmpty()) {
            int at = candidates.remove().unit();
            double worth = worth(at);
            if (!candidates.isEmpty() && worth < candidates.peek().worth()) {
                candidates.add(new Candidate(at, worth));
            } else if (fits(at) && said.add(told[at].text())) {
                take(at);
            } else if (sentence(at) && numberOpen(units.get(at))) {
                snippet(at);
            }
        }
    }

    private boolean fits(int at) {
        return used + cost(at) - gain(at) <= budget;
    }

    private boolean sentence(int at) {
        return units.get(at).kind() == Unit.Kind.SENTENCE;
    }

    /** No room for the sentence: its numbers are told with the words around them. */
    private void snippet(int at) {
        var unit = units.get(at);
        told[at] = Told.whole(Snippet.of(unit.sentence(), unit.pins(), open.keySet()));
        if (fits(at)) {
            take(at);
        }
    }

    private int forData(int at) {
        int room = budget - used + gain(at) - label(at) - 1;
        // In steps, so that a slightly different budget asks for what is known already.
        int share = budget / DATA_SHARE / LEAST_FOR_DATA * LEAST_FOR_DATA;
        return Math.clamp(room, 0, Math.clamp(share, LEAST_FOR_DATA, MOST_FOR_DATA));
    }

    private static Told told(Unit unit, int budget) {
        return unit.part() == null
                ? new Told(unit.text(), unit.tokens(), List.of())
                : unit.part().told(budget);
    }

    /** Room that is left goes to the data shown, the latest first. */
    private void data() {
        var open =
                taken.stream()
                        .filter(at -> !told[at].leftOut().isEmpty())
                        .sorted(Comparator.reverseOrder())
                        .toList();
        for (int i = 0; i < open.size(); i++) {
            int at = open.get(i);
            int room = (budget - used) / (open.size() - i);
            var more = told(units.get(at), told[at].tokens() + room);
            if (more.tokens() <= told[at].tokens() + room) {
                used += more.tokens() - told[at].tokens();
                told[at] = more;
            }
        }
    }

    private record Candidate(int unit, double worth) {}

    private double worth(int at) {
        var unit = units.get(at);
        double own = unit.part() == null ? salience.of(at) : salience.of(at) + DATA;
        double fact = unit.part() == null && numberOpen(unit) ? FACT : 0;
        return own + fact + Math.min(1, gain(at) / (double) Math.max(1, cost(at)));
    }

    /** Tokens with the mark of a gap or a line, and the label of a passage that is new. */
    private int cost(int at) {
        return told[at].tokens() + 1 + label(at);
    }

    /** Tokens of who speaks, when nothing of the passage is told yet. */
    private int label(int at) {
        return begun.contains(units.get(at).passage()) ? 0 : layout.label(at);
    }

    /** Tokens that its pins no longer take in the line below. */
    private int gain(int at) {
        int gain = 0;
        for (var pin : units.get(at).pins()) {
            gain += open.getOrDefault(pin, 0);
        }
        return gain;
    }

    private void take(int at) {
        used += cost(at) - gain(at);
        shown[at] = true;
        begun.add(units.get(at).passage());
        taken.add(at);
        open.keySet().removeAll(units.get(at).pins());
        salience.took(at);
    }

    private boolean numberOpen(Unit unit) {
        return unit.pins().stream().anyMatch(pin -> pin.measure() && open.containsKey(pin));
    }

    private List<String> leftOut() {
        var all = new TreeMap<Unit.Kind, Integer>();
        var left = new TreeMap<Unit.Kind, Integer>();
        for (int at = 0; at < units.size(); at++) {
            all.merge(units.get(at).kind(), 1, Integer::sum);
            left.merge(units.get(at).kind(), shown[at] ? 0 : 1, Integer::sum);
        }
        left.values().removeIf(count -> count == 0);
        var words = new ArrayList<String>();
        left.forEach((kind, count) ->
                words.add("%d of %d %s".formatted(count, all.get(kind), kind.words())));
        for (int at = 0; at < units.size(); at++) {
            if (shown[at]) {
                words.addAll(told[at].leftOut());
            }
        }
        return words;
    }
}
