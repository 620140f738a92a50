package dev.baton.escalation;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The webhook's outbox. Every replica may work on it at once. */
final class Notices {
    private static final String FRESH =
            """
            with fresh as (
                select id, told, news from escalation where told is distinct from news
                order by created_at limit ? for no key update skip locked),
            """;
    // That it is new is told first, even if it was settled before anybody looked.
    private static final String COLLECT =
            FRESH
                    + """
                    noted as (
                        insert into escalation_notice(escalation_id, news, created_at, next_at)
                        select id, news, ?, ? from (
                            select id, 'open:0' as news, 1 as turn from fresh where told is null
                            union all
                            select id, news, 2 from fresh where news <> 'open:0') as all_news
                        order by turn
                        on conflict do nothing),
                    told as (
                        update escalation set told = fresh.news from fresh where escalation.id = fresh.id)
                    select count(*) from fresh
                    """;
    private static final String SKIP =
            FRESH
                    + """
                    told as (
                        update escalation set told = fresh.news from fresh where escalation.id = fresh.id)
                    select count(*) from fresh
                    """;
    // Leased, not locked: a receiver may be slow, and a transaction must not be.
    private static final String DUE =
            """
            with due as (
                select number from escalation_notice n
                where next_at <= ? and not exists (
                    select from escalation_notice earlier
                    where earlier.escalation_id = n.escalation_id and earlier.number < n.number
                      and earlier.next_at is not null)
                order by next_at limit ? for update skip locked),
            leased as (
                update escalation_notice n set attempts = attempts + 1, next_at = ?
                from due where n.number = due.number
                returning n.number, n.escalation_id, n.news as told_news, n.attempts,
                          n.created_at as told_at)
            select * from leased join (
            """
                    + EscalationRow.SELECT
                    + ") as about on about.id = leased.escalation_id order by leased.number";
    private static final String DELIVERED =
            "update escalation_notice set next_at = null, delivered_at = ?, failure = null where number = ?";
    private static final String FAILED =
            "update escalation_notice set next_at = ?, failure = ? where number = ?";
    private static final String FORGET =
            "delete from escalation_notice where next_at is null and created_at < ?";

    private final DataSource database;

    Notices(DataSource database) {
        this.database = database;
    }

    /** Takes up what is new; returns how much that was, at most {@code most}. */
    int collect(Instant now, int most) throws SQLException {
        var at = EscalationRows.at(now);
        return count(COLLECT, most, at, at);
    }

    /** Lets what is new pass untold, so that it is not told later when a webhook is set. */
    int skip(int most) throws SQLException {
        return count(SKIP, most);
    }

    /** What is to be sent now; nobody else is given it before the lease is over. */
    List<Notice> due(Instant now, Duration lease, int most) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(DUE)) {
            EscalationRows.bind(
                    query, EscalationRows.at(now), most, EscalationRows.at(now.plus(lease)));
            var due = new ArrayList<Notice>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    due.add(
                            new Notice(
                                    rows.getLong("number"),
                                    EscalationRow.read(rows),
                                    rows.getString("told_news"),
                                    rows.getInt("attempts"),
                                    rows.getObject("told_at", OffsetDateTime.class).toInstant()));
                }
            }
            return due;
        }
    }

    void delivered(Notice notice, Instant now) throws SQLException {
        update(DELIVERED, EscalationRows.at(now), notice.number());
    }

    /** Tries again then, or never when that is null. */
    void failed(Notice notice, String failure, @Nullable Instant next) throws SQLException {
        update(FAILED, next == null ? null : EscalationRows.at(next), failure, notice.number());
    }

    /** Removes what is done with and older than that. */
    void forget(Instant before) throws SQLException {
        update(FORGET, EscalationRows.at(before));
    }

    private int count(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            EscalationRows.bind(query, values);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void update(String sql, @Nullable Object... values) throws SQLException {
        try (var connection = database.getConnection()) {
            EscalationRows.update(connection, sql, values);
        }
    }
}
