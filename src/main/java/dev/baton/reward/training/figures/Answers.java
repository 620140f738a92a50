package dev.baton.reward.training.figures;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.reward.training.TrainingId;
import dev.baton.reward.training.TrainingTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads questions with all that was answered to them. */
@ApplicationScoped
public class Answers {
    private static final String PAGE =
            """
            select position, question_id, question, data_source, golds, kind, difficulty, tags, ordered, done
            from training_question
            where training_id = ? and position > ?
              and (?::text is null or difficulty = ?) and (?::text is null or ? = any(tags))
              and (?::text is null or exists (
                  select from training_result r
                  where r.training_id = training_question.training_id
                    and r.position = training_question.position and r.agreement = ?))
            order by position limit ?
            """;
    private static final String SOME =
            """
            select position, question_id, question, data_source, golds, kind, difficulty, tags, ordered, done
            from training_question where training_id = ? and position = any(?) order by position
            """;
    private static final String ANSWERS =
            """
            select position, variant, candidate, operation_id, kind, standalone, sql, reasoning,
                   engine, model, prompt_version, confidence, agreement, verified, total, outcome,
                   rewards, faults, tokens, millis, problem, at
            from training_result
            where training_id = ? and position = any(?)
            order by position, variant, candidate
            """;

    private final DataSource database;

    public Answers(DataSource database) {
        this.database = database;
    }

    /** Which questions are wanted; what is null lets every one through. */
    public record Wanted(
            @Nullable String difficulty, @Nullable String tag, @Nullable String agreement) {
        public static final Wanted ALL = new Wanted(null, null, null);
    }

    /** A question with its answers so far. */
    public record Answered(
            int position,
            String questionId,
            String question,
            String dataSource,
            JsonNode golds,
            String kind,
            String difficulty,
            List<String> tags,
            @Nullable Boolean ordered,
            boolean done,
            List<One> answers) {}

    /** One graded answer. */
    public record One(
            int variant,
            int candidate,
            @Nullable String operationId,
            String kind,
            @Nullable String standalone,
            @Nullable String sql,
            @Nullable String reasoning,
            String engine,
            String model,
            String promptVersion,
            double confidence,
            String agreement,
            boolean verified,
            @Nullable Double total,
            double outcome,
            JsonNode rewards,
            List<String> faults,
            long tokens,
            long millis,
            @Nullable String problem,
            Instant at) {}

    /** The questions behind that position, so many. */
    public List<Answered> page(TrainingId id, int after, Wanted wanted, int limit) {
        return with(
                id,
                TrainingTables.rows(
                        database,
                        PAGE,
                        Answers::question,
                        id.value(),
                        after,
                        wanted.difficulty(),
                        wanted.difficulty(),
                        wanted.tag(),
                        wanted.tag(),
                        wanted.agreement(),
                        wanted.agreement(),
                        limit));
    }

    /** The questions at these places, in the order of places. */
    public Map<Integer, Answered> at(TrainingId id, List<Integer> positions) {
        var found = new LinkedHashMap<Integer, Answered>();
        with(
                        id,
                        TrainingTables.rows(
                                database,
                                SOME,
                                Answers::question,
                                id.value(),
                                positions.toArray(Integer[]::new)))
                .forEach(each -> found.put(each.position(), each));
        return found;
    }

    private List<Answered> with(TrainingId id, List<Answered> questions) {
        var lists = new LinkedHashMap<Integer, List<One>>();
        questions.forEach(each -> lists.put(each.position(), new ArrayList<>()));
        TrainingTables.rows(
                database,
                ANSWERS,
                row -> {
                    var answer = answer(row);
                    var list = lists.get(row.getInt("position"));
                    return list != null && list.add(answer);
                },
                id.value(),
                lists.keySet().toArray(Integer[]::new));
        return questions.stream()
                .map(each ->
                        new Answered(
                                each.position(),
                                each.questionId(),
                                each.question(),
                                each.dataSource(),
                                each.golds(),
                                each.kind(),
                                each.difficulty(),
                                each.tags(),
                                each.ordered(),
                                each.done(),
                                List.copyOf(lists.getOrDefault(each.position(), List.of()))))
                .toList();
    }

    private static Answered question(ResultSet row) throws SQLException {
        return new Answered(
                row.getInt("position"),
                row.getString("question_id"),
                row.getString("question"),
                row.getString("data_source"),
                Json.tree(row.getString("golds")),
                row.getString("kind"),
                row.getString("difficulty"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getObject("ordered", Boolean.class),
                row.getBoolean("done"),
                List.of());
    }

    private static One answer(ResultSet row) throws SQLException {
        return new One(
                row.getInt("variant"),
                row.getInt("candidate"),
                row.getString("operation_id"),
                row.getString("kind"),
                row.getString("standalone"),
                row.getString("sql"),
                row.getString("reasoning"),
                row.getString("engine"),
                row.getString("model"),
                row.getString("prompt_version"),
                row.getDouble("confidence"),
                row.getString("agreement"),
                row.getBoolean("verified"),
                row.getObject("total", Double.class),
                row.getDouble("outcome"),
                Json.tree(row.getString("rewards")),
                List.of((String[]) row.getArray("faults").getArray()),
                row.getLong("tokens"),
                row.getLong("millis"),
                row.getString("problem"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
