package dev.baton.run;

import dev.baton.json.Canonical;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds the run that a repeated request has started already. */
final class Idempotency {
    private static final String FIND =
            "select id, request_hash from run where caller = ? and idempotency_key = ?";

    private final DataSource database;

    Idempotency(DataSource database) {
        this.database = database;
    }

    /** What makes two requests the same one. */
    static String hash(RunRequest request) {
        return Canonical.sha256(
                Json.write(List.of(request.workflow(), request.question(), request.input())));
    }

    /** The earlier run of the same key; throws cause conflict when that was another request. */
    Optional<RunId> earlier(RunRequest request, String hash) {
        if (request.idempotencyKey() == null) {
            return Optional.empty();
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setString(1, request.caller().name());
            query.setString(2, request.idempotencyKey());
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString("request_hash").equals(hash)) {
                    throw ProblemException.of(
                            Cause.CONFLICT,
                            "The idempotency key was used for another request.",
                            "Use a new key for a new request.");
                }
                return Optional.of(new RunId(row.getString("id")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the idempotency key could not be looked up", e);
        }
    }
}
