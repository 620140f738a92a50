package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.beside;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.event.Event;
import dev.baton.launch.Database;
import dev.baton.plan.OnFailure;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real process is killed while it carries runs out and while it accepts them. */
@Tag("postgres")
class KillIT {
    private final List<RunId> accepted = new ArrayList<>();

    static RunRequest twoSteps() {
        return answering(
                new Value.Fields(Map.of("first", ref("E1.by"), "second", ref("E2.by"))),
                step(1, "first"),
                policy(
                        given(step(2, "second"), "x", ref("E1.by")),
                        OnFailure.FAIL,
                        Duration.ofSeconds(60)));
    }

    /** As above, but the answer does not wait for the second. */
    static RunRequest oneStepAndOneBeside() {
        return answering(
                new Value.Fields(Map.of("first", ref("E1.by"))),
                step(1, "first"),
                beside(
                        policy(
                                given(step(2, "second"), "x", ref("E1.by")),
                                OnFailure.FAIL,
                                Duration.ofSeconds(60))));
    }

    static String classPath() {
        return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(url -> Path.of(url.getPath()).toString())
                        .collect(Collectors.joining(":"))
                : System.getProperty("java.class.path");
    }

    private static Process process(Database database, int runs) throws IOException {
        return process(database, runs, "two");
    }

    private static Process process(Database database, int runs, String kind) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        ProcessToKill.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        String.valueOf(runs),
                        kind)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Notes the runs that the process says it has accepted, until it has said so many. */
    private void listen(BufferedReader said, int lines) throws IOException {
        for (var line = said.readLine();
                line != null && !line.equals("ALL") && accepted.size() < lines;
                line = said.readLine()) {
            if (line.startsWith("RUN ")) {
                accepted.add(new RunId(line.substring(4)));
            }
        }
    }

    /** Kills the process once it has said so many lines, and not gently. */
    private void runAndKill(Database database, int runs, int lines)
            throws IOException, InterruptedException {
        var process = process(database, runs);
        try (var said = process.inputReader()) {
            listen(said, lines);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static void signal(Process process, String name) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()));
        assertThat(kill.start().waitFor()).isZero();
    }

    @Test
    void a_process_that_does_not_move_loses_its_runs_and_changes_nothing_when_it_moves_again()
            throws Exception {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var process = process(database, 5);
        try (var said = process.inputReader();
                var heir = heir(database, new AtomicInteger(), "2s")) {
            listen(said, Integer.MAX_VALUE);
            signal(process, "STOP");
            for (var run : accepted) {
                assertThat(heir.engine.await(run, TestEngine.PATIENCE).status())
                        .isEqualTo(RunStatus.COMPLETED);
            }
            var before = accepted.stream().map(heir::events).toList();
            signal(process, "CONT");
            // It is back at work once it has its lock again.
            Latches.until(() -> locks(database) == 2);
            assertThat(accepted.stream().map(heir::events).toList()).isEqualTo(before);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static int locks(Database database) {
        try (var connection = database.connect();
                var query =
                        connection.prepareStatement(
                                "select count(*) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())");
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Event.RewardRecorded reward(StepId step) {
        return new Event.RewardRecorded(step, 0, "result", 1, 0.55, "Same rows.", 1);
    }

    private TestEngine heir(Database database, AtomicInteger first, String silence) {
        return TestEngine.on(
                database,
                Map.of("baton.run.watch-every", "1s", "baton.run.silence", silence),
                agent(
                        "first",
                        (_, _) -> {
                            first.incrementAndGet();
                            return proven(Value.Fields.EMPTY.with("by", Value.text("the heir")));
                        }),
                agent(
                        "second",
                        (input, work) -> {
                            work.rewarded(reward(work.step()));
                            return proven(input.with("by", Value.text("the heir")));
                        }));
    }

    @Test
    void runs_of_a_killed_process_go_on_from_their_last_settled_step_within_seconds()
            throws Exception {
        var database = TestEngine.migrated(TestPostgres.fresh());
        runAndKill(database, 20, Integer.MAX_VALUE);
        assertThat(accepted).hasSize(20);
        var first = new AtomicInteger();
        try (var heir = heir(database, first, "15s")) {
            var began = System.nanoTime();
            for (var run : accepted) {
                var ended = heir.engine.await(run, TestEngine.PATIENCE);
                assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(ended.answer().body().text("second")).contains("the heir");
                var seqs = heir.events(run).stream().map(event -> event.seq()).toList();
                assertThat(seqs)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, seqs.size()).boxed().toList());
                assertThat(heir.types(run)).containsOnlyOnce("workflow_completed");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(10));
            System.out.println(
                    "20 runs ended %d ms after their new process was ready; %d first steps done again"
                            .formatted((System.nanoTime() - began) / 1_000_000, first.get()));
            // All but the last few had settled their first step before the kill.
            assertThat(first.get()).isLessThan(20);
        }
    }

    @Test
    void a_process_killed_after_the_answer_gives_it_once_and_what_is_beside_it_is_done_later()
            throws Exception {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var process = process(database, 5, "beside");
        var first = new AtomicInteger();
        try (var said = process.inputReader();
                var reader = heir(database, new AtomicInteger(), "15s")) {
            listen(said, Integer.MAX_VALUE);
            for (var run : accepted) {
                Latches.until(() -> reader.types(run).contains("answer"));
                Latches.until(() -> reader.types(run).getLast().equals("step_started"));
                assertThat(reader.types(run)).doesNotContain("workflow_completed");
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        try (var heir = heir(database, first, "15s")) {
            for (var run : accepted) {
                var ended = heir.end(run);
                assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(ended.answer().version()).isEqualTo(1);
                assertThat(ended.answer().body().text("first")).contains("the killed");
                assertThat(heir.types(run))
                        .containsSubsequence("answer", "reward_recorded", "workflow_completed")
                        .containsOnlyOnce("answer", "reward_recorded");
                assertThat(heir.runs.evidence(run).get(StepId.of(2)).body())
                        .isInstanceOfSatisfying(
                                Value.Fields.class,
                                body -> assertThat(body.text("by")).contains("the heir"));
            }
        }
        assertThat(first).as("what the answer rests on is not done again").hasValue(0);
    }

    @Test
    void whatever_was_accepted_before_the_kill_ends() throws Exception {
        var database = TestEngine.migrated(TestPostgres.fresh());
        runAndKill(database, 2000, 25);
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(25);
        try (var heir = heir(database, new AtomicInteger(), "15s")) {
            for (var run : accepted) {
                assertThat(heir.engine.await(run, TestEngine.PATIENCE).status())
                        .isEqualTo(RunStatus.COMPLETED);
            }
            Latches.until(() ->
                    heir.runs.all(null, 200).items().stream()
                            .allMatch(run -> run.status() == RunStatus.COMPLETED));
        }
    }
}
