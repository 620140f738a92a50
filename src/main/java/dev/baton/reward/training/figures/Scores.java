package dev.baton.reward.training.figures;

import dev.baton.reward.training.TrainingId;
import dev.baton.reward.training.TrainingTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what graded answers sum up to: of a run, of versions, of times. */
@ApplicationScoped
public class Scores {
    private static final int MOST_VERSIONS = 200;
    private static final String OF_RUN =
            """
            select variant, difficulty, data_source, engine, model, prompt_version,
            """
                    + Tally.SUMS
                    + """
                    from training_score where training_id = ?
                    group by variant, difficulty, data_source, engine, model, prompt_version
                    order by variant, difficulty, data_source, engine, model, prompt_version
                    """;
    private static final String DONE =
            """
            select training_id, sum(answers) from training_score
            where training_id = any(?) group by training_id
            """;
    private static final String WANTED =
            """
            from training_score s
                join (select id, caller, set_hash from training_run) r on r.id = s.training_id
            where s.day >= ? and (?::text is null or r.caller = ?)
              and (?::text is null or s.data_source = ?) and (?::text is null or r.set_hash = ?)
            """;
    private static final String VERSIONS =
            "select engine, model, prompt_version, count(distinct training_id) as runs,\n"
                    + Tally.SUMS
                    + WANTED
                    + """
                    group by engine, model, prompt_version
                    order by sum(strict)::float8 / greatest(sum(verified), 1) desc, sum(answers) desc
                    limit ?
                    """;
    private static final String TIMES =
            "select date_trunc(?, day)::date as began, engine, model, prompt_version,\n"
                    + Tally.SUMS
                    + WANTED
                    + """
                    group by began, engine, model, prompt_version
                    order by began, engine, model, prompt_version
                    limit 2000
                    """;
    private static final String SPREAD =
            """
            select date_trunc(?, began)::date as began, engine, model, prompt_version,
                   avg(variance) as variance
            from (
                select min(t.at) at time zone 'UTC' as began, t.engine, t.model, t.prompt_version,
                       var_samp(t.total) as variance
                from training_run r join training_result t on t.training_id = r.id
                    join training_question q using (training_id, position)
                where r.created_at >= ? and (?::text is null or r.caller = ?)
                  and (?::text is null or q.data_source = ?)
                  and (?::text is null or r.set_hash = ?)
                group by t.training_id, t.position, t.variant, t.engine, t.model, t.prompt_version
                having count(t.total) > 1) g
            group by 1, 2, 3, 4
            limit 2000
            """;

    private final DataSource database;

    public Scores(DataSource database) {
        this.database = database;
    }

    /** What made an answer: which engine, which model, which version of its prompt. */
    public record Version(String engine, String model, String prompt) {
        static Version of(ResultSet row) throws SQLException {
            return new Version(
                    row.getString("engine"),
                    row.getString("model"),
                    row.getString("prompt_version"));
        }
    }

    /** What one variant of a run did with the questions of one difficulty to one source. */
    public record Part(
            int variant, String difficulty, String source, Version version, Tally tally) {}

    /** What a version did in so many runs. */
    public record Ranked(Version version, long runs, Tally tally) {}

    /**
     * What a version did in a day, week or month, and how much its answers to one question vary.
     */
    public record Window(
            LocalDate began, Version version, Tally tally, @Nullable Double variance) {}

    /** Which scores count: since a day, of one caller, of one data source, of one question set. */
    public record Wanted(
            LocalDate since,
            @Nullable String caller,
            @Nullable String source,
            @Nullable String set) {}

    /** How long a window is. */
    public enum Span {
        DAY,
        WEEK,
        MONTH;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty when there is none of that code. */
        public static Optional<Span> of(String code) {
            for (var span : values()) {
                if (span.code().equals(code)) {
                    return Optional.of(span);
                }
            }
            return Optional.empty();
        }
    }

    /** The parts of a run's scores. */
    public List<Part> of(TrainingId id) {
        return TrainingTables.rows(
                database,
                OF_RUN,
                row ->
                        new Part(
                                row.getInt("variant"),
                                row.getString("difficulty"),
                                row.getString("data_source"),
                                Version.of(row),
                                Tally.of(row)),
                id.value());
    }

    /** How many answers each of these runs has so far. */
    public Map<TrainingId, Integer> done(List<TrainingId> ids) {
        var done = new HashMap<TrainingId, Integer>();
        var texts = ids.stream().map(TrainingId::value).toArray(String[]::new);
        TrainingTables.rows(
                database,
                DONE,
                row -> done.put(new TrainingId(row.getString(1)), row.getInt(2)),
                (Object) texts);
        return done;
    }

    /** Versions, the one with the most right answers first. */
    public List<Ranked> versions(Wanted wanted) {
        return TrainingTables.rows(
                database,
                VERSIONS,
                row -> new Ranked(Version.of(row), row.getLong("runs"), Tally.of(row)),
                wanted.since(),
                wanted.caller(),
                wanted.caller(),
                wanted.source(),
                wanted.source(),
                wanted.set(),
                wanted.set(),
                MOST_VERSIONS);
    }

    /** Windows of time, the oldest first. */
    public List<Window> windows(Wanted wanted, Span span) {
        var spread = new HashMap<List<Object>, Double>();
        TrainingTables.rows(
                database,
                SPREAD,
                row ->
                        spread.put(
                                List.of(row.getObject("began", LocalDate.class), Version.of(row)),
                                row.getDouble("variance")),
                span.code(),
                wanted.since(),
                wanted.caller(),
                wanted.caller(),
                wanted.source(),
                wanted.source(),
                wanted.set(),
                wanted.set());
        var windows = new ArrayList<Window>();
        TrainingTables.rows(
                database,
                TIMES,
                row -> {
                    var began = row.getObject("began", LocalDate.class);
                    var version = Version.of(row);
                    return windows.add(
                            new Window(
                                    began,
                                    version,
                                    Tally.of(row),
                                    spread.get(List.of(began, version))));
                },
                span.code(),
                wanted.since(),
                wanted.caller(),
                wanted.caller(),
                wanted.source(),
                wanted.source(),
                wanted.set(),
                wanted.set());
        return windows;
    }
}
