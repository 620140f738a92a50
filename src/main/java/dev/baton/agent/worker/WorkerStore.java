package dev.baton.agent.worker;

import dev.baton.agent.Presence;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The tables of workers and of orders. Time is the database's, so replicas agree. */
final class WorkerStore {
    private static final String ALL =
            """
            select instance, url, card, sealed, version, most, draining,
                   heard_at < now() - ? * interval '1 millisecond' as silent, heard_at,
                   registered_by
            from worker order by agent, registered_at, instance limit 1000
            """;
    private static final String ORDERS = "select name, presence from agent_order";
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('baton:worker', 0))";
    private static final String KNOWN =
            "select instance, registered_by from worker where agent = ? and url = ?";
    private static final int MOST = 1000;
    private static final String COUNT = "select count(*) from worker";
    // The agent of the server itself, if there is one, is number 0.
    private static final String FREE =
            """
            select ? || '_' || n from generate_series(1, 1001) as n
            where not exists (select from worker where instance = ? || '_' || n)
            order by n limit 1
            """;
    private static final String REGISTER =
            """
            insert into worker(instance, agent, url, card, sealed, version, most, heard_at,
                               registered_by, registered_at)
            values (?, ?, ?, ?, ?, ?, ?, now(), ?, now())
            on conflict (instance) do update set
                card = excluded.card, sealed = excluded.sealed, version = excluded.version,
                most = excluded.most, heard_at = now(), draining = false,
                registered_by = excluded.registered_by, registered_at = now()
            """;
    private static final String HEAR =
            """
            update worker set heard_at = now(), draining = ?
            where instance = ? and (registered_by = ? or ?)
            """;
    private static final String REMOVE =
            "delete from worker where instance = ? and (registered_by = ? or ?)";
    private static final String ORDER =
            """
            insert into agent_order(name, presence, ordered_by, ordered_at)
            values (?, ?, ?, now())
            on conflict (name) do update set presence = excluded.presence,
                ordered_by = excluded.ordered_by, ordered_at = now()
            """;
    private static final String REVOKE = "delete from agent_order where name = ?";
    private static final String FORGET =
            "delete from worker where heard_at < now() - ? * interval '1 millisecond'";
    private final DataSource database;

    WorkerStore(DataSource database) {
        this.database = database;
    }

    List<WorkerRow> workers(Duration lease) {
        return Statements.on(
                database,
                "the workers could not be read",
                on -> Statements.list(on, ALL, WorkerStore::row, lease.toMillis()));
    }

    Map<String, Presence> orders() {
        record Order(String name, String presence) {}
        var orders = new TreeMap<String, Presence>();
        Statements.on(
                        database,
                        "the orders could not be read",
                        on ->
                                Statements.list(
                                        on,
                                        ORDERS,
                                        row -> new Order(row.getString(1), row.getString(2))))
                .forEach(order ->
                        orders.put(
                                order.name(),
                                Presence.valueOf(order.presence().toUpperCase(Locale.ROOT))));
        return orders;
    }

    /** What is written of a registration. */
    record Entry(String agent, String url, String card, String version, int most) {}

    private record Known(String instance, String by) {}

    /**
     * Keeps a worker, its secret sealed under the name of the instance, and returns that name: the
     * one it had before at that address, else a new one. Throws a problem of cause conflict when
     * the address is another caller's, or there are too many.
     */
    String register(Entry entry, UnaryOperator<String> sealed, String caller, boolean admin) {
        return Transaction.of(
                database,
                "the worker could not be registered",
                on -> {
                    Statements.list(on, ONE_AT_A_TIME, row -> true);
                    var known =
                            Statements.list(
                                            on,
                                            KNOWN,
                                            row -> new Known(row.getString(1), row.getString(2)),
                                            entry.agent(),
                                            entry.url())
                                    .stream()
                                    .findFirst();
                    if (known.isPresent() && !admin && !known.get().by().equals(caller)) {
                        throw ProblemException.of(
                                Cause.CONFLICT, "Another caller registered a worker there.");
                    }
                    var instance =
                            known.isPresent() ? known.get().instance() : free(on, entry.agent());
                    Statements.update(
                            on,
                            REGISTER,
                            instance,
                            entry.agent(),
                            entry.url(),
                            entry.card(),
                            sealed.apply(instance),
                            entry.version(),
                            entry.most(),
                            caller);
                    return instance;
                });
    }

    private static String free(Connection on, String agent) throws SQLException {
        if (Statements.list(on, COUNT, row -> row.getInt(1)).getFirst() >= MOST) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "%d workers are registered, and no more are taken.".formatted(MOST),
                    "Remove those that are no longer there.");
        }
        return Statements.list(on, FREE, row -> row.getString(1), agent, agent).getFirst();
    }

    /** Notes a sign of life; false when there is no such worker of that caller. */
    boolean hear(String instance, boolean draining, String caller, boolean admin) {
        return Statements.on(
                database,
                "the heartbeat was not noted",
                on -> Statements.update(on, HEAR, draining, instance, caller, admin) == 1);
    }

    boolean remove(String instance, String caller, boolean admin) {
        return Statements.on(
                database,
                "the worker could not be removed",
                on -> Statements.update(on, REMOVE, instance, caller, admin) == 1);
    }

    void order(String name, Presence presence, String by) {
        Statements.on(
                database,
                "the order was not noted",
                on ->
                        switch (presence) {
                            case UP, DOWN -> Statements.update(on, REVOKE, name);
                            case DRAINING, STOPPED ->
                                    Statements.update(on, ORDER, name, presence.code(), by);
                        });
    }

    void forget(Duration silence) {
        Statements.on(
                database,
                "silent workers were not forgotten",
                on -> Statements.update(on, FORGET, silence.toMillis()));
    }

    private static WorkerRow row(ResultSet row) throws SQLException {
        return new WorkerRow(
                row.getString("instance"),
                row.getString("url"),
                row.getString("card"),
                row.getString("sealed"),
                row.getString("version"),
                row.getInt("most"),
                row.getBoolean("draining"),
                row.getBoolean("silent"),
                row.getObject("heard_at", OffsetDateTime.class).toInstant(),
                row.getString("registered_by"));
    }
}
