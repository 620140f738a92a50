package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.launch.Database;
import dev.baton.plan.OnFailure;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real process is told to stop while it carries runs out; another one goes on with them. */
@Tag("postgres")
class DrainIT {
    private static final int RUNS = 8;

    private final List<RunId> runs = new ArrayList<>();
    private final Set<RunId> begun = new HashSet<>();
    private final Set<RunId> done = new HashSet<>();
    private Database database;

    @BeforeEach
    void prepare() {
        database = TestEngine.migrated(TestPostgres.fresh());
    }

    static RunRequest threeSteps() {
        return Plans.request(
                null,
                Duration.ofMinutes(2),
                new Value.Fields(Map.of("second", ref("E2.by"), "third", ref("E3.by"))),
                step(1, "first"),
                policy(
                        given(step(2, "second"), "x", ref("E1.by")),
                        OnFailure.FAIL,
                        Duration.ofMinutes(1)),
                given(step(3, "third"), "x", ref("E2.by")));
    }

    static Agent third(String process) {
        return agent("third", (input, _) -> proven(input.with("by", Value.text(process))));
    }

    private TestEngine heir() {
        return TestEngine.on(
                database,
                Map.of("baton.run.watch-every", "1s", "baton.run.capacity", "100"),
                agent("first", (input, _) -> proven(input.with("by", Value.text("heir")))),
                agent("second", (input, _) -> proven(input.with("by", Value.text("heir")))),
                third("heir"));
    }

    private Process process(String millis, String grace) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        KillIT.classPath(),
                        ProcessToDrain.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        String.valueOf(RUNS),
                        millis,
                        grace)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Reads what the process says until all its runs are accepted and half of them under way. */
    private void listen(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            note(line);
            if (runs.size() == RUNS && begun.size() >= RUNS / 2) {
                return;
            }
        }
    }

    private void note(String line) {
        var words = line.split(" ");
        switch (words[0]) {
            case "RUN" -> runs.add(new RunId(words[1]));
            case "BEGUN" -> begun.add(new RunId(words[1]));
            case "DONE" -> done.add(new RunId(words[1]));
            default -> {
                // Its log, or the end.
            }
        }
    }

    /** What it says until it is gone. */
    private void awaitEnd(Process process, BufferedReader said) throws Exception {
        said.lines().forEach(this::note);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    /** How often runs were taken over from a process that was held dead. */
    private int takenOver() throws SQLException {
        try (var connection = database.connect();
                var query = connection.prepareStatement("select sum(takeovers) from run");
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static long count(TestEngine world, RunId run, String type, String step) {
        return world.events(run).stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.payload().text("step").orElse("").equals(step))
                .count();
    }

    @Test
    void steps_under_way_end_in_the_process_that_leaves_and_runs_go_on_in_another()
            throws Exception {
        var process = process("3000", "20000");
        try (var said = process.inputReader()) {
            listen(said);
            var underWay = Set.copyOf(begun);
            process.toHandle().destroy();
            try (var heir = heir()) {
                awaitEnd(process, said);
                var gone = System.nanoTime();
                for (var run : runs) {
                    var ended = heir.end(run);
                    assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
                    assertThat(count(heir, run, "step_started", "E2")).as("%s", run).isEqualTo(1);
                    if (underWay.contains(run)) {
                        assertThat(ended.answer().body().text("second")).contains("leaving");
                        assertThat(ended.answer().body().text("third")).contains("heir");
                    }
                }
                System.out.printf(
                        "%d runs had ended %d ms after their process was gone%n",
                        RUNS, (System.nanoTime() - gone) / 1_000_000);
            }
            assertThat(done).containsAll(underWay).isEqualTo(begun);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(takenOver()).isZero();
    }

    @Test
    void a_step_longer_than_the_grace_begins_again_in_another_process() throws Exception {
        var process = process("60000", "300");
        try (var said = process.inputReader()) {
            listen(said);
            var underWay = Set.copyOf(begun);
            process.toHandle().destroy();
            try (var heir = heir()) {
                awaitEnd(process, said);
                for (var run : runs) {
                    var ended = heir.end(run);
                    assertThat(ended.answer().body().text("second")).contains("heir");
                    assertThat(count(heir, run, "step_started", "E2"))
                            .isEqualTo(underWay.contains(run) ? 2 : 1);
                }
            }
            assertThat(done).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(takenOver()).isZero();
    }
}
