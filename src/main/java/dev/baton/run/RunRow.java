package dev.baton.run;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.security.Caller;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A run's row, held until the transaction ends: whoever changes a run holds it first. */
record RunRow(RunId run, RunStatus status, Caller caller) {
    private static final String LOCK =
            "select status, caller, permissions from run where id = ? for no key update";
    private static final String GO_ON =
            """
            update run set status = 'running', leg = leg + 1, owner = ?, pause_by = null,
                           epoch = nextval('run_epoch')
            where id = ? returning leg
            """;
    private static final String NEWS = "update run set news = news + 1 where id = ?";

    static Optional<RunRow> lock(Connection connection, RunId run) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, run.value());
            try (var row = lock.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new RunRow(
                                        run,
                                        RunStatus.of(row.getString("status")),
                                        Permissions.caller(
                                                row.getString("caller"),
                                                row.getString("permissions"))))
                        : Optional.empty();
            }
        }
    }

    static ProblemException unknown(RunId run) {
        return ProblemException.of(Cause.NOT_FOUND, "There is no run " + run + ".");
    }

    /** The leg with which the run goes on; to be started after the commit. */
    LegId goOn(Connection connection, String executor) throws SQLException {
        try (var update = connection.prepareStatement(GO_ON)) {
            update.setString(1, executor);
            update.setString(2, run.value());
            try (var row = update.executeQuery()) {
                row.next();
                return new LegId(run, row.getInt(1));
            }
        }
    }

    /** Whoever carries the run out, now or later, is to look for decisions. */
    void news(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(NEWS)) {
            update.setString(1, run.value());
            update.executeUpdate();
        }
    }
}
