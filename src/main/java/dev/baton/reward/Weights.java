package dev.baton.reward;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * How much each component weighs where a gold is known and where none is, and what length costs.
 * The version is a hash of all numbers: grades of one version can be compared.
 */
public record Weights(
        Map<Component, Double> withGold,
        Map<Component, Double> withoutGold,
        double lengthPenalty,
        int lengthBudget) {
    /** Those that hold unless others are configured. */
    public static final Weights USUAL =
            new Weights(
                    Map.of(
                            Component.FORMAT, .05,
                            Component.SYNTAX, .05,
                            Component.SCHEMA_LINK, .10,
                            Component.VALUE_LINK, .05,
                            Component.EXECUTION, .10,
                            Component.RESULT, .55,
                            Component.EFFICIENCY, .05,
                            Component.JUDGE, .05),
                    Map.of(
                            Component.FORMAT, .10,
                            Component.SYNTAX, .15,
                            Component.SCHEMA_LINK, .20,
                            Component.VALUE_LINK, .15,
                            Component.EXECUTION, .25,
                            Component.JUDGE, .15),
                    .05,
                    512);

    public Weights {
        withGold = checked(withGold);
        withoutGold = checked(withoutGold);
        if (withGold.getOrDefault(Component.RESULT, 0.0) == 0) {
            throw new IllegalArgumentException("the result must weigh something where a gold is");
        }
        if (!(lengthPenalty >= 0 && lengthPenalty <= 1)) {
            throw new IllegalArgumentException("the penalty for length is 0 to 1");
        }
        if (lengthBudget < 1) {
            throw new IllegalArgumentException("the budget of tokens is 1 or more");
        }
    }

    /** Those that the configuration says. */
    public static Weights of(RewardConfig config) {
        var gold = config.withGold();
        var none = config.withoutGold();
        return new Weights(
                Map.of(
                        Component.FORMAT, gold.format(),
                        Component.SYNTAX, gold.syntax(),
                        Component.SCHEMA_LINK, gold.schemaLink(),
                        Component.VALUE_LINK, gold.valueLink(),
                        Component.EXECUTION, gold.execution(),
                        Component.RESULT, gold.result(),
                        Component.EFFICIENCY, gold.efficiency(),
                        Component.JUDGE, gold.judge()),
                Map.of(
                        Component.FORMAT, none.format(),
                        Component.SYNTAX, none.syntax(),
                        Component.SCHEMA_LINK, none.schemaLink(),
                        Component.VALUE_LINK, none.valueLink(),
                        Component.EXECUTION, none.execution(),
                        Component.JUDGE, none.judge()),
                config.lengthPenalty(),
                config.lengthBudget());
    }

    private static Map<Component, Double> checked(Map<Component, Double> weights) {
        var checked = new EnumMap<Component, Double>(Component.class);
        weights.forEach((component, weight) -> {
            if (!component.weighed() || !(weight >= 0 && weight <= 1_000)) {
                throw new IllegalArgumentException(component.code() + " weighs " + weight);
            }
            checked.put(component, weight);
        });
        return Map.copyOf(checked);
    }

    /** What a component weighs; 0 when it does not count. */
    public double of(Component component, boolean gold) {
        return switch (component) {
            case LENGTH -> lengthPenalty;
            case SAFETY, HUMAN -> 1;
            case FORMAT, SYNTAX, SCHEMA_LINK, VALUE_LINK, EXECUTION, RESULT, EFFICIENCY, JUDGE ->
                    (gold ? withGold : withoutGold).getOrDefault(component, 0.0);
        };
    }

    /** What an answer of that many tokens loses, as a share of the penalty: -1 to 0. */
    public double length(long tokens) {
        // 0.0 and never -0.0: both are told as numbers.
        return 0.0 - Math.clamp((double) (tokens - lengthBudget) / lengthBudget, 0, 1);
    }

    /** Twelve hexadecimal digits that change when any number does. */
    public String version() {
        var text = new StringBuilder();
        for (var component : Component.values()) {
            if (component.weighed()) {
                text.append(component.code())
                        .append(' ')
                        .append(of(component, true))
                        .append(' ')
                        .append(of(component, false))
                        .append('\n');
            }
        }
        text.append("length ").append(lengthPenalty).append(' ').append(lengthBudget);
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
