package dev.baton.reward;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Components and weights of tests, made by hand or drawn at random. */
public final class Rewards {
    static final List<Component> WEIGHED =
            List.of(Component.values()).stream().filter(Component::weighed).toList();

    private Rewards() {}

    static Reward reward(Component name, double value, Weights weights, boolean gold) {
        return new Reward(name, value, weights.of(name, gold), Value.Fields.EMPTY, "");
    }

    /** The components of these values; what has none does not apply. */
    static List<Reward> rewards(Map<Component, Double> values, Weights weights, boolean gold) {
        var rewards = new ArrayList<Reward>();
        values.forEach((name, value) -> rewards.add(reward(name, value, weights, gold)));
        return rewards;
    }

    static Map<Component, Double> values(Random random) {
        var values = new EnumMap<Component, Double>(Component.class);
        for (var component : WEIGHED) {
            if (random.nextInt(4) > 0) {
                values.put(
                        component,
                        random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble());
            }
        }
        if (random.nextBoolean()) {
            values.put(Component.LENGTH, -random.nextDouble());
        }
        return values;
    }

    public static Weights weights(Random random) {
        var gold = new EnumMap<Component, Double>(Component.class);
        var none = new EnumMap<Component, Double>(Component.class);
        for (var component : WEIGHED) {
            gold.put(component, random.nextInt(5) == 0 ? 0 : random.nextDouble() * 3);
            none.put(component, random.nextInt(5) == 0 ? 0 : random.nextDouble() * 3);
        }
        gold.put(Component.RESULT, random.nextDouble() + 1e-3);
        return new Weights(gold, none, random.nextDouble(), 1 + random.nextInt(1_000));
    }

    static Compared compared(Agreement agreement) {
        return new Compared(agreement, 0, 1, 1, 1, false, List.of());
    }
}
