package dev.baton.sql.postgres;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.sql.ConnectionSource;
import dev.baton.sql.Explain;
import dev.baton.sql.Guard;
import dev.baton.sql.Semantics;
import dev.baton.sql.semantics.SemanticsFile;
import dev.baton.sql.source.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the schema of one database, and never that of Baton's own. */
final class SchemaSource {
    private final Access access;
    private final ConnectionSource connections;
    private final Foreign foreign;
    private final Clock clock;

    /** Whether a connection leads away from Baton's own database. */
    interface Foreign {
        boolean is(Connection connection) throws SQLException;
    }

    SchemaSource(Access access, ConnectionSource connections, Foreign foreign, Clock clock) {
        this.access = access;
        this.connections = connections;
        this.foreign = foreign;
        this.clock = clock;
    }

    /** Throws a {@link ProblemException} when it cannot be read or the semantics have faults. */
    PostgresDataSource.Known read(@Nullable String semantics, Explain explain) {
        try (var connection = connections.open()) {
            refuseOwn(connection);
            var fingerprint = Fingerprint.of(reading(connection), access.schemas());
            var catalogue = SchemaReader.catalogue(connection, access.schemas());
            var words =
                    semantics == null ? Semantics.NONE : SemanticsFile.read(semantics, catalogue);
            var schema = SchemaReader.read(connection, catalogue, words);
            var guard = new Guard(schema);
            refuse(new Expressions(guard, explain).faults(words));
            return new PostgresDataSource.Known(schema, guard, fingerprint, clock.instant());
        } catch (SQLException e) {
            throw ConnectFailure.of(e, access.url());
        }
    }

    String fingerprint() {
        try (var connection = connections.open()) {
            return Fingerprint.of(reading(connection), access.schemas());
        } catch (SQLException e) {
            throw ConnectFailure.of(e, access.url());
        }
    }

    void refuseOwn(Connection connection) throws SQLException {
        if (!foreign.is(connection)) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "This is Baton's own database, which cannot be asked.",
                    "Name another database.");
        }
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_REQUEST,
                            "The semantics hold SQL that cannot run. First: " + faults.getFirst(),
                            faults));
        }
    }

    static Reading reading(Connection connection) {
        return new Reading(connection, Duration.ofSeconds(10));
    }
}
