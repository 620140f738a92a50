package dev.baton.finance.book.store;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Statements to the database of the books; what it refuses becomes a problem. */
final class Store {
    private final DataSource database;

    Store(DataSource database) {
        this.database = database;
    }

    <T> List<T> list(String sql, Statements.Row<T> read, @Nullable Object... values) {
        var found = new ArrayList<T>();
        each(sql, row -> found.add(read.of(row)), values);
        return found;
    }

    <T> Optional<T> first(String sql, Statements.Row<T> read, @Nullable Object... values) {
        return list(sql, read, values).stream().findFirst();
    }

    /** Rows are fetched some at a time, whatever their number. */
    void each(String sql, Statements.Each each, @Nullable Object... values) {
        inOne(connection -> {
            Statements.each(connection, sql, each, values);
            return true;
        });
    }

    /** The text a function gives; its commit is done when this returns. */
    @Nullable String call(String sql, @Nullable Object... values) {
        return inOne(connection -> Optional.ofNullable(call(connection, sql, values))).orElse(null);
    }

    static @Nullable String call(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        return Statements.one(connection, sql, values).orElse(null);
    }

    <T> T inOne(Transaction.Work<T> work) {
        return Transaction.of(database, Store::problem, work);
    }

    /** States that begin with BK are ours and end in the HTTP status of their cause. */
    static RuntimeException problem(SQLException failure) {
        var state = Objects.requireNonNullElse(failure.getSQLState(), "");
        var said = failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
        if (said == null) {
            return new IllegalStateException("the books cannot be read or written", failure);
        }
        var cause =
                switch (state) {
                    case "BK400", "23503", "23514", "23502", "22P02", "22008", "22003" ->
                            Cause.BAD_REQUEST;
                    case "BK403" -> Cause.FORBIDDEN;
                    case "BK404" -> Cause.NOT_FOUND;
                    case "BK409", "23505" -> Cause.CONFLICT;
                    case "BK410" -> Cause.EXPIRED;
                    case "BK411" -> Cause.CHANGED;
                    case "BK412" -> Cause.ALREADY_DECIDED;
                    case "BK413" -> Cause.OWN_REQUEST;
                    default -> null;
                };
        if (cause == null) {
            return new IllegalStateException("the books cannot be read or written", failure);
        }
        var text = Objects.requireNonNullElse(said.getMessage(), cause.code());
        var detail = state.startsWith("BK") ? said.getHint() : said.getDetail();
        return new ProblemException(
                new Problem(cause, text, detail == null ? List.of() : List.of(detail)), failure);
    }

    /** Who, and when, as the functions of the database take it. */
    static String who(Actor actor, Instant at) {
        var who = new LinkedHashMap<String, @Nullable Object>();
        who.put("name", actor.name());
        who.put("kind", actor.kind());
        var engine = actor.engine();
        if (engine != null) {
            who.put("version", engine.version());
            who.put("model", engine.model());
            who.put("prompt", engine.prompt());
        }
        who.put("run", actor.run());
        who.put("step", actor.step());
        who.put("document", actor.document());
        who.put("reason", actor.reason());
        who.put("at", at.toString());
        return Json.write(who);
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
