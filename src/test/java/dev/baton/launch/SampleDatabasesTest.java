package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class SampleDatabasesTest {
    private static final String MONTHS = "create table month(name text)";

    @TempDir Path home;

    @Test
    void a_sample_is_loaded_once_and_again_when_it_changes() throws Exception {
        try (var server = LocalPostgres.start(home)) {
            var roles = Roles.prepare(server.superuser());
            load(server, roles, "insert into month values ('May')");
            assertThat(rows(server)).isEqualTo("1");
            execute(server.superuser().named("sample_year"), "insert into month values ('mine')");
            load(server, roles, "insert into month values ('May')");
            assertThat(rows(server)).isEqualTo("2");
            load(server, roles, "insert into month values ('June')");
            assertThat(rows(server)).isEqualTo("1");
        }
    }

    @Test
    void roles_reach_only_what_is_theirs() throws Exception {
        try (var server = LocalPostgres.start(home)) {
            var roles = Roles.prepare(server.superuser());
            var source = load(server, roles, "insert into month values ('May')").getFirst();
            execute(source.database(), "select * from month");
            refused(source.database(), "delete from month");
            refused(
                    source.database(),
                    "set default_transaction_read_only = off; delete from month");
            refused(source.database(), "create table mine(x int)");
            refused(source.database().named("baton"), "select 1");
            refused(source.database().named("postgres"), "select 1");
            refused(roles.app().named("sample_year"), "select 1");
            execute(roles.owner(), "create table kept(x int)");
            execute(roles.app(), "insert into kept values (1); analyze kept");
            refused(roles.app(), "drop table kept");
            refused(roles.app(), "create table mine(x int)");
            execute(roles.app(), "create schema if not exists queue; create table queue.q(x int)");
        }
    }

    @Test
    void in_a_database_that_was_given_each_sample_is_a_schema() throws Exception {
        var database = TestPostgres.fresh();
        var sample = new Sample("year", MONTHS, "insert into month values ('May')");
        var sources = SampleDatabases.loadSchemas(database, List.of(sample));
        SampleDatabases.loadSchemas(database, List.of(sample));
        assertThat(sources.getFirst().schema()).isEqualTo("sample_year");
        execute(database, "select name from sample_year.month");
        refused(database, "select name from month");
    }

    private static List<SampleDatabases.Source> load(LocalPostgres server, Roles roles, String data)
            throws Exception {
        return SampleDatabases.load(
                server.superuser(), roles, List.of(new Sample("year", MONTHS, data)));
    }

    private static String rows(LocalPostgres server) throws Exception {
        try (var connection = server.superuser().named("sample_year").connect()) {
            return Sql.one(connection, "select count(*) from month").orElseThrow();
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void refused(Database database, String sql) {
        assertThatThrownBy(() -> execute(database, sql)).isInstanceOf(SQLException.class);
    }
}
