package dev.baton.sql.postgres;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.sql.source.JdbcUrl;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** Why a database could not be entered, in words. */
final class ConnectFailure {
    private ConnectFailure() {}

    static ProblemException of(SQLException e, JdbcUrl url) {
        return new ProblemException(problem(e, url), e);
    }

    private static Problem problem(SQLException e, JdbcUrl url) {
        var place = url.host() + ":" + url.port();
        var state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (caused(e, UnknownHostException.class)) {
            return wrong("The host '%s' cannot be found.".formatted(url.host()), "Check its name.");
        }
        if (state.startsWith("28")) {
            return wrong(
                    "The database refused the user name or password.",
                    "Check both, and that pg_hba.conf lets this host in.");
        }
        if (state.equals("3D000")) {
            return wrong(
                    "There is no database '%s' on %s.".formatted(url.database(), place),
                    "Check its name.");
        }
        if (state.equals("42501")) {
            return wrong(
                    "The role may not connect to '%s'.".formatted(url.database()),
                    "Grant it CONNECT on the database.");
        }
        if (caused(e, SSLException.class) || mentions(e, "SSL")) {
            return wrong(
                    "The encrypted connection to %s failed.".formatted(place),
                    "Set sslmode to what the server offers (disable, require, verify-full).");
        }
        if (caused(e, SocketTimeoutException.class)) {
            return unreachable(place + " did not answer in time.", "Check host, port, firewall.");
        }
        if (caused(e, ConnectException.class) || caused(e, NoRouteToHostException.class)) {
            return unreachable(
                    place + " refused the connection.",
                    "Check that PostgreSQL listens there and that host and port are right.");
        }
        if (state.equals("53300")) {
            return unreachable("The database has no connection left.", "Try again in a moment.");
        }
        return unreachable(
                "The database at %s cannot be reached%s."
                        .formatted(place, state.isEmpty() ? "" : " (SQLSTATE " + state + ")"),
                "Try again in a moment.");
    }

    private static Problem wrong(String text, String suggestion) {
        return Problem.of(Cause.BAD_REQUEST, text, suggestion);
    }

    private static Problem unreachable(String text, String suggestion) {
        return Problem.of(Cause.DATABASE_UNREACHABLE, text, suggestion);
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> kind) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentions(SQLException e, String word) {
        return e.getMessage() != null && e.getMessage().contains(word);
    }
}
