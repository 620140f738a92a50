package dev.baton.reward.grade;

import dev.baton.reward.Agreement;
import dev.baton.reward.Compared;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Reward;
import dev.baton.reward.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the components of one grade. */
final class Sheet {
    private final Weights weights;
    private final boolean gold;
    private final List<Reward> rewards = new ArrayList<>();

    Sheet(Weights weights, boolean gold) {
        this.weights = weights;
        this.gold = gold;
    }

    void add(Component name, Finding found) {
        rewards.add(
                new Reward(
                        name,
                        found.value(),
                        weights.of(name, gold),
                        found.evidence(),
                        found.feedback()));
    }

    void add(Component name, double value, String feedback) {
        add(name, Finding.of(value, feedback));
    }

    /** What the answer's length costs; told only when it costs something. */
    void length(int tokens) {
        double value = weights.length(tokens);
        if (value < 0) {
            var evidence = Map.of("tokens", tokens, "budget", weights.lengthBudget());
            add(
                    Component.LENGTH,
                    Finding.of(
                            value,
                            evidence,
                            "%d tokens are more than the %d that an answer may have."
                                    .formatted(tokens, weights.lengthBudget())));
        }
    }

    Grade grade(Compared compared) {
        return Grade.of(rewards, compared, weights.version());
    }

    /** Nothing to agree with when nothing right is known. */
    Grade without(Golds golds, boolean known) {
        var agreement = known ? Agreement.NONE : Agreement.UNKNOWN;
        return grade(compared(golds, agreement));
    }

    static Compared compared(Golds golds, Agreement agreement) {
        return new Compared(
                agreement,
                0,
                0,
                golds.reports().size(),
                golds.usable().size(),
                false,
                golds.faults());
    }
}
