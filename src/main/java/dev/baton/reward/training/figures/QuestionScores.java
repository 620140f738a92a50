package dev.baton.reward.training.figures;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.reward.training.TrainingId;
import dev.baton.reward.training.TrainingTables;
import dev.baton.statistics.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads how good the answers of one variant are, question by question. */
@ApplicationScoped
public class QuestionScores {
    private static final String ANSWERS =
            """
            select q.position, q.question_id, q.question, q.data_source, q.kind, q.difficulty,
                   q.tags, r.agreement, r.total,
                   (select jsonb_agg(jsonb_build_array(c -> 'name', c -> 'value', c -> 'loss'))
                    from jsonb_array_elements(r.rewards) c) as rewards
            from training_question q join training_result r using (training_id, position)
            where r.training_id = ? and r.variant = ? and r.total is not null
            order by q.position, r.candidate
            """;

    private static final String TOTALS =
            """
            select total from training_result
            where training_id = ? and variant = ? and total is not null
            order by at, position, candidate
            """;

    private final DataSource database;

    public QuestionScores(DataSource database) {
        this.database = database;
    }

    /** One question after the other; a run has a bounded number of them. */
    public List<QuestionScore> of(TrainingId id, int variant) {
        var scores = new ArrayList<QuestionScore>();
        var open = new Open[1];
        TrainingTables.each(
                database,
                ANSWERS,
                row -> {
                    var before = open[0];
                    if (before == null || before.position != row.getInt("position")) {
                        if (before != null) {
                            scores.add(before.score());
                        }
                        open[0] = new Open(row);
                    }
                    open[0].add(row);
                },
                id.value(),
                variant);
        if (open[0] != null) {
            scores.add(open[0].score());
        }
        return scores;
    }

    /** The totals of a variant's answers, in the order in which they were graded. */
    public double[] totals(TrainingId id, int variant) {
        return TrainingTables.rows(
                        database, TOTALS, row -> row.getDouble("total"), id.value(), variant)
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The answers to one question as they are read. */
    private static final class Open {
        private final int position;
        private final QuestionScore.Asked asked;
        private Sample total = Sample.EMPTY;
        private Sample strict = Sample.EMPTY;
        private Sample relaxed = Sample.EMPTY;
        private final Map<String, Sample> values = new TreeMap<>();
        private final Map<String, Sample> losses = new TreeMap<>();

        Open(ResultSet row) throws SQLException {
            position = row.getInt("position");
            asked =
                    new QuestionScore.Asked(
                            row.getString("question_id"),
                            row.getString("question"),
                            row.getString("data_source"),
                            row.getString("kind"),
                            row.getString("difficulty"),
                            List.of((String[]) row.getArray("tags").getArray()));
        }

        boolean add(ResultSet row) throws SQLException {
            var agreement = row.getString("agreement");
            var right = agreement.equals("strict");
            total = total.with(row.getDouble("total"));
            strict = strict.with(right ? 1 : 0);
            relaxed = relaxed.with(right || agreement.equals("relaxed") ? 1 : 0);
            @Nullable String rewards = row.getString("rewards");
            for (JsonNode each : Json.tree(rewards == null ? "[]" : rewards)) {
                var name = each.path(0).asText();
                values.merge(name, Sample.of(each.path(1).asDouble()), Sample::with);
                losses.merge(name, Sample.of(each.path(2).asDouble()), Sample::with);
            }
            return true;
        }

        QuestionScore score() {
            return new QuestionScore(
                    position,
                    asked,
                    total,
                    strict.mean(),
                    relaxed.mean(),
                    means(values),
                    means(losses));
        }

        private static Map<String, Double> means(Map<String, Sample> samples) {
            return samples.keySet().stream()
                    .collect(Collectors.toMap(Function.identity(), name -> mean(samples, name)));
        }

        private static double mean(Map<String, Sample> samples, String name) {
            return samples.getOrDefault(name, Sample.EMPTY).mean();
        }
    }
}
