package dev.baton.api.training;

import dev.baton.plan.Problem;
import dev.baton.reward.Compared;
import dev.baton.reward.Grade;
import dev.baton.reward.grade.Scoring.Scored;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The grades of a batch in its order: the totals by themselves, as a reward function gives them
 * (null where nothing can be said), and each answer's grade; {@code weights} is their version.
 */
record RewardView(String weights, List<@Nullable BigDecimal> rewards, List<Item> items) {
    /** An answer's grade, or why there is none. */
    record Item(
            int index,
            @Nullable BigDecimal total,
            @Nullable BigDecimal outcomeReward,
            boolean verified,
            Map<String, BigDecimal> components,
            @Nullable Compared comparison,
            List<String> feedback,
            @Nullable String errorCode,
            @Nullable String error) {}

    static RewardView of(String weights, List<Scored> scored) {
        var items = new ArrayList<Item>();
        for (var each : scored) {
            int index = items.size();
            items.add(
                    switch (each) {
                        case Scored.Graded(var grade) -> graded(index, grade);
                        case Scored.Broken(var problem) -> broken(index, problem);
                    });
        }
        var rewards = new ArrayList<@Nullable BigDecimal>();
        items.forEach(item -> rewards.add(item.total()));
        return new RewardView(weights, rewards, items);
    }

    private static Item graded(int index, Grade grade) {
        var components = new LinkedHashMap<String, BigDecimal>();
        grade.rewards()
                .forEach(reward -> components.put(reward.name().code(), rounded(reward.value())));
        return new Item(
                index,
                rounded(grade.total()),
                rounded(grade.outcome()),
                grade.verified(),
                components,
                grade.comparison(),
                grade.feedback(),
                null,
                null);
    }

    private static Item broken(int index, Problem problem) {
        return new Item(
                index,
                null,
                null,
                false,
                Map.of(),
                null,
                problem.suggestions(),
                problem.cause().code(),
                problem.text());
    }

    private static BigDecimal rounded(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
