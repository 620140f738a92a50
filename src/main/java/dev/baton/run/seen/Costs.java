package dev.baton.run.seen;

import dev.baton.plan.RunId;
import dev.baton.run.RunView;
import dev.baton.store.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Reads what the model calls of runs cost, in one query however many runs. */
@ApplicationScoped
public class Costs {
    private static final String COST =
            """
            select r.id, sum(u.cost_micros) as micros
            from run r join token_use u on u.run_id = any(r.id || array(
                select c.id from run c where c.parent = r.id))
            where r.id = any(?) and u.cost_micros is not null group by r.id
            """;

    private final DataSource database;

    public Costs(DataSource database) {
        this.database = database;
    }

    /** US dollars of each run and of those its steps have started; without those that cost none. */
    public Map<RunId, String> of(Collection<RunView> runs) {
        var ids = runs.stream().map(RunView::id).toList();
        var found = new HashMap<RunId, String>();
        Statements.on(
                database,
                "what runs cost could not be read",
                connection ->
                        Statements.list(
                                connection,
                                COST,
                                row ->
                                        found.put(
                                                new RunId(row.getString("id")),
                                                Spending.dollars(row.getLong("micros"))),
                                ids));
        return found;
    }
}
