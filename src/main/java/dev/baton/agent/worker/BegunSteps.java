package dev.baton.agent.worker;

import dev.baton.agent.Roster.Begun;
import dev.baton.store.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Who was asked first to carry out each step with effects outside. */
final class BegunSteps {
    private static final String BEGIN =
            """
            with mine as (
                insert into step_begun(idempotency_key, instance, begun_at) values (?, ?, now())
                on conflict do nothing returning instance)
            select instance, false from mine
            union all select instance, true from step_begun where idempotency_key = ?
            """;
    private static final String WITHDRAW =
            "delete from step_begun where idempotency_key = ? and instance = ?";
    private static final String BY = "select instance from step_begun where idempotency_key = ?";
    private static final String FORGET =
            "delete from step_begun where begun_at < now() - ? * interval '1 millisecond'";
    private static final int TRIES = 3;

    private final DataSource database;

    BegunSteps(DataSource database) {
        this.database = database;
    }

    Begun begin(String key, String instance) {
        return Statements.on(
                database,
                "the step to begin was not noted",
                on -> {
                    // A note written at the same moment is seen by the next statement only.
                    for (var tries = 0; tries < TRIES; tries++) {
                        var found =
                                Statements.list(
                                        on,
                                        BEGIN,
                                        row -> new Begun(row.getString(1), row.getBoolean(2)),
                                        key,
                                        instance,
                                        key);
                        if (!found.isEmpty()) {
                            return found.getFirst();
                        }
                    }
                    throw new SQLException("the note of the step comes and goes");
                });
    }

    void withdraw(String key, String instance) {
        Statements.on(
                database,
                "the note of the begun step was not taken back",
                on -> Statements.update(on, WITHDRAW, key, instance));
    }

    Optional<String> by(String key) {
        return Statements.on(
                database,
                "the begun step could not be read",
                on -> Statements.list(on, BY, row -> row.getString(1), key).stream().findFirst());
    }

    void forget(Duration age) {
        Statements.on(
                database,
                "old steps were not forgotten",
                on -> Statements.update(on, FORGET, age.toMillis()));
    }
}
