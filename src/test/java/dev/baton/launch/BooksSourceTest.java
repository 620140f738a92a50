package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            execute(source.database(), "select * from books_ask.customer_invoices");
            refused(source.database(), "select * from books.entry");
            refused(source.database(), "select * from public.session");
            refused(source.database(), "create table public.mine (x int)");
            refused(source.database(), "create temporary table mine (x int)");
            refused(roles.reader().named("baton"), "select 1");
            refused(roles.booksReader().named("postgres"), "select 1");
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
