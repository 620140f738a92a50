package dev.baton.pipeline;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PSQLException;

/** The warehouse's complaint as a problem: its own first line, and what to do about it. */
public final class WarehouseFailure {
    private static final int LONGEST = 300;

    private WarehouseFailure() {}

    public static ProblemException of(SQLException e) {
        return new ProblemException(problem(e), e);
    }

    private static Problem problem(SQLException e) {
        var state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return Problem.of(
                    Cause.DATABASE_UNREACHABLE,
                    "The connection to the warehouse was lost or refused.",
                    "Start again: what was loaded is not loaded again.");
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return Problem.of(
                    Cause.QUERY_FAILED,
                    "The warehouse does not let Baton in.",
                    "Check user, password and database of BATON_WAREHOUSE_URL.");
        }
        if (state.startsWith("40") || state.equals("55P03")) {
            return Problem.of(
                    Cause.BUSY,
                    "Other work on the warehouse was in the way.",
                    "Try again in a moment.");
        }
        if (state.equals("57014")) {
            return Problem.of(
                    Cause.CANCELLED, "The warehouse stopped the work when it was told to.");
        }
        return Problem.of(
                Cause.QUERY_FAILED,
                "The warehouse refused: " + sentence(e) + ".",
                state.equals("42501")
                        ? "Grant the warehouse's role what it needs to make and fill tables."
                        : "Hold the table in the warehouse against the layout of the file type.");
    }

    private static String sentence(SQLException e) {
        var server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        var message = server == null ? null : server.getMessage();
        var text = message == null ? "no reason was given" : message;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
