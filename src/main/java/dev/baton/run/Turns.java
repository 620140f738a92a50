package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What a conversation has come to: its last answer, and whether a question is under way. */
@ApplicationScoped
public class Turns {
    /** A declined question between two follow-ups does not make the first one unknown. */
    private static final String LAST =
            """
            select a.body from (
                select id from run where session_id = ? and parent is null order by created_at desc, id desc limit 5
            ) r join lateral (
                select body, confidence from answer where run_id = r.id
                order by version desc limit 1
            ) a on a.confidence > 0
            limit 1
            """;

    private static final String ACTIVE =
            """
            select exists (select from run
                where session_id = ? and parent is null
                  and status in ('running', 'waiting') and deadline > now()
                  and (status = 'waiting'
                       or not exists (select from answer where run_id = run.id)))
            """;
    private final DataSource database;

    Turns(DataSource database) {
        this.database = database;
    }

    /** The body of the conversation's last answer that was sure of anything. */
    public Optional<Value.Fields> lastAnswered(SessionId session) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LAST)) {
            query.setString(1, session.value());
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(Json.read(rows.getString(1), Value.Fields.class))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the answers of " + session + " could not be read", e);
        }
    }

    /** True while a question of the conversation is being answered. */
    public boolean active(SessionId session) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ACTIVE)) {
            query.setString(1, session.value());
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the runs of " + session + " could not be read", e);
        }
    }
}
