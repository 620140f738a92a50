package dev.baton.run.seen;

import dev.baton.plan.RunId;
import dev.baton.run.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Reads how far runs have come: two queries, however many runs. */
@ApplicationScoped
public class Advances {
    private static final String STEPS =
            """
            select run_id, count(*) as executed from step
            where run_id = any(?) and outcome = 'completed' group by run_id
            """;
    private static final String OPEN =
            """
            select run_id, type, payload::json ->> 'stage' as stage from event
            where run_id = any(?) and type in ('stage_started', 'stage_completed', 'step_started')
            order by run_id, seq
            """;

    private final DataSource database;

    public Advances(DataSource database) {
        this.database = database;
    }

    /** How far each of these has come; what of one has ended is not open any more. */
    public Map<RunId, Advance> of(Collection<RunView> runs) {
        try (var connection = database.getConnection()) {
            var executed = executed(connection, runs);
            var open = open(connection, runs);
            var found = new HashMap<RunId, Advance>();
            for (var run : runs) {
                var so = open.getOrDefault(run.id().value(), new Open());
                found.put(
                        run.id(),
                        new Advance(
                                executed.getOrDefault(run.id().value(), 0), so.begun, so.stages));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("how far runs are could not be read", e);
        }
    }

    /** How far this one has come. */
    public Advance of(RunView run) {
        return of(List.of(run)).getOrDefault(run.id(), Advance.NONE);
    }

    private static final class Open {
        private final Set<String> stages = new HashSet<>();
        private boolean begun;
    }

    private static Map<String, Integer> executed(Connection connection, Collection<RunView> runs)
            throws SQLException {
        var executed = new HashMap<String, Integer>();
        try (var query = connection.prepareStatement(STEPS)) {
            query.setArray(1, connection.createArrayOf("text", ids(runs)));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    executed.put(rows.getString("run_id"), rows.getInt("executed"));
                }
            }
        }
        return executed;
    }

    private static Map<String, Open> open(Connection connection, Collection<RunView> runs)
            throws SQLException {
        var under = runs.stream().filter(run -> !run.status().ended()).toList();
        var open = new HashMap<String, Open>();
        if (under.isEmpty()) {
            return open;
        }
        try (var query = connection.prepareStatement(OPEN)) {
            query.setArray(1, connection.createArrayOf("text", ids(under)));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var of = open.computeIfAbsent(rows.getString("run_id"), _ -> new Open());
                    switch (rows.getString("type")) {
                        case "stage_started" -> of.stages.add(rows.getString("stage"));
                        case "stage_completed" -> of.stages.remove(rows.getString("stage"));
                        default -> of.begun = true;
                    }
                }
            }
        }
        return open;
    }

    private static Object[] ids(Collection<RunView> runs) {
        return runs.stream().map(run -> run.id().value()).toArray();
    }
}
