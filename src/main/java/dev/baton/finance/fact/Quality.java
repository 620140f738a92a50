package dev.baton.finance.fact;

import java.util.List;

/**
 * How good a step's work is: 0 when a blocking check fails, else the weighted geometric mean of its
 * components.
 */
public record Quality(List<Check> blocking, List<Component> components) {
    /** Something that must hold, and what was found. */
    public record Check(String name, boolean holds, String found) {}

    /** A share from 0 to 1 with a weight above 0, and how it was measured. */
    public record Component(String name, double share, double weight, String measured) {
        public Component {
            if (!(share >= 0 && share <= 1) || !(weight > 0)) {
                throw new IllegalArgumentException(
                        "no component: %s is %s of weight %s".formatted(name, share, weight));
            }
        }
    }

    public Quality {
        blocking = List.copyOf(blocking);
        components = List.copyOf(components);
    }

    /** From 0 to 1; 1 when nothing was measured and nothing is wrong. */
    public double value() {
        if (!blocking.stream().allMatch(Check::holds)) {
            return 0;
        }
        var weight = components.stream().mapToDouble(Component::weight).sum();
        if (weight == 0) {
            return 1;
        }
        var logarithm = 0.0;
        for (var each : components) {
            logarithm += each.weight() / weight * Math.log(each.share());
        }
        return Math.exp(logarithm);
    }
}
