package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class LocalPostgresTest {
    @TempDir Path home;

    @Test
    void what_was_written_is_there_after_a_stop_and_a_start() throws Exception {
        try (var server = LocalPostgres.start(home)) {
            execute(server.superuser(), "create table kept(x int)");
            assertThat(ask(server.superuser(), "show fsync")).isEqualTo("on");
        }
        try (var server = LocalPostgres.start(home)) {
            assertThat(ask(server.superuser(), "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void a_running_server_of_the_same_folder_is_adopted() throws Exception {
        var first = LocalPostgres.start(home);
        try (var second = LocalPostgres.start(home)) {
            assertThat(second.superuser()).isEqualTo(first.superuser());
        }
        assertThatThrownBy(() -> first.superuser().connect()).isInstanceOf(SQLException.class);
    }

    @Test
    void a_pid_file_naming_another_process_does_not_hinder_the_start() throws Exception {
        LocalPostgres.start(home).close();
        var own = ProcessHandle.current().pid();
        Files.writeString(
                home.resolve("data/postmaster.pid"), own + "\n" + home + "/data\n0\n5432\n");
        try (var server = LocalPostgres.start(home)) {
            assertThat(ask(server.superuser(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void nobody_enters_without_the_password_and_only_the_owner_may_read_it() throws Exception {
        try (var server = LocalPostgres.start(home)) {
            var stranger = server.superuser().as("postgres", "guess");
            assertThatThrownBy(stranger::connect).hasMessageContaining("password");
            assertThat(Files.getPosixFilePermissions(home.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void fresh_databases_know_nothing_of_one_another() throws Exception {
        var one = TestPostgres.fresh();
        execute(one, "create table here(x int)");
        assertThat(ask(TestPostgres.fresh(), "select to_regclass('here')")).isNull();
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
