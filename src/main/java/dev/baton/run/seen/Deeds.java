package dev.baton.run.seen;

import dev.baton.json.Json;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.store.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Reads what runs have done outside. */
@ApplicationScoped
public class Deeds {
    // In the order of undoing. What another step or run has done is not for this one to undo.
    private static final String DONE =
            """
            select s.step_id, s.agent, s.title, e.digest, s.undone_at is not null as undone,
                   s.undo_problem
            from step s join evidence e using (run_id, step_id)
            where s.run_id = ? and s.outcome = 'completed' and s.effect and s.taken_from is null
            order by s.ended_at desc, length(s.step_id) desc, s.step_id desc
            """;

    private final DataSource database;

    public Deeds(DataSource database) {
        this.database = database;
    }

    /** What that run has done outside, the newest first; empty when it did nothing there. */
    public List<Deed> of(RunId run) {
        return Statements.on(
                database,
                "what a run has done could not be read",
                connection -> Statements.list(connection, DONE, Deeds::deed, run.value()));
    }

    private static Deed deed(ResultSet row) throws SQLException {
        var why = row.getString("undo_problem");
        return new Deed(
                new StepId(row.getString("step_id")),
                row.getString("agent"),
                row.getString("title"),
                row.getString("digest"),
                row.getBoolean("undone")
                        ? Deed.State.UNDONE
                        : why == null ? Deed.State.STANDS : Deed.State.NOT_UNDONE,
                why == null ? null : Json.read(why, Problem.class));
    }
}
