package dev.baton.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.run.TestEngine;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class OwnDatabaseTest {
    private final Database database = TestEngine.migrated(TestPostgres.fresh());
    private final String role = "asks_" + Long.toHexString(System.nanoTime());
    private final Database narrow = database.as(role, "secret");

    @Test
    void a_role_that_reaches_only_the_views_of_the_books_may_ask() throws Exception {
        role();
        execute(database, "select books_ask.serve('%s')".formatted(role));

        assertThat(refused(narrow)).isFalse();
        execute(narrow, "select * from books_ask.customers");
        for (var other :
                new String[] {
                    "select * from books.entry",
                    "select * from books_ask.invoice_state",
                    "update books_ask.shown set company = 'other'",
                    "select * from api_key",
                    "select books.enter('sample')",
                    "select books_ask.serve('%s')".formatted(role)
                }) {
            assertThatThrownBy(() -> execute(narrow, other))
                    .as(other)
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whoever_reaches_more_is_refused() throws Exception {
        assertThat(refused(database)).isTrue();
        role();
        assertThat(refused(narrow)).as("a role that may not even see the views").isTrue();

        execute(database, "select books_ask.serve('%s')".formatted(role));
        refusedWith(
                "grant select (name) on api_key to %s", "revoke select (name) on api_key from %s");
        refusedWith("grant insert on session to %s", "revoke insert on session from %s");
        refusedWith(
                "grant execute on function books.begin_import(jsonb, jsonb, jsonb) to %s",
                "revoke execute on function books.begin_import(jsonb, jsonb, jsonb) from %s");
        refusedWith("grant pg_read_all_data to %s", "revoke pg_read_all_data from %s");
        refusedWith("alter role %s superuser", "alter role %s nosuperuser");
        assertThat(refused(narrow)).isFalse();
    }

    @AfterEach
    void drop() throws Exception {
        execute(database, "drop owned by %1$s; drop role if exists %1$s".formatted(role));
    }

    private void refusedWith(String grant, String revoke) throws Exception {
        execute(database, grant.formatted(role));
        assertThat(refused(narrow)).as(grant).isTrue();
        execute(database, revoke.formatted(role));
    }

    private void role() throws SQLException {
        execute(database, "create role %s login password 'secret'".formatted(role));
    }

    private boolean refused(Database as) throws SQLException {
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        try (var connection = as.connect()) {
            return new OwnDatabase(pool).is(connection);
        }
    }

    private static void execute(Database as, String sql) throws SQLException {
        try (var connection = as.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
