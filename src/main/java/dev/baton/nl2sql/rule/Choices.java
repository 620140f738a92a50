package dev.baton.nl2sql.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides where there is more than one way to read a question, and remembers by how little. Another
 * reading overrules single decisions and pays for the difference.
 */
final class Choices {
    private final Map<String, Integer> overruled;
    private final List<Point> points = new ArrayList<>();
    private double paid;
    private final Map<String, Integer> asked = new HashMap<>();

    /** A decision with an alternative: what it was about, the next best option, how much worse. */
    record Point(String about, int alternative, double worse, String chosen, String other) {}

    Choices(Map<String, Integer> overruled) {
        this.overruled = Map.copyOf(overruled);
    }

    /** The index of the best option, or of the one that this reading insists on. */
    int best(String about, List<Double> scores, List<String> names) {
        var key = about;
        int times = asked.merge(about, 1, Integer::sum);
        if (times > 1) {
            key = about + "#" + times;
        }
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            if (scores.get(i) > scores.get(best) + 1e-9) {
                best = i;
            }
        }
        var insisted = overruled.get(key);
        if (insisted != null && insisted < scores.size()) {
            paid += scores.get(best) - scores.get(insisted);
            return insisted;
        }
        int next = -1;
        for (int i = 0; i < scores.size(); i++) {
            if (i != best && (next < 0 || scores.get(i) > scores.get(next))) {
                next = i;
            }
        }
        if (next >= 0) {
            points.add(
                    new Point(
                            key,
                            next,
                            scores.get(best) - scores.get(next),
                            names.get(best),
                            names.get(next)));
        }
        return best;
    }

    List<Point> points() {
        return points;
    }

    /** How much worse than the best the overruled decisions are. */
    double paid() {
        return paid;
    }
}
