package dev.baton.reward;

import java.util.List;

/**
 * From components to one number. The gates hold whatever the weights are: a refused query is the
 * least of all, an answer that is not right never gets more than one that is nearly right, nor that
 * more than 0.95, and what nothing right is known of gets 0.6 at most.
 */
final class Total {
    private static final double REFUSED = -1;
    private static final double MOST_UNLIKE = .6;
    private static final double MOST_RELAXED = .95;
    private static final double LEAST_STRICT = .7;

    private Total() {}

    static double of(List<Reward> rewards, Agreement agreement) {
        if (rewards.stream().anyMatch(Total::refuses)) {
            // A person cannot have confirmed what never ran.
            return REFUSED;
        }
        double total = gated(mean(rewards), agreement);
        for (var reward : rewards) {
            if (reward.name() == Component.HUMAN) {
                total = reward.value() > 0 ? 1 : 0;
            }
        }
        return total;
    }

    private static boolean refuses(Reward reward) {
        return reward.name() == Component.SAFETY && reward.value() < 0;
    }

    private static double gated(double mean, Agreement agreement) {
        return switch (agreement) {
            case STRICT -> Math.max(LEAST_STRICT, mean);
            case RELAXED -> Math.clamp(mean, MOST_UNLIKE, MOST_RELAXED);
            case NONE, UNKNOWN -> Math.min(MOST_UNLIKE, mean);
        };
    }

    private static double mean(List<Reward> rewards) {
        double sum = 0;
        double weights = 0;
        double length = 0;
        for (var reward : rewards) {
            if (reward.name().weighed()) {
                sum += reward.weight() * reward.value();
                weights += reward.weight();
            } else if (reward.name() == Component.LENGTH) {
                length += reward.weight() * reward.value();
            }
        }
        return Math.clamp((weights == 0 ? 0 : sum / weights) + length, 0, 1);
    }
}
