package dev.baton.sql;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** A database's complaint as a problem for the caller: its own sentence, and nothing of ours. */
final class SqlFailure {
    private static final int LONGEST = 500;

    private SqlFailure() {}

    static ProblemException unreachable(SQLException e) {
        return new ProblemException(
                Problem.of(
                        Cause.DATABASE_UNREACHABLE,
                        "The database cannot be reached: " + reason(state(e)) + ".",
                        "Try again in a moment; if it stays so, test the data source."),
                e);
    }

    static ProblemException late(SQLException e) {
        return new ProblemException(
                Problem.of(
                        Cause.QUERY_TIMEOUT,
                        "The query took longer than it may.",
                        "Ask for a shorter period or fewer tables.",
                        "Add a filter."),
                e);
    }

    static ProblemException of(SQLException e) {
        var state = state(e);
        if (state.equals("57014")) {
            return late(e);
        }
        if (state.equals("55P03")) {
            return new ProblemException(
                    Problem.of(
                            Cause.QUERY_TIMEOUT,
                            "A table is locked by other work on the database.",
                            "Try again in a moment."),
                    e);
        }
        // 08P01 is the server's word for a text it could not take, not for a lost connection.
        if ((state.startsWith("08") && !state.equals("08P01"))
                || state.startsWith("57P")
                || state.startsWith("28")) {
            return unreachable(e);
        }
        return new ProblemException(
                Problem.of(Cause.QUERY_FAILED, sentence(e), suggestion(state)), e);
    }

    /** The SQLSTATE, empty when there is none. */
    static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    /** The server's own first line, without detail, place in its code or statement. */
    static String message(SQLException e) {
        var server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        var message = server == null ? null : server.getMessage();
        return message == null ? "the database refused the query" : shortened(message);
    }

    /** The server's hint, when it gave one. */
    static @Nullable String hint(SQLException e) {
        var server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        var hint = server == null ? null : server.getHint();
        return hint == null ? null : shortened(hint);
    }

    private static String sentence(SQLException e) {
        return "The database could not run the query: " + message(e) + ".";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String suggestion(String state) {
        if (state.equals("42501")) {
            return "The data source's role may not read this; ask for something else.";
        }
        if (state.equals("25006")) {
            return "Only reading is possible.";
        }
        if (state.equals("22012")) {
            return "Divide by nullif(…, 0).";
        }
        return state.startsWith("53") || state.startsWith("54")
                ? "Ask for less at once."
                : "Check the names and types in the query.";
    }

    private static String reason(String state) {
        if (state.startsWith("28")) {
            return "it refused the user name or password";
        }
        return switch (state) {
            case "3D000" -> "there is no database of that name";
            case "53300" -> "it has no connection left";
            case "57P03" -> "it is starting or stopping";
            default -> "the connection failed";
        };
    }
}
