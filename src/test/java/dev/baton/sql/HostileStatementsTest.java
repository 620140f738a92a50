package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.PGConnection;

/** What the walls behind the guard hold when the guard is taken away. */
@Tag("postgres")
class HostileStatementsTest {
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(10, 100_000, Duration.ofMillis(100));
    private static GuardedShop shop;
    private static Connection listening;
    private static OneConnection session;

    @BeforeAll
    static void open() throws SQLException {
        shop = GuardedShop.open();
        listening = shop.owner().connect();
        try (var statement = listening.createStatement()) {
            statement.execute("listen evil");
        }
        session = new OneConnection(shop.reader()::connect);
    }

    @AfterAll
    static void close() throws SQLException {
        listening.close();
        session.close();
    }

    @TestFactory
    Stream<DynamicTest> hostile_statements_do_no_harm_even_without_the_guard() {
        return GuardedShop.lines("hostile.txt").stream()
                .map(line ->
                        DynamicTest.dynamicTest(
                                line,
                                () ->
                                        harmless(
                                                new SafeSql(
                                                        GuardedShop.unescaped(
                                                                line.substring(
                                                                        line.indexOf('|') + 2))))));
    }

    private static void harmless(SafeSql sql) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(15),
                () -> {
                    attempt(sql, () -> new Explain(session).explain(sql, new Cancellation()));
                    attempt(
                            sql,
                            () -> new QueryRunner(session).run(sql, LIMITS, new Cancellation()));
                });
        assertNothingChanged();
        session.assertClean();
    }

    private static void attempt(SafeSql sql, Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            var causes = EnumSet.of(Cause.QUERY_FAILED, Cause.QUERY_TIMEOUT);
            if (sql.text().indexOf(0) >= 0) {
                causes.add(Cause.DATABASE_UNREACHABLE); // The driver drops the connection.
            }
            assertThat(e.problem().cause()).isIn(causes);
        }
    }

    private static void assertNothingChanged() {
        try (var statement = listening.createStatement();
                var found =
                        statement.executeQuery(
                                """
                                select (select string_agg(id || word, ',') from canary),
                                       (select count(*) from pg_class
                                        where relname like 'evil%' or relkind = 'S'),
                                       (select count(*) from pg_largeobject_metadata),
                                       (select count(*) from pg_prepared_xacts)
                                """)) {
            found.next();
            assertThat(found.getString(1)).isEqualTo("1alive");
            assertThat(found.getInt(2)).isZero();
            assertThat(found.getInt(3)).isZero();
            assertThat(found.getInt(4)).isZero();
            assertThat(((PGConnection) listening.unwrap(PGConnection.class)).getNotifications())
                    .isNullOrEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Files.exists(Path.of("/tmp/baton-evil"))).isFalse();
    }

    /** Gives the same connection again and again, as a pool of one would. */
    private static final class OneConnection implements ConnectionSource {
        private final ConnectionSource fresh;
        private Connection kept;

        OneConnection(ConnectionSource fresh) throws SQLException {
            this.fresh = fresh;
            kept = fresh.open();
        }

        @Override
        public Connection open() throws SQLException {
            if (kept.isClosed()) {
                kept = fresh.open();
            }
            return (Connection)
                    java.lang.reflect.Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (_, method, arguments) -> {
                                if (method.getName().equals("close")) {
                                    return null;
                                }
                                try {
                                    return method.invoke(kept, arguments);
                                } catch (java.lang.reflect.InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        void assertClean() {
            try (var connection = open();
                    var statement = connection.createStatement();
                    var found =
                            statement.executeQuery(
                                    """
                                    select current_setting('statement_timeout'),
                                           current_setting('transaction_read_only'),
                                           current_user = session_user,
                                           (select count(*) from pg_locks
                                            where locktype = 'advisory' and pid = pg_backend_pid()),
                                           (select count(*) from pg_prepared_statements),
                                           (select count(*) from pg_listening_channels())
                                    """)) {
                found.next();
                assertThat(found.getString(1)).isEqualTo("0");
                assertThat(found.getString(2)).isEqualTo("off");
                assertThat(found.getBoolean(3)).isTrue();
                assertThat(found.getInt(4)).isZero();
                assertThat(found.getInt(5)).isLessThanOrEqualTo(1);
                assertThat(found.getInt(6)).isZero();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void close() throws SQLException {
            kept.close();
        }
    }
}
