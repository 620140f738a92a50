package dev.baton.reward.training;

import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the points of an answer are lost: for each component its weight, as a share of all that
 * apply, times what is missing to its best value.
 */
final class Losses {
    private Losses() {}

    /** Before the gates: together they are 1 minus the weighted mean, and what length costs. */
    static Map<Component, Double> of(Grade grade) {
        var weights =
                grade.rewards().stream()
                        .filter(reward -> reward.name().weighed())
                        .mapToDouble(reward -> reward.weight())
                        .sum();
        var losses = new EnumMap<Component, Double>(Component.class);
        for (var reward : grade.rewards()) {
            if (reward.name().weighed() && weights > 0) {
                losses.put(reward.name(), reward.weight() / weights * (1 - reward.value()));
            } else if (reward.name() == Component.LENGTH) {
                losses.put(reward.name(), 0 - reward.weight() * reward.value());
            }
        }
        return losses;
    }
}
