package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class QueryRunnerTest {
    private static final Limits LIMITS = new Limits(100, 1_000_000, Duration.ofSeconds(5));
    private static Database database;

    @BeforeAll
    static void start() {
        database = TestPostgres.fresh();
    }

    private static ResultTable run(String sql, Limits limits) {
        return new QueryRunner(database::connect).run(new SafeSql(sql), limits, new Cancellation());
    }

    private static Value single(String sql) {
        return run("select " + sql, LIMITS).rows().getFirst().getFirst();
    }

    private static Cause causeOf(String sql, Limits limits) {
        return catchThrowableOfType(ProblemException.class, () -> run(sql, limits))
                .problem()
                .cause();
    }

    @Test
    void values_keep_what_json_numbers_would_lose() {
        assertThat(single("1")).isEqualTo(Value.number(1));
        assertThat(single("9007199254740993")).isEqualTo(Value.text("9007199254740993"));
        assertThat(single("12.50")).isEqualTo(Value.text("12.50"));
        assertThat(single("'NaN'::numeric")).isEqualTo(Value.text("NaN"));
        assertThat(single("'-Infinity'::float8")).isEqualTo(Value.text("-Infinity"));
        assertThat(single("1.5::float8"))
                .isEqualTo(new Value.Number(new java.math.BigDecimal("1.5")));
        assertThat(single("12.5::money")).isEqualTo(Value.text("12.50"));
        assertThat(single("null")).isEqualTo(Value.NOTHING);
        assertThat(single("true")).isEqualTo(new Value.Flag(true));
    }

    @Test
    void times_are_iso_and_utc() {
        assertThat(single("date '2024-02-29'")).isEqualTo(Value.text("2024-02-29"));
        assertThat(single("timestamp '2024-02-29 12:30'"))
                .isEqualTo(Value.text("2024-02-29T12:30:00"));
        assertThat(single("timestamptz '2024-02-29 12:30:00.5+02'"))
                .isEqualTo(Value.text("2024-02-29T10:30:00.5Z"));
        assertThat(single("'infinity'::timestamptz")).isEqualTo(Value.text("infinity"));
        assertThat(single("interval '1 day 2 hours'")).isEqualTo(Value.text("1 day 02:00:00"));
    }

    @Test
    void arrays_are_items_json_is_text_and_bytes_are_a_note() {
        assertThat(single("array[1,null,3]"))
                .isEqualTo(
                        new Value.Items(List.of(Value.number(1), Value.NOTHING, Value.number(3))));
        assertThat(single("array[1.50, 2]"))
                .isEqualTo(new Value.Items(List.of(Value.text("1.50"), Value.text("2"))));
        assertThat(single("'{\"$ref\": \"E1\"}'::jsonb"))
                .isEqualTo(Value.text("{\"$ref\": \"E1\"}"));
        assertThat(single("'\\x0102'::bytea")).isEqualTo(Value.text("(2 bytes)"));
        assertThat(single("row(1, 'a')")).isEqualTo(Value.text("(1,a)"));
        assertThat(single("'{\"a\": 1}'::jsonb ? 'a'")).isEqualTo(new Value.Flag(true));
    }

    @Test
    void more_rows_than_the_cap_are_told_not_hidden() {
        var result =
                run(
                        "select generate_series(1, 1000) as n",
                        new Limits(10, 1_000_000, LIMITS.time()));
        assertThat(result.rowCount()).isEqualTo(10);
        assertThat(result.truncated()).isTrue();
        assertThat(result.rowCap()).isEqualTo(10);
        assertThat(run("select generate_series(1, 100)", LIMITS).truncated()).isFalse();
    }

    @Test
    void the_order_of_the_query_is_kept_and_equal_names_too() {
        var result =
                run("select -n as a, n as a from generate_series(1, 5) n order by n desc", LIMITS);
        assertThat(result.columns())
                .containsExactly(
                        new ResultTable.ResultColumn("a", "integer"),
                        new ResultTable.ResultColumn("a", "integer"));
        assertThat(result.rows().getFirst()).containsExactly(Value.number(-5), Value.number(5));
    }

    @Test
    void more_bytes_than_the_cap_are_cut_and_a_huge_value_never_arrives() {
        var many =
                run(
                        "select repeat('x', 9000) from generate_series(1, 90)",
                        new Limits(100, 100_000, LIMITS.time()));
        assertThat(many.truncated()).isTrue();
        assertThat(many.rowCount()).isBetween(8, 12);
        var huge = run("select repeat('x', 30000000) as a, repeat('y', 30000000) as b", LIMITS);
        assertThat(huge.truncated()).isTrue();
        assertThat(((Value.Text) huge.rows().getFirst().getFirst()).text()).hasSize(10_001);
    }

    @Test
    void a_late_query_ends_on_the_server_too() {
        assertThat(
                        causeOf(
                                "select pg_sleep(30)::text",
                                new Limits(1, 1000, Duration.ofMillis(200))))
                .isEqualTo(Cause.QUERY_TIMEOUT);
    }

    @Test
    void a_query_that_switches_its_time_out_off_ends_all_the_same() {
        var sql =
                "select set_config('statement_timeout', '0', false), pg_sleep(0.01)::text from generate_series(1, 100000)";
        var started = System.nanoTime();
        assertThat(causeOf(sql, new Limits(10_000, 1_000_000, Duration.ofMillis(300))))
                .isEqualTo(Cause.QUERY_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void cancelling_from_another_thread_stops_the_query() throws Exception {
        var cancellation = new Cancellation();
        Thread.ofVirtual()
                .start(() -> {
                    awaitRunning("pg_sleep(29)");
                    cancellation.cancel();
                });
        var thrown =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                new QueryRunner(database::connect)
                                        .run(
                                                new SafeSql("select pg_sleep(29)::text"),
                                                new Limits(1, 1000, Duration.ofSeconds(30)),
                                                cancellation));
        assertThat(thrown.problem().cause()).isEqualTo(Cause.CANCELLED);
    }

    private static void awaitRunning(String text) {
        try (var connection = database.connect();
                var asking =
                        connection.prepareStatement(
                                "select count(*) from pg_stat_activity where query like ? and pid <> pg_backend_pid() and state = 'active'")) {
            asking.setString(1, "%" + text + "%");
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (System.nanoTime() < deadline) {
                try (var result = asking.executeQuery()) {
                    result.next();
                    if (result.getInt(1) > 0) {
                        return;
                    }
                }
            }
            throw new AssertionError("never ran: " + text);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_the_database_says_reaches_the_caller_without_its_insides() {
        var thrown =
                catchThrowableOfType(
                        ProblemException.class, () -> run("select 1/0 from no_such", LIMITS));
        assertThat(thrown.problem().cause()).isEqualTo(Cause.QUERY_FAILED);
        assertThat(thrown.problem().text())
                .isEqualTo(
                        "The database could not run the query: relation \"no_such\" does not exist.");
    }

    @Test
    void a_database_that_is_away_is_told_so() {
        var away = new Database("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret-word");
        var thrown =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                new QueryRunner(away::connect)
                                        .run(new SafeSql("select 1"), LIMITS, new Cancellation()));
        assertThat(thrown.problem().cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
        assertThat(thrown.problem().text()).doesNotContain("secret-word").doesNotContain("127");
    }

    @Test
    void the_planner_is_asked_without_running_anything() {
        var explain = new Explain(database::connect);
        assertThat(explain.explain(new SafeSql("select pg_sleep(60)::text"), new Cancellation()))
                .isInstanceOf(Explanation.Planned.class);
        var rejected =
                (Explanation.Rejected)
                        explain.explain(new SafeSql("select nope"), new Cancellation());
        assertThat(rejected.state()).isEqualTo("42703");
        assertThat(rejected.message()).contains("nope");
    }

    @Test
    void a_missing_join_condition_is_doubted_and_a_lateral_one_is_not() {
        var explain = new Explain(database::connect);
        var cross = "select count(*) from generate_series(1,1000) a, generate_series(1,1000) b";
        assertThat(doubts(explain, cross)).anyMatch(doubt -> doubt.contains("join condition"));
        assertThat(
                        doubts(
                                explain,
                                "select count(*) from generate_series(1,1000) a join generate_series(1,1000) b on a = b"))
                .isEmpty();
    }

    private static List<String> doubts(Explain explain, String sql) {
        return ((Explanation.Planned) explain.explain(new SafeSql(sql), new Cancellation()))
                .doubts();
    }
}
