package dev.baton.reward.record;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Forgets old grades, and with them the reason to keep their runs. Safe on every replica. */
@ApplicationScoped
class Forgetting {
    private static final int BATCH = 500;
    private static final String FORGET =
            """
            delete from graded where (run_id, step_id, candidate) in (
                select run_id, step_id, candidate from graded where created_at < ?
                order by created_at limit ? for update skip locked)
            """;

    private final DataSource database;
    private final RecordConfig config;
    private final Clock clock;

    Forgetting(DataSource database, RecordConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m")
    void forget() throws SQLException {
        var before = clock.instant().minus(config.keep()).atOffset(ZoneOffset.UTC);
        int gone;
        do {
            try (var connection = database.getConnection();
                    var delete = connection.prepareStatement(FORGET)) {
                delete.setObject(1, before);
                delete.setInt(2, BATCH);
                gone = delete.executeUpdate();
            }
        } while (gone == BATCH);
    }
}
