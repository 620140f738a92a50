package dev.baton.run.chaos;

import dev.baton.launch.Database;
import dev.baton.plan.RunId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Holds what is on disk and what the world outside saw against what was promised. */
final class Verdicts {
    private static final String OPEN =
            "select count(*) from run where status in ('running', 'waiting')";
    private static final String RUNS =
            """
            select r.id, r.status, count(e.seq), coalesce(max(e.seq), 0),
                   count(*) filter (where e.type = 'workflow_completed'),
                   bool_or(e.type = 'workflow_completed' and e.seq = last.seq),
                   (select count(*) from step s where s.run_id = r.id and s.outcome = 'completed')
            from run r
            join lateral (select max(seq) as seq from event where run_id = r.id) last on true
            left join event e on e.run_id = r.id
            group by r.id, r.status, last.seq
            """;

    private final Database database;
    private final Sink sink;
    private final Map<String, Integer> ends = new TreeMap<>();

    Verdicts(Database database, Sink sink) {
        this.database = database;
        this.sink = sink;
    }

    String summary() {
        return "ends " + ends;
    }

    /**
     * Waits until every run has an end, or the time is over; {@code meanwhile} is called again and
     * again.
     */
    List<String> of(Set<RunId> accepted, Instant until, Runnable meanwhile) throws SQLException {
        var wrongs = new ArrayList<String>();
        var left = open();
        while (left != 0 && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            meanwhile.run();
            left = open();
        }
        if (left != 0) {
            wrongs.add((left < 0 ? "nobody knows how many" : left) + " runs have no end");
        }
        var seen = runs(wrongs);
        accepted.stream()
                .filter(run -> !seen.contains(run))
                .forEach(run -> wrongs.add(run + " was accepted and is lost"));
        sink.repeated().forEach(step -> wrongs.add("repeated although it was done: " + step));
        return wrongs;
    }

    /** How many runs have not ended; less than none while the database recovers. */
    private long open() {
        try (var connection = database.connect();
                var query = connection.prepareStatement(OPEN);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException _) {
            return -1;
        }
    }

    private Set<RunId> runs(List<String> wrongs) throws SQLException {
        var seen = new java.util.HashSet<RunId>();
        try (var connection = database.connect();
                var query = connection.prepareStatement(RUNS);
                var row = query.executeQuery()) {
            while (row.next()) {
                var run = new RunId(row.getString(1));
                seen.add(run);
                ends.merge(row.getString(2), 1, Integer::sum);
                if (row.getLong(3) != row.getLong(4)) {
                    wrongs.add(run + " has gaps in its events");
                }
                if (row.getInt(5) != 1 || !row.getBoolean(6)) {
                    wrongs.add(run + " has " + row.getInt(5) + " ends, or something after its end");
                }
                if (row.getString(2).equals("completed")) {
                    if (row.getInt(7) != 6) {
                        wrongs.add(run + " is completed with " + row.getInt(7) + " of 6 steps");
                    }
                    effects(run, "E3", wrongs);
                    effects(run, "E5", wrongs);
                }
            }
        }
        return seen;
    }

    private void effects(RunId run, String step, List<String> wrongs) {
        if (sink.effects(run, step) != 1) {
            wrongs.add(
                    "the effect of %s %s happened %d times"
                            .formatted(run, step, sink.effects(run, step)));
        }
    }
}
