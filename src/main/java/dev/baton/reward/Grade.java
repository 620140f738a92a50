package dev.baton.reward;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How good an answer was: its components, the total, {@code outcome} (1 right, 0.1 it runs, 0
 * else), whether something right was known to hold it against ({@code verified}), what the
 * comparison found, and the version of the weights.
 */
public record Grade(
        List<Reward> rewards,
        double total,
        double outcome,
        boolean verified,
        Compared comparison,
        String weights) {
    private static final double RUNS = .1;

    public Grade {
        rewards = List.copyOf(rewards);
    }

    /** The grade that these components make. */
    public static Grade of(List<Reward> rewards, Compared comparison, String weights) {
        return new Grade(
                rewards,
                Total.of(rewards, comparison.agreement()),
                outcome(rewards, comparison.agreement()),
                comparison.agreement() != Agreement.UNKNOWN,
                comparison,
                weights);
    }

    private static double outcome(List<Reward> rewards, Agreement agreement) {
        if (agreement == Agreement.STRICT) {
            return 1;
        }
        boolean runs =
                rewards.stream()
                        .anyMatch(reward ->
                                reward.name() == Component.EXECUTION && reward.value() == 1);
        return runs ? RUNS : 0;
    }

    /** The component of that name; empty when it did not apply. */
    public Optional<Reward> reward(Component name) {
        return rewards.stream().filter(reward -> reward.name() == name).findFirst();
    }

    /** A sentence for each component. */
    public List<String> feedback() {
        return rewards.stream().map(Reward::feedback).filter(text -> !text.isEmpty()).toList();
    }

    /** True when it is known to be right: it agrees strictly, or a person confirmed it. */
    public boolean right() {
        return reward(Component.HUMAN)
                .map(human -> human.value() > 0 && total > 0)
                .orElse(comparison.agreement() == Agreement.STRICT);
    }

    /**
     * The same when a person has said what they think: that comes last, and over all but safety.
     */
    public Grade judged(Opinion opinion) {
        boolean good = opinion == Opinion.CONFIRMED;
        var human =
                new Reward(
                        Component.HUMAN,
                        good ? 1 : 0,
                        1,
                        Value.Fields.EMPTY,
                        good ? "A person confirmed it." : "A person rejected it.");
        var all = new ArrayList<>(rewards);
        all.removeIf(reward -> reward.name() == Component.HUMAN);
        all.add(human);
        double judged = Total.of(all, comparison.agreement());
        double found = outcome(rewards, comparison.agreement());
        return new Grade(
                all,
                judged,
                good && judged > 0 ? 1 : Math.min(found, RUNS),
                true,
                comparison,
                weights);
    }
}
