package dev.baton.pipeline.load.table;

import static dev.baton.pipeline.load.table.LoadWorld.birds;
import static dev.baton.pipeline.load.table.LoadWorld.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Loads that break off in every way, and what is in the table when they went on. */
@Tag("postgres")
class BrokenLoadTest {
    /** Ten batches; every tenth line is wrong and some keys come twice. */
    private static final String TEXT =
            birds(
                    1,
                    1000,
                    line ->
                            line % 10 == 0
                                    ? line + ",gull,heavy"
                                    : (line % 77 == 0 ? 5 : line) + ",heron," + line);

    private static final String END_WORK =
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where application_name = 'baton-pipeline' and datname = current_database()
            """;

    private final LoadWorld world = new LoadWorld();

    private void isWhole(Counts counts) {
        var whole = new LoadWorld();
        var expected = whole.load("k1", TEXT);
        assertThat(counts).isEqualTo(expected);
        assertThat(world.birds()).isEqualTo(whole.birds());
        assertThat(world.one("select count(*) || ' ' || sum(read) from baton_load.load_batch"))
                .isEqualTo("10 1000");
        assertThat(
                        world.one(
                                "select string_agg(line::text, ',' order by line) from baton_load.load_reject"))
                .isEqualTo(
                        whole.one(
                                "select string_agg(line::text, ',' order by line) from baton_load.load_reject"));
        assertThat(world.one("select state from baton_load.load")).isEqualTo("done");
    }

    @Test
    void a_file_that_cannot_be_read_on_is_loaded_from_where_it_was() {
        var bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        var random = new Random(7);
        for (var at = 0; at < bytes.length; at += 1 + random.nextInt(4000)) {
            var part = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, at), broken());
            assertThatThrownBy(() ->
                            world.load(job("k1", TEXT), part, LoadWorld.SILENT, new Cancellation()))
                    .hasStackTraceContaining("the disk is gone");
            whole();
        }

        isWhole(world.load("k1", TEXT));
    }

    /** Whatever was counted is there, and nothing else. */
    private void whole() {
        if (!world.one("select to_regclass('birds') is null").equals("t")) {
            assertThat(world.one("select count(*) from birds"))
                    .isEqualTo(
                            world.one(
                                    "select coalesce(sum(inserted), 0) from baton_load.load_batch"));
        }
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
    }

    @Test
    void a_connection_lost_between_batches_is_a_passing_problem_and_nothing_is_loaded_twice() {
        for (var broken = 1; broken < 10; broken++) {
            assertThatThrownBy(() ->
                            world.load(
                                    job("k1", TEXT),
                                    TEXT,
                                    (_, _) -> world.one(END_WORK),
                                    new Cancellation()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().cause().passing()).isTrue());
            whole();
        }

        isWhole(world.load("k1", TEXT));
    }

    @Test
    void a_connection_lost_in_the_midst_of_a_batch_leaves_nothing_of_it() throws Exception {
        world.load(job("k0", "none"), "ring,kind,grams\n", LoadWorld.SILENT, new Cancellation());
        try (var held = world.database.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            held.setAutoCommit(false);
            held.createStatement().execute("lock table birds in exclusive mode");
            var load = threads.submit(() -> world.load("k1", TEXT));
            waitsForTheTable();
            world.one(END_WORK);
            assertThatThrownBy(load::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e ->
                                    assertThat(e.problem().cause())
                                            .isEqualTo(Cause.DATABASE_UNREACHABLE));
            held.rollback();
        }
        assertThat(world.one("select count(*) from birds")).isEqualTo("0");
        assertThat(world.one("select count(*) from baton_load.load_batch")).isEqualTo("0");
        world.execute("delete from baton_load.load where load_key = 'k0'");

        isWhole(world.load("k1", TEXT));
    }

    private void waitsForTheTable() throws SQLException {
        try (var looking = world.database.connect();
                var statement = looking.createStatement()) {
            var waiting = false;
            while (!waiting) {
                try (var rows =
                        statement.executeQuery(
                                "select 1 from pg_sleep(0.01), pg_locks where relation = 'birds'::regclass and not granted")) {
                    waiting = rows.next();
                }
            }
        }
    }

    @Test
    void two_processes_at_the_same_load_bring_each_batch_in_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> world.load("k1", TEXT));
            var other = threads.submit(() -> world.load("k1", TEXT));

            assertThat(one.get()).isEqualTo(other.get());
            isWhole(one.get());
        }
    }

    @Test
    void different_runs_with_the_same_rows_do_not_stop_one_another() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> world.load("k1", TEXT));
            var other = threads.submit(() -> world.load("k2", TEXT));

            assertThat(one.get().read()).isEqualTo(1000);
            assertThat(other.get().read()).isEqualTo(1000);
        }
        var whole = new LoadWorld();
        whole.load("k1", TEXT);
        assertThat(world.birds()).isEqualTo(whole.birds());
    }

    private void breakOff(String key, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var part =
                new SequenceInputStream(
                        new ByteArrayInputStream(bytes, 0, bytes.length * 2 / 3), broken());
        assertThatThrownBy(() ->
                        world.load(job(key, text), part, LoadWorld.SILENT, new Cancellation()))
                .hasStackTraceContaining("the disk is gone");
    }

    @Test
    void a_new_run_takes_up_what_an_earlier_one_left_unfinished() {
        breakOff("k1", TEXT);
        var before = world.one("select max(ctid::text) from birds where ring between 11 and 19");

        var counts = world.load("k2", TEXT);

        isWhole(counts);
        assertThat(world.one("select load_key || run_id from baton_load.load"))
                .isEqualTo("k2run-k2");
        assertThat(world.one("select max(ctid::text) from birds where ring between 11 and 19"))
                .isEqualTo(before);
    }

    @Test
    void what_was_left_unfinished_before_a_newer_file_came_is_loaded_anew() {
        breakOff("k1", TEXT);
        world.load("k2", birds(1, 300, line -> line + ",gull,1"));

        var counts = world.load("k3", TEXT);

        assertThat(counts.read()).isEqualTo(1000);
        var whole = new LoadWorld();
        whole.load("k0", birds(1, 300, line -> line + ",gull,1"));
        whole.load("k1", TEXT);
        assertThat(world.birds()).isEqualTo(whole.birds());
    }

    @Test
    void a_run_whose_load_was_taken_over_does_not_write_into_it_any_more() throws Exception {
        var stolen = new boolean[1];

        assertThatThrownBy(() ->
                        world.load(
                                job("k1", TEXT),
                                TEXT,
                                (_, _) -> {
                                    if (!stolen[0]) {
                                        world.execute("update baton_load.load set load_key = 'k2'");
                                    }
                                    stolen[0] = true;
                                },
                                new Cancellation()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(Cause.CONFLICT));

        assertThat(world.one("select count(*) from baton_load.load_batch")).isEqualTo("1");
        isWhole(world.load("k2", TEXT));
    }
}
