package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.sql.postgres.SchemaReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class BooksSourceTest {
    @TempDir Path home;

    @Test
    void the_books_reader_of_the_private_server_sees_the_views_and_nothing_else() throws Exception {
        try (var server = LocalPostgres.start(home)) {
            var roles = Roles.prepare(server.superuser());
            Flyway.configure()
                    .dataSource(roles.owner().url(), roles.owner().user(), roles.owner().password())
                    .locations("classpath:db/migration")
                    .outOfOrder(true)
                    .load()
                    .migrate();
            var source = BooksSource.of(roles.booksReader());

            assertThat(source.name()).isEqualTo("books");
            load(roles.app());
            try (var connection = source.database().connect()) {
                var schema =
                        SchemaReader.readWith(
                                connection, List.of(source.schema()), text(source.semantics()));
                assertThat(schema.catalogue().tables()).hasSize(10);
                assertThat(
                                one(
                                        connection,
                                        "select count(*) > 500 from books_ask.customer_invoices"))
                        .isEqualTo("t");
                assertThat(
                                one(
                                        connection,
                                        "select count(*) = 0 from books_ask.bank_lines where remittance like 'SALARY%' and counterparty <> 'an employee'"))
                        .isEqualTo("t");
            }
            refused(source.database(), "select * from books.entry");
            refused(source.database(), "select * from public.session");
            refused(source.database(), "create table public.mine (x int)");
            refused(source.database(), "create temporary table mine (x int)");
            refused(roles.reader().named("baton"), "select 1");
            refused(roles.booksReader().named("postgres"), "select 1");
        }
    }

    private static void load(Database app) {
        var pool = new PGSimpleDataSource();
        pool.setUrl(app.url());
        pool.setUser(app.user());
        pool.setPassword(app.password());
        new Imports(pool, Clock.systemUTC())
                .load(SampleCompany.books(1, 1, 2).ledger(), "sample", Actor.person("ann"));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String text(String place) throws IOException {
        var path = "/" + place.substring("classpath:".length());
        try (var in = BooksSourceTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void refused(Database as, String sql) {
        assertThatThrownBy(() -> execute(as, sql)).as(sql).isInstanceOf(SQLException.class);
    }

    private static void execute(Database as, String sql) throws SQLException {
        try (var connection = as.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
