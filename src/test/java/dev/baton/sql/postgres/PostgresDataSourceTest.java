package dev.baton.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import dev.baton.security.Secret;
import dev.baton.sql.DataSource;
import dev.baton.sql.TableName;
import dev.baton.sql.Verdict;
import dev.baton.sql.source.Access;
import dev.baton.sql.source.JdbcUrl;
import dev.baton.sql.source.OpenSource;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PostgresDataSourceTest {
    private static final TableName BOOK = new TableName("public", "book");
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(100, 1_000_000, Duration.ofSeconds(5));

    private final Database database = TestPostgres.fresh();
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final PostgresConnector connector = new PostgresConnector(_ -> true, clock);
    private @Nullable OpenSource opened;

    PostgresDataSourceTest() throws SQLException {
        execute("create table book (id int primary key, title text, price numeric)");
        execute("insert into book values (1, 'Dune', 9.5), (2, 'Emma', 7)");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Access access() {
        return new Access(
                JdbcUrl.parse(database.url()).url(),
                database.user(),
                new Secret(database.password()),
                List.of());
    }

    private OpenSource source(@Nullable String semantics) {
        var source = connector.open("library", access(), semantics);
        opened = source;
        return source;
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void it_is_read_on_first_use_and_answers_queries() {
        var source = source(null);
        assertThat(source.known()).isEmpty();

        assertThat(source.schema().catalogue().table(BOOK)).isPresent();
        assertThat(source.check("select title from book"))
                .isInstanceOfSatisfying(
                        Verdict.Allowed.class,
                        allowed ->
                                assertThat(
                                                source.run(
                                                                allowed.sql(),
                                                                LIMITS,
                                                                new Cancellation())
                                                        .rows())
                                        .hasSize(2));
    }

    @Test
    void a_change_is_noticed_in_the_background_and_nobody_waits() throws SQLException {
        var source = source(null);
        var before = source.schema();
        execute("alter table book add column pages int");
        assertThat(source.schema()).isSameAs(before);

        now = now.plusSeconds(31);
        source.schema();

        await(() -> source.known().orElseThrow() != before);
        assertThat(source.schema().catalogue().table(BOOK).orElseThrow().column("pages"))
                .isPresent();
        assertThat(source.schema().catalogue().version())
                .isNotEqualTo(before.catalogue().version());
    }

    @Test
    void without_a_change_nothing_is_read_again() throws SQLException {
        var source = source(null);
        var before = source.schema();
        execute("insert into book values (3, 'Ulysses', 12)");
        execute("analyze");
        try (var connection = database.connect()) {
            var reading = SchemaSource.reading(connection);
            var fingerprint = Fingerprint.of(reading, List.of());
            execute("insert into book values (4, 'Middlemarch', 12)");
            execute("vacuum analyze book");
            assertThat(Fingerprint.of(reading, List.of())).isEqualTo(fingerprint);
            execute("comment on column book.price is 'in euro'");
            assertThat(Fingerprint.of(reading, List.of())).isNotEqualTo(fingerprint);
        }
        assertThat(source.schema()).isSameAs(before);
        source.refresh();
        assertThat(source.schema().values().find("Ulysses")).isNotEmpty();
    }

    @Test
    void semantics_with_faults_are_refused_and_the_old_ones_stay() {
        var source = source("hidden: [book.price]");
        assertThat(source.schema().catalogue().toString()).doesNotContain("price");

        assertThatThrownBy(() -> source.speak("hidden: [book.prize]"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("did you mean 'price'");
        assertThatThrownBy(() ->
                        source.speak("rules: [{name: dear, table: book, condition: prize > 5}]"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("rule 'dear'");
        assertThat(source.trouble()).isPresent();
        assertThat(source.schema().catalogue().toString()).doesNotContain("price");

        source.speak("rules: [{name: dear, table: book, condition: price > 5}]");
        assertThat(source.trouble()).isEmpty();
        assertThat(source.schema().catalogue().toString()).contains("price");
    }

    @Test
    void a_source_with_faulty_semantics_cannot_be_asked_at_all() {
        var source = source("hidden: [nothing]");
        assertThatThrownBy(source::schema).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> source.check("select 1")).isInstanceOf(ProblemException.class);
    }

    @Test
    void when_the_database_is_gone_the_old_schema_stays() throws SQLException {
        var source = source(null);
        source.schema();
        execute("alter table book rename to volume");
        var server = database.named("postgres");
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            var name = database.url().substring(database.url().lastIndexOf('/') + 1);
            statement.execute("drop database " + name + " with (force)");
        }

        assertThatThrownBy(source::refresh).isInstanceOf(ProblemException.class);
        assertThat(source.schema().catalogue().table(BOOK)).isPresent();
        assertThat(source.trouble()).isPresent();
    }

    @Test
    void a_test_tells_tables_and_what_the_role_may_do() throws SQLException {
        assertThat(connector.test(access()).tables()).isEqualTo(1);
        assertThat(connector.test(access()).warnings())
                .singleElement()
                .asString()
                .contains("superuser");
        execute("drop role if exists careful");
        execute("create role careful login password 'c'");
        execute("grant select on book to careful");
        var careful = new Access(access().url(), "careful", new Secret("c"), List.of("public"));
        assertThat(connector.test(careful).warnings()).isEmpty();
        execute("grant insert on book to careful");
        assertThat(connector.test(careful).warnings())
                .singleElement()
                .asString()
                .contains("public.book");
    }

    @Test
    void every_way_not_to_get_in_is_told_in_words() throws Exception {
        var url = access().url();
        assertThat(failure(url("no-such-host.invalid", 5432, "x"), "u", "p"))
                .contains("host 'no-such-host.invalid' cannot be found");
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(failure(url("127.0.0.1", closed, "x"), "u", "p")).contains("refused");
        assertThat(failure(url, database.user(), "wrong-secret"))
                .contains("user name or password")
                .doesNotContain("wrong-secret");
        assertThat(
                        failure(
                                url(url.host(), url.port(), "no_such"),
                                database.user(),
                                database.password()))
                .contains("no database 'no_such'");
        var encrypted =
                JdbcUrl.parse(database.url().replaceFirst("\\?.*", "") + "?sslmode=require").url();
        assertThat(failure(encrypted, database.user(), database.password()))
                .contains("encrypted connection");
    }

    @Test
    void batons_own_database_is_refused() {
        var own = new PostgresConnector(_ -> false, clock);
        assertThatThrownBy(() -> own.test(access())).hasMessageContaining("own database");
        try (var source = own.open("own", access(), null)) {
            assertThatThrownBy(source::schema).hasMessageContaining("own database");
        }
    }

    private static JdbcUrl url(String host, int port, String name) {
        return JdbcUrl.parse("jdbc:postgresql://%s:%d/%s".formatted(host, port, name)).url();
    }

    private String failure(JdbcUrl url, String user, String password) {
        try {
            connector.test(new Access(url, user, new Secret(password), List.of()));
            throw new AssertionError("it got in");
        } catch (ProblemException e) {
            return e.problem().text();
        }
    }
}
