package dev.baton.reward.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.memory.Sharing;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class SamplesTest {
    private static final Caller ANN = new Caller("ann", Set.of(Permission.ASK));
    private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");
    private static Database database;
    private static Samples samples;

    @BeforeAll
    static void start() throws SQLException {
        database = TestEngine.migrated(TestPostgres.fresh());
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        samples = new Samples(pool, 50);
        execute(
                """
                insert into training_run (id, run_id, name, caller, settings, weights, set_hash, questions, answers, created_at)
                select 'train-' || c, 'r-' || c, 'n', c, '{}', 'w', 'h', 2, 4, now() from unnest('{ann,bob}'::text[]) c;
                insert into training_question (training_id, position, thread, question_id, question, data_source, golds, kind, difficulty, after, tags)
                select 'train-' || c, p, 0, 'q' || p, 'Question of ' || c || ' ' || p, 'shop', '["select 1", "select 2"]', 'answerable', 'easy',
                       case p when 1 then 0 end, '{}' from unnest('{ann,bob}'::text[]) c, generate_series(0, 1) p;
                insert into training_result (training_id, position, variant, candidate, kind, standalone, sql, engine, model, prompt_version,
                    confidence, agreement, verified, total, outcome, executed, columns, rewards, tokens, millis, at)
                select 'train-' || c, p, 0, n, 'query', 'Standing alone', 'select ' || n, 'rules', 'rules', 'v1', 1,
                       (array['strict', 'none', 'relaxed', 'unknown'])[n + 1], true, case n when 3 then null else 1.0 - n / 10.0 end,
                       0, true, 1, '[]', 0, 0, '2026-03-01' from unnest('{ann,bob}'::text[]) c, generate_series(0, 1) p, generate_series(0, 3) n;
                insert into confirmed_pair (id, source, kind, question, shape, sql, author, trusted, at)
                values ('1', 'shop', 'corrected', 'Said by bob', '', 'select 5', 'bob', true, '2026-03-02'),
                       ('2', 'shop', 'rejected', 'Whispered by bob', '', 'select 6', 'bob', false, '2026-03-02'),
                       ('3', 'shop', 'liked', 'Said by ann', '', 'select 7', 'ann', false, '2026-03-02'),
                       ('4', 'other', 'confirmed', 'Said elsewhere', '', 'select 8', 'ann', true, '2026-03-02');
                """);
        trainMode("ann", "run-1", "How many?", "How many?", "strict");
        trainMode("ann", "run-2", "And how many more?", "How many more are there?", "none");
        trainMode("bob", "run-3", "How few?", "How few?", "none");
    }

    private static void trainMode(
            String caller, String run, String asked, String understood, String agreement)
            throws SQLException {
        execute(
                """
                insert into run (id, session_id, caller, permissions, workflow, question, plan, input, request_hash, timeout_millis, deadline,
                                 status, epoch, owner, created_at)
                values ('%2$s', 's', '%1$s', '', 'ask', '%3$s', '{}', '{"train": {"golds": ["select 9"]}}', '', 1, now(), 'completed', 1, '', now());
                insert into answer (run_id, version, body, confidence, author, at)
                values ('%2$s', 1, '{"data_source": "shop", "question": "%4$s", "sql": "select 3", "prompt_version": "v2"}', 1, '', now()),
                       ('%2$s', 2, '{"data_source": "shop", "question": "%4$s", "sql": "select changed"}', 1, '', now());
                insert into graded (run_id, step_id, candidate, total, outcome, verified, comparison, weights_version, created_at)
                values ('%2$s', 's6', 0, 0.9, 1, true, '{"agreement": "%5$s"}', 'w', '2026-03-01')
                """
                        .formatted(caller, run, asked, understood, agreement));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Wanted.Filter filter(@Nullable String run, Origin... origins) {
        var from = EnumSet.noneOf(Origin.class);
        from.addAll(List.of(origins));
        return new Wanted.Filter(run, null, from, null, UNTIL);
    }

    private static Sight sight(Caller caller) {
        return Sight.of(caller, List.of("shop"), Sharing.PERMITTED);
    }

    private static List<String> read(Wanted.Filter filter, Sight sight) throws IOException {
        var read = new ArrayList<String>();
        samples.each(
                filter,
                sight,
                each ->
                        read.add(
                                "%s: %s %s"
                                        .formatted(each.question(), each.sql(), each.standing())));
        return read;
    }

    @Test
    void training_runs_tell_what_is_strict_and_wrong_and_follow_ups_only_when_right()
            throws IOException {
        assertThat(read(filter(null, Origin.TRAINING), sight(ANN)))
                .containsExactlyInAnyOrder(
                        "Question of ann 0: select 0 STRICT",
                        "Question of ann 0: select 1 WRONG",
                        "Question of ann 0: select 2 OPEN",
                        "Question of ann 0: select 3 OPEN",
                        "Standing alone: select 0 STRICT");
    }

    @Test
    void an_administrator_sees_all_and_one_training_run_can_be_chosen() throws IOException {
        assertThat(read(filter(null, Origin.TRAINING), sight(Caller.LOCAL))).hasSize(10);
        assertThat(read(filter("train-bob", Origin.values()), sight(Caller.LOCAL)))
                .hasSize(5)
                .contains("Question of bob 0: select 0 STRICT");
        assertThat(read(filter("train-bob", Origin.values()), sight(ANN))).isEmpty();
    }

    @Test
    void answers_in_mode_train_are_those_first_given_and_misunderstood_questions_are_left_out()
            throws IOException {
        assertThat(read(filter(null, Origin.TRAIN_MODE), sight(Caller.LOCAL)))
                .containsExactlyInAnyOrder(
                        "How many?: select 3 STRICT", "How few?: select 3 WRONG");
        assertThat(read(filter(null, Origin.TRAIN_MODE), sight(ANN)))
                .containsExactly("How many?: select 3 STRICT");
    }

    @Test
    void peoples_words_are_told_to_those_whom_they_may_teach() throws IOException {
        assertThat(read(filter(null, Origin.MEMORY), sight(ANN)))
                .containsExactlyInAnyOrder(
                        "Said by bob: select 5 CONFIRMED", "Said by ann: select 7 LIKED");
        assertThat(read(filter(null, Origin.MEMORY), sight(Caller.LOCAL))).hasSize(3);
        assertThat(
                        read(
                                filter(null, Origin.MEMORY),
                                Sight.of(ANN, List.of("shop"), Sharing.NOBODY)))
                .containsExactly("Said by ann: select 7 LIKED");
    }

    @Test
    void everything_has_its_golds_weights_and_prompt_and_lies_within_its_time() throws IOException {
        samples.each(
                filter("train-ann", Origin.TRAINING),
                sight(ANN),
                each -> {
                    assertThat(each.golds()).containsExactly("select 1", "select 2");
                    assertThat(each.weights()).isEqualTo("w");
                    assertThat(each.prompt()).isEqualTo("v1");
                    return true;
                });
        samples.each(
                filter(null, Origin.TRAIN_MODE),
                sight(ANN),
                each -> assertThat(each.golds()).containsExactly("select 9") != null);
        var late =
                new Wanted.Filter(
                        null,
                        null,
                        EnumSet.allOf(Origin.class),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        UNTIL);
        assertThat(read(late, sight(Caller.LOCAL))).hasSize(3);
        assertThat(samples.sources(filter(null, Origin.values()), sight(ANN)))
                .containsExactly("shop");
    }

    @Test
    void no_more_is_fetched_than_is_taken() throws SQLException, IOException {
        var other = TestEngine.migrated(TestPostgres.fresh());
        try (var connection = other.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into confirmed_pair (id, source, kind, question, shape, sql, author, trusted, at)
                    select i::text, 'shop', 'confirmed', 'Question ' || i, '', 'select ' || i, 'ann', true, '2026-03-01'
                    from generate_series(1, 50000) i
                    """);
            var pool = new PGSimpleDataSource();
            pool.setUrl(other.url());
            pool.setUser(other.user());
            pool.setPassword(other.password());
            pool.setApplicationName("export");
            var open = new int[2];
            new Samples(pool, 50)
                    .each(
                            filter(null, Origin.MEMORY),
                            sight(ANN),
                            each -> {
                                // A query whose rows are not all fetched keeps its snapshot.
                                if (open[0]++ % 10_000 == 0) {
                                    try (var rows =
                                            statement.executeQuery(
                                                    "select backend_xmin from pg_stat_activity where application_name = 'export'")) {
                                        rows.next();
                                        open[1] += rows.getString(1) == null ? 0 : 1;
                                    } catch (SQLException e) {
                                        throw new IOException(e);
                                    }
                                }
                                return true;
                            });
            assertThat(open).containsExactly(50_000, 5);
        }
    }
}
