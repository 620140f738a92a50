package dev.baton.memory;

import dev.baton.plan.Cursor;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of data sources: listed, searched, removed, carried from server to server. Whether a
 * caller may ask the data source at all is for its registry to say.
 */
@ApplicationScoped
public class Pairs {
    /** No list is longer than this. */
    public static final int LONGEST = 200;

    private static final int AT_ONCE = 500;
    private static final String PAGE =
            """
            select %s from confirmed_pair
            where source = ? and (?::text is null or position(lower(?) in lower(question)) > 0)
              and (? or author = ? or (? and trusted))
              and (?::timestamptz is null or (at, id) < (?::timestamptz, ?))
            order by at desc, id desc limit ?
            """
                    .formatted(PairRows.COLUMNS);
    private static final String ONE =
            "select %s from confirmed_pair where id = ?".formatted(PairRows.COLUMNS);
    private static final String ALL =
            "select %s from confirmed_pair where source = ? order by at, id limit ?"
                    .formatted(PairRows.COLUMNS);
    private static final String DELETE = "delete from confirmed_pair where id = ?";
    private static final String FORGET = "delete from confirmed_pair where source = ?";
    private static final String UNFIT =
            "update confirmed_pair set unfit = ? where id = ? and unfit is distinct from ?";

    private final DataSource database;
    private final MemoryConfig config;

    public Pairs(DataSource database, MemoryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Some pairs, newest first; {@code next} continues the list and is null at its end. */
    public record Page(List<Pair> items, @Nullable String next) {}

    /** The pairs of a source that the caller may see, whose question holds that text. */
    public Page page(
            String source,
            @Nullable String text,
            Caller caller,
            @Nullable String after,
            int limit) {
        var size = Math.clamp(limit, 1, LONGEST);
        var cursor = after == null ? null : Cursor.parse(after);
        var at = cursor == null ? null : cursor.at().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(PAGE)) {
            Statements.bind(
                    query,
                    source,
                    text,
                    text,
                    seesAll(caller),
                    caller.name(),
                    config.sharing() == Sharing.PERMITTED,
                    at,
                    at,
                    cursor == null ? null : cursor.id(),
                    size + 1);
            var found = PairRows.all(query);
            if (found.size() <= size) {
                return new Page(List.copyOf(found), null);
            }
            var last = found.get(size - 1);
            return new Page(
                    List.copyOf(found.subList(0, size)),
                    new Cursor(last.teacher().at(), last.id()).toString());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private boolean seesAll(Caller caller) {
        return caller.may(Permission.ADMIN) || config.sharing() == Sharing.EVERYBODY;
    }

    /** The pair of that id, when the caller may see it. */
    public Optional<Pair> find(String id, Caller caller) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ONE)) {
            query.setString(1, id);
            return PairRows.all(query).stream()
                    .filter(pair ->
                            caller.may(Permission.ADMIN)
                                    || config.sharing().serves(pair.teacher(), caller.name()))
                    .findFirst();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Every pair of a source, oldest first. */
    List<Pair> all(String source) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ALL)) {
            Statements.bind(query, source, Math.max(0, config.mostPairs()));
            return PairRows.all(query);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** How often the pairs of a source were changed; what was read of another revision is old. */
    long revision(String source) {
        return Revisions.revision(database, source);
    }

    /** Tells every pair of a source that the caller may see, newest first, a page at a time. */
    public void each(String source, Caller caller, Consumer<Pair> told) {
        @Nullable String next = null;
        do {
            var page = page(source, null, caller, next, LONGEST);
            page.items().forEach(told);
            next = page.next();
        } while (next != null);
    }

    /** Takes over pairs of one source from elsewhere; how many of them were not there yet. */
    public int take(String source, List<Pair> pairs) {
        int taken = 0;
        for (int from = 0; from < pairs.size(); from += AT_ONCE) {
            var some = pairs.subList(from, Math.min(pairs.size(), from + AT_ONCE));
            taken +=
                    Transaction.of(
                            database,
                            "pairs of " + source + " cannot be written",
                            connection -> {
                                Revisions.lock(connection, source);
                                int written = 0;
                                for (var pair : some) {
                                    written += PairRows.insert(connection, pair) ? 1 : 0;
                                }
                                PairRows.trim(connection, source, config.mostPairs());
                                Revisions.changed(connection, source);
                                return written;
                            });
        }
        return taken;
    }

    /** Removes a pair; what was said of the run it comes from stays said. */
    public void delete(Pair pair) {
        change(pair.source(), DELETE, pair.id());
    }

    /** Removes every pair of a source; how many those were. */
    public int forget(String source) {
        return change(source, FORGET, source);
    }

    /** Notes that the query does not fit that version of the schema. */
    public void unfit(Pair pair, String version) {
        if (!version.equals(pair.unfit())) {
            change(pair.source(), UNFIT, version, pair.id(), version);
        }
    }

    private int change(String source, String sql, String... values) {
        return Transaction.of(
                database,
                "pairs of " + source + " cannot be changed",
                connection -> {
                    int rows = Statements.update(connection, sql, (Object[]) values);
                    if (rows > 0) {
                        Revisions.changed(connection, source);
                    }
                    return rows;
                });
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("what was confirmed cannot be read", e);
    }

    /** A place in a list: the last pair shown. */
}
