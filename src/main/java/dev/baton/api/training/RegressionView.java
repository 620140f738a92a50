package dev.baton.api.training;

import dev.baton.reward.training.figures.Answers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One side of a question that got worse: the first answer of the variant. */
final class RegressionView {
    private RegressionView() {}

    static @Nullable Map<String, Object> of(Answers.@Nullable Answered question, int variant) {
        return question == null
                ? null
                : question.answers().stream()
                        .filter(answer -> answer.variant() == variant && answer.total() != null)
                        .findFirst()
                        .map(RegressionView::of)
                        .orElse(null);
    }

    private static Map<String, Object> of(Answers.One answer) {
        var feedback = new ArrayList<String>();
        answer.rewards()
                .forEach(reward -> {
                    if (!reward.path("feedback").asText().isEmpty()) {
                        feedback.add(reward.path("feedback").asText());
                    }
                });
        var view = new LinkedHashMap<String, Object>();
        view.put("sql", answer.sql());
        view.put("total", answer.total());
        view.put("agreement", answer.agreement());
        view.put("operation_id", answer.operationId());
        view.put("feedback", feedback);
        return view;
    }
}
