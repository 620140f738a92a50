package dev.baton.reward.step;

import dev.baton.json.Json;
import dev.baton.plan.Problem;
import dev.baton.plan.Value;
import dev.baton.reward.Compared;
import dev.baton.reward.Grade;
import dev.baton.reward.Reward;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A grade as it stands in a response, under {@code training}. */
public final class Training {
    private Training() {}

    /** The grade in full. */
    public static Value.Fields of(Grade grade) {
        var training = new LinkedHashMap<String, Value>();
        training.put("rewards", byName(grade, Reward::value));
        training.put("total_reward", number(grade.total()));
        training.put("outcome_reward", number(grade.outcome()));
        training.put("verified", new Value.Flag(grade.verified()));
        training.put("feedback", feedback(grade));
        training.put("weights", byName(grade, Reward::weight));
        training.put("weights_version", Value.text(grade.weights()));
        training.put("comparison", Json.value(grade.comparison()));
        return new Value.Fields(training);
    }

    /** An answer that could not be graded, and why. */
    public static Value.Fields failed(Problem problem) {
        var training = new LinkedHashMap<String, Value>();
        training.put("rewards", new Value.Fields(Map.of()));
        training.put("total_reward", Value.NOTHING);
        training.put("outcome_reward", Value.NOTHING);
        training.put("verified", new Value.Flag(false));
        training.put(
                "feedback",
                new Value.Items(
                        List.of(Value.text("The answer was not graded: " + problem.text()))));
        training.put("weights", new Value.Fields(Map.of()));
        training.put("weights_version", Value.NOTHING);
        training.put("comparison", Json.value(Compared.NOTHING));
        return new Value.Fields(training);
    }

    /** What is wrong with the queries that were said to be right comes last. */
    private static Value feedback(Grade grade) {
        return new Value.Items(
                Stream.concat(grade.feedback().stream(), grade.comparison().faults().stream())
                        .<Value>map(Value::text)
                        .toList());
    }

    private static Value.Fields byName(Grade grade, Function<Reward, Double> what) {
        var values = new LinkedHashMap<String, Value>();
        grade.rewards()
                .forEach(reward -> values.put(reward.name().code(), number(what.apply(reward))));
        return new Value.Fields(values);
    }

    private static Value number(double value) {
        return new Value.Number(BigDecimal.valueOf(value));
    }
}
