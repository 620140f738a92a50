package dev.baton.run.seen;

import dev.baton.event.LoggedEvent;
import dev.baton.json.Json;
import dev.baton.plan.Plan;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.run.seen.Timeline.ModelCall;
import dev.baton.store.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads timelines: three queries, however many steps a run has. */
@ApplicationScoped
public class Timelines {
    /** More than the largest plan tells with every step tried five times. */
    private static final int MOST = 5000;

    private static final String PLAN = "select plan from run where id = ?";
    private static final String EVENTS =
            """
            select seq, type, payload, at from event
            where run_id = ? and type not in ('progress', 'plan_made', 'plan_changed', 'answer')
            order by seq limit %d
            """
                    .formatted(MOST);
    private static final String USES =
            """
            select step_id, purpose, model, prompt_hash, input_tokens, plain_tokens,
                   output_tokens, cost_micros, millis, at
            from token_use where run_id = ? order by at limit %d
            """
                    .formatted(MOST);

    private final DataSource database;
    private final Clock clock;

    public Timelines(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The timeline of a run; empty when there is none of that id. */
    public Optional<Timeline> of(RunId run) {
        try (var connection = database.getConnection()) {
            var plans =
                    Statements.list(
                            connection,
                            PLAN,
                            row -> Json.read(row.getString("plan"), Plan.class),
                            run.value());
            if (plans.isEmpty()) {
                return Optional.empty();
            }
            var events = Statements.list(connection, EVENTS, row -> event(run, row), run.value());
            var uses = Statements.list(connection, USES, Timelines::use, run.value());
            return Optional.of(TimelineReading.of(plans.getFirst(), events, uses, clock.instant()));
        } catch (SQLException e) {
            throw new IllegalStateException("the timeline of " + run + " could not be read", e);
        }
    }

    private static LoggedEvent event(RunId run, ResultSet row) throws SQLException {
        return new LoggedEvent(
                run,
                row.getLong("seq"),
                row.getString("type"),
                Json.read(row.getString("payload"), Value.Fields.class),
                instant(row));
    }

    private static Spending.Use use(ResultSet row) throws SQLException {
        var micros = row.getObject("cost_micros", Long.class);
        return new Spending.Use(
                row.getString("step_id"),
                new ModelCall(
                        row.getString("purpose"),
                        row.getString("model"),
                        row.getString("prompt_hash"),
                        row.getInt("input_tokens"),
                        row.getInt("plain_tokens"),
                        row.getInt("output_tokens"),
                        micros == null ? null : Spending.dollars(micros),
                        row.getLong("millis"),
                        instant(row)),
                micros);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
