package dev.baton.run.chaos;

import dev.baton.launch.Database;
import dev.baton.launch.LocalPostgres;
import dev.baton.plan.RunId;
import dev.baton.run.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Two processes carry runs out on one database while they are killed, told to end and replaced,
 * stopped and let go on, the database is thrown over and the network is cut, at random moments;
 * then everything that was promised is looked at.
 */
public final class Chaos implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(90);
    private static final Duration WORKS = Duration.ofSeconds(8);

    /** What may happen to the processes and what they need. */
    enum Blow {
        KILL,
        DRAIN,
        STOP,
        DATABASE,
        NETWORK
    }

    private final LocalPostgres postgres;
    private final Database database;
    private final Sink sink;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final List<WorkerProcess> leaving = new ArrayList<>();
    private final Set<RunId> accepted = ConcurrentHashMap.newKeySet();
    private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);
    private final Random random;
    private boolean ending;

    /**
     * Arguments: how many blows, and a seed if a round is to be told again. Exit code 1: a promise
     * was broken.
     */
    public static void main(String[] arguments) throws Exception {
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.println("chaos: seed " + seed);
        try (var chaos = new Chaos(seed)) {
            var wrongs = chaos.wrongs(Integer.parseInt(arguments[0]));
            wrongs.forEach(System.out::println);
            System.out.println(
                    wrongs.isEmpty() ? "every promise was kept" : "promises were broken");
            if (!wrongs.isEmpty()) {
                System.exit(1);
            }
        }
    }

    Chaos(long seed) throws IOException, SQLException {
        random = new Random(seed);
        postgres = LocalPostgres.start(Path.of("target", "chaos-postgres"));
        var name = "chaos_" + System.nanoTime();
        try (var connection = postgres.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        database = TestEngine.migrated(postgres.superuser().named(name));
        sink = new Sink(this::settledAt);
    }

    /** What is wrong after so many blows; empty when every promise was kept. */
    List<String> wrongs(int wanted) throws Exception {
        workers.add(worker());
        workers.add(worker());
        for (var i = 0; i < wanted; i++) {
            strike(blow(i));
        }
        sink.cut(false);
        ending = true;
        workers.forEach(WorkerProcess::noMore);
        var verdict = new Verdicts(database, sink);
        var wrongs = new ArrayList<>(verdict.of(accepted, Instant.now().plus(END), this::raise));
        leaving.stream()
                .filter(worker -> !worker.ends(END))
                .forEach(worker -> wrongs.add(worker + " did not end when it was told to"));
        System.out.printf(
                "chaos: %s; %d runs accepted; %s; %s%n",
                blows, accepted.size(), sink.counts(), verdict.summary());
        return wrongs;
    }

    /** Whoever came up while the database was down is gone, and is started again. */
    private void raise() {
        for (var i = 0; i < workers.size(); i++) {
            if (!workers.get(i).alive()) {
                workers.set(i, worker());
                if (ending) {
                    workers.get(i).noMore();
                }
            }
        }
    }

    /** Mostly kills; the others in between, so that also a short round has one of each. */
    private Blow blow(int i) {
        return switch (i % 8) {
            case 2 -> Blow.STOP;
            case 4 -> Blow.NETWORK;
            case 5 -> Blow.DRAIN;
            case 6 -> Blow.DATABASE;
            default -> Blow.KILL;
        };
    }

    private void strike(Blow blow) throws Exception {
        blows.merge(blow, 1, Integer::sum);
        var at = random.nextInt(workers.size());
        awaitWork(at);
        switch (blow) {
            case KILL -> {
                workers.get(at).kill();
                workers.set(at, worker());
            }
            case DRAIN -> {
                // What comes next may come while it is still leaving.
                workers.get(at).signal("TERM");
                leaving.add(workers.get(at));
                workers.set(at, worker());
            }
            case STOP -> {
                workers.get(at).signal("STOP");
                // Longer than silence is borne: the other takes its runs, and it wakes among them.
                pause(3500);
                workers.get(at).signal("CONT");
            }
            case NETWORK -> {
                sink.cut(true);
                pause(300 + random.nextInt(700));
                sink.cut(false);
            }
            case DATABASE -> crashDatabase();
        }
    }

    /** A blow comes while the process works: after some more runs, at any moment of theirs. */
    private void awaitWork(int at) {
        var wanted = workers.get(at).accepted() + 1 + random.nextInt(25);
        var end = System.nanoTime() + WORKS.toNanos();
        while (workers.get(at).accepted() < wanted && System.nanoTime() < end) {
            pause(10);
            raise();
        }
        pause(random.nextInt(60));
    }

    /** One killed backend makes PostgreSQL throw everybody out and recover from its log. */
    private void crashDatabase() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    private WorkerProcess worker() {
        try {
            return new WorkerProcess(database, sink.url(), accepted::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant settledAt(RunId run, String step) {
        try (var connection = database.connect();
                var query =
                        connection.prepareStatement(
                                "select ended_at from step where run_id = ? and step_id = ?")) {
            query.setString(1, run.value());
            query.setString(2, step);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? rows.getObject(1, OffsetDateTime.class).toInstant()
                        : Instant.MAX;
            }
        } catch (SQLException _) {
            // The database is down: nobody knows.
            return Instant.MAX;
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    @Override
    public void close() throws Exception {
        workers.addAll(leaving);
        for (var worker : workers) {
            worker.kill();
        }
        sink.close();
        postgres.close();
    }
}
