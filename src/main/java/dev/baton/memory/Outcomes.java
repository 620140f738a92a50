package dev.baton.memory;

import dev.baton.store.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Whether answers were right, by the words of those whose word counts for all. */
@ApplicationScoped
public class Outcomes {
    /** What changes of outcomes are counted under; no data source is called so. */
    static final String CHANGES = "#outcomes";

    /** More do not make the calibration better. */
    private static final int MOST = 5_000;

    // One outcome a run: of several people's words the trusted one, then the latest.
    private static final String NEWEST =
            """
            select distinct on (run_id) run_id, source, engine, confidence,
                   opinion in ('up', 'confirm') as right
            from (select * from feedback
                  where confidence is not null and source is not null and engine is not null
                    and (trusted or ?)
                  order by at desc, run_id, by limit ?) as newest
            order by run_id, trusted desc, at desc, by
            """;

    private final DataSource database;
    private final MemoryConfig config;

    public Outcomes(DataSource database, MemoryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** How sure an engine was of an answer, before calibration, and whether it was right. */
    public record Outcome(String source, String engine, double confidence, boolean right) {}

    /** The newest outcomes, in an order that depends on nothing but them. */
    public List<Outcome> newest() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(NEWEST)) {
            Statements.bind(query, config.sharing() == Sharing.EVERYBODY, MOST);
            var found = new ArrayList<Outcome>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Outcome(
                                    rows.getString("source"),
                                    rows.getString("engine"),
                                    rows.getDouble("confidence"),
                                    rows.getBoolean("right")));
                }
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("outcomes cannot be read", e);
        }
    }

    /** How often outcomes have changed; what was computed at another count is old. */
    long revision() {
        return Revisions.revision(database, CHANGES);
    }
}
