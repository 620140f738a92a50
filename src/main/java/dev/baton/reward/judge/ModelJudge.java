package dev.baton.reward.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.model.LenientJson;
import dev.baton.model.ModelCall;
import dev.baton.model.ModelReply;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import dev.baton.reward.grade.Judge;
import dev.baton.sql.ResultTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks a language model, at temperature 0, how well a query answers its question: three marks by a
 * rubric. What it read is data to it; without a readable answer there is no opinion.
 */
@ApplicationScoped
class ModelJudge implements Judge {
    private static final Logger LOG = Logger.getLogger(ModelJudge.class);
    private static final Prompt PROMPT = Prompt.named("reward-judge");
    private static final List<String> MARKS = List.of("asked", "conditions", "shape");
    private static final int BEST_MARK = 4;
    private static final int ROWS = 20;
    private static final int LONGEST = 4_000;
    private static final int LONGEST_REASON = 500;

    private final Models models;
    private final JudgeConfig config;

    ModelJudge(Models models, JudgeConfig config) {
        this.models = models;
        this.config = config;
    }

    @Override
    public Optional<Judged> judge(
            String question,
            String sql,
            @Nullable String rationale,
            ResultTable table,
            Cancellation cancellation) {
        if (!config.enabled() || !models.available(Purpose.SQL)) {
            return Optional.empty();
        }
        var filled =
                PROMPT.with(
                        Map.of(
                                "question", shortened(question),
                                "sql", sql,
                                "rationale", shortened(rationale == null ? "" : rationale),
                                "result", shortened(told(table))));
        try {
            var call = new ModelCall(Purpose.SQL, filled, config.patience(), cancellation);
            return judged(models.ask(call.by(config.model().orElse(null))));
        } catch (ProblemException e) {
            if (!e.problem().cause().ofModel()) {
                throw e;
            }
            LOG.warnf("no opinion of a query: %s", e.problem().text());
            return Optional.empty();
        }
    }

    private static Optional<Judged> judged(ModelReply reply) {
        return LenientJson.object(reply.text())
                .filter(said -> MARKS.stream().allMatch(mark -> inRange(said.path(mark))))
                .map(said -> {
                    int sum = MARKS.stream().mapToInt(mark -> said.path(mark).asInt()).sum();
                    var reason = said.path("reason").asText("").strip();
                    return new Judged(
                            (double) sum / (MARKS.size() * BEST_MARK),
                            reason.length() <= LONGEST_REASON
                                    ? reason
                                    : reason.substring(0, LONGEST_REASON) + "…",
                            reply.engine(),
                            PROMPT.version());
                });
    }

    private static boolean inRange(JsonNode mark) {
        return mark.isIntegralNumber() && mark.asInt() >= 0 && mark.asInt() <= BEST_MARK;
    }

    private static String told(ResultTable table) {
        var columns =
                table.columns().stream()
                        .map(ResultTable.ResultColumn::name)
                        .collect(Collectors.joining(", "));
        var rows =
                table.rows().stream()
                        .limit(ROWS)
                        .map(Json::write)
                        .collect(Collectors.joining("\n"));
        return "%d rows%s of: %s\n%s"
                .formatted(table.rowCount(), table.truncated() ? " or more" : "", columns, rows);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
