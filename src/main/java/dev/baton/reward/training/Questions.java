package dev.baton.reward.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.reward.grade.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The questions of training runs that are still to be answered. */
final class Questions {
    // Whole threads: whoever answers a question answers those that follow it.
    private static final String PAGE =
            """
            select position, thread, question, data_source, golds, kind, after, ordered
            from training_question
            where training_id = ? and not done and thread in (
                select distinct thread from training_question
                where training_id = ? and not done and thread > ? order by thread limit ?)
            order by thread, position
            """;
    private static final String LEFT =
            "select count(*) from training_question where training_id = ? and not done";
    private static final String DONE =
            "update training_question set done = true where training_id = ? and position = ?";

    private final DataSource database;

    Questions(DataSource database) {
        this.database = database;
    }

    /** One to be answered; {@code after} is the position of the one that it follows. */
    record Open(int position, int thread, String source, Task task, @Nullable Integer after) {}

    /** The next so many threads, in order. */
    List<List<Open>> threads(TrainingId id, int after, int most) {
        var threads = new ArrayList<List<Open>>();
        var last = -1;
        for (var open :
                TrainingTables.rows(
                        database, PAGE, Questions::open, id.value(), id.value(), after, most)) {
            if (open.thread() != last) {
                threads.add(new ArrayList<>());
                last = open.thread();
            }
            threads.getLast().add(open);
        }
        return threads;
    }

    /** How many are not answered yet. */
    int left(TrainingId id) {
        return TrainingTables.rows(database, LEFT, row -> row.getInt(1), id.value()).getFirst();
    }

    /** Every answer to it is recorded. */
    void done(TrainingId id, int position) {
        TrainingTables.update(database, DONE, id.value(), position);
    }

    private static Open open(ResultSet row) throws SQLException {
        var golds = new ArrayList<String>();
        for (JsonNode gold : Json.tree(row.getString("golds"))) {
            golds.add(gold.asText());
        }
        var kind = row.getString("kind");
        var refusal = golds.isEmpty() && (kind.equals("unanswerable") || kind.equals("ambiguous"));
        return new Open(
                row.getInt("position"),
                row.getInt("thread"),
                row.getString("data_source"),
                new Task(
                        row.getString("question"),
                        golds,
                        refusal,
                        row.getObject("ordered", Boolean.class)),
                row.getObject("after", Integer.class));
    }
}
