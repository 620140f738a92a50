package dev.baton.escalation;

import dev.baton.plan.RunId;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lists and counts what a caller may see. */
@ApplicationScoped
public class EscalationList {
    /** No list is longer than this. */
    public static final int LONGEST = 200;

    private final DataSource database;

    public EscalationList(DataSource database) {
        this.database = database;
    }

    /** Some escalations; {@code next} continues the list and is null at its end. */
    public record Page(List<Escalation> items, @Nullable String next) {}

    /** The next ones of those the filter names; {@code after} is an earlier page's next. */
    public Page list(Filter filter, Caller caller, @Nullable String after, int limit) {
        var size = Math.clamp(limit, 1, LONGEST);
        var where = new Where();
        where.group(filter).visible(caller).filtered(filter);
        if (after != null) {
            where.after(filter, Cursor.parse(after));
        }
        var sql =
                "%s where %s order by %s limit ?"
                        .formatted(
                                EscalationRow.select(filter.order().key()),
                                where.text(),
                                order(filter));
        where.values.add(size + 1);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            EscalationRows.bind(query, where.values.toArray());
            var items = new ArrayList<Escalation>();
            var cursors = new ArrayList<Cursor>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    items.add(EscalationRow.read(rows));
                    cursors.add(
                            new Cursor(
                                    rows.getDouble("sort_key"),
                                    rows.getObject(
                                                    filter.group().waits()
                                                            ? "created_at"
                                                            : "decided_at",
                                                    OffsetDateTime.class)
                                            .toInstant(),
                                    rows.getString("id")));
                }
            }
            return items.size() <= size
                    ? new Page(List.copyOf(items), null)
                    : new Page(
                            List.copyOf(items.subList(0, size)), cursors.get(size - 1).toString());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Whether there is something about this run that the caller may see, decided or not. */
    public boolean concerns(RunId run, Caller caller) {
        var where = new Where().and("run_id = ?", run.value()).visible(caller);
        var sql = "select exists (select from escalation where %s)".formatted(where.text());
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            EscalationRows.bind(query, where.values.toArray());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static String order(Filter filter) {
        if (!filter.group().waits()) {
            return "e.decided_at desc, e.id desc";
        }
        return switch (filter.order()) {
            case AGE -> "e.created_at, e.id";
            case PRIORITY, CONFIDENCE -> filter.order().key() + ", e.created_at, e.id";
        };
    }

    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        private Where and(String condition, Object... bound) {
            conditions.add(condition);
            values.addAll(List.of(bound));
            return this;
        }

        Where group(Filter filter) {
            return and(filter.group().condition());
        }

        Where visible(Caller caller) {
            if (caller.may(Permission.ADMIN)) {
                return this;
            }
            var names = caller.permissions().stream().map(Permission::name).toArray(String[]::new);
            return and(
                    caller.may(Permission.DECIDE)
                            ? "(permission is null or permission = any(?) or caller = ?)"
                            : "(permission = any(?) or caller = ?)",
                    names,
                    caller.name());
        }

        Where filtered(Filter filter) {
            if (filter.reason() != null) {
                and("reason = ?", filter.reason().name().toLowerCase(Locale.ROOT));
            }
            if (filter.workflow() != null) {
                and("workflow = ?", filter.workflow());
            }
            if (filter.run() != null) {
                and("run_id = ?", filter.run().value());
            }
            if (filter.priority() != null) {
                and("priority >= ?", filter.priority());
            }
            if (filter.below() != null) {
                and("coalesce(confidence, 1) < ?", filter.below().value());
            }
            if (filter.before() != null) {
                and("created_at <= ?", EscalationRows.at(filter.before()));
            }
            return this;
        }

        void after(Filter filter, Cursor cursor) {
            var at = EscalationRows.at(cursor.at());
            if (!filter.group().waits()) {
                and("(decided_at, id) < (?, ?)", at, cursor.id());
                return;
            }
            switch (filter.order()) {
                case AGE -> and("(created_at, id) > (?, ?)", at, cursor.id());
                case PRIORITY ->
                        and(
                                "(-priority, created_at, id) > (?, ?, ?)",
                                (int) cursor.key(),
                                at,
                                cursor.id());
                case CONFIDENCE ->
                        and(
                                "(coalesce(confidence, 1), created_at, id) > (?, ?, ?)",
                                cursor.key(),
                                at,
                                cursor.id());
            }
        }

        String text() {
            return String.join(" and ", conditions);
        }
    }

    private record Cursor(double key, Instant at, String id) {
        static Cursor parse(String written) {
            try {
                var parts = written.split(",", 3);
                return new Cursor(Double.parseDouble(parts[0]), Instant.parse(parts[1]), parts[2]);
            } catch (RuntimeException e) {
                throw dev.baton.plan.Cursor.unknown(e);
            }
        }

        @Override
        public String toString() {
            return key + "," + at + "," + id;
        }
    }

    static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("escalations could not be read", e);
    }
}
