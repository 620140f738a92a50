package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class WarehouseDatabaseTest {
    private static final String URL = "postgresql://files:secret@db/house";

    @TempDir Path home;

    @Test
    void what_the_writer_makes_the_reader_sees_and_nobody_else() throws Exception {
        try (var server = LocalPostgres.start(home)) {
            var roles = Roles.prepare(server.superuser());
            var warehouse = WarehouseDatabase.prepare(server.superuser());
            execute(
                    warehouse.writer(),
                    "create table files (x int); create schema notes; create table notes.n (x int)");
            var reader = warehouse.source().database();

            execute(reader, "select * from files");
            refused(reader, "insert into files values (1)");
            refused(
                    reader,
                    "set default_transaction_read_only = off; insert into files values (1)");
            refused(reader, "create table mine (x int)");
            refused(reader, "select * from notes.n");
            refused(warehouse.writer().named("baton"), "select 1");
            refused(roles.reader().named("baton_warehouse"), "select 1");
            refused(roles.app().named("baton_warehouse"), "select 1");

            var again = WarehouseDatabase.prepare(server.superuser());
            execute(again.source().database(), "select * from files");
            refused(reader, "select 1");
        }
    }

    @Test
    void one_that_was_given_is_asked_as_its_reader_when_there_is_one() {
        var settings = new Settings(Map.of("BATON_WAREHOUSE_URL", URL));
        var writer = settings.warehouse().orElseThrow();

        assertThat(WarehouseDatabase.given(writer, Optional.empty()).source().database())
                .isEqualTo(writer);
        var reader = writer.as("looking", "pw");
        assertThat(WarehouseDatabase.given(writer, Optional.of(reader)).source().database())
                .isEqualTo(reader);
        assertThat(WarehouseDatabase.given(writer, Optional.empty()).source().name())
                .isEqualTo("warehouse");
    }

    @Test
    void files_do_not_go_into_the_database_of_the_state() {
        var settings =
                new Settings(
                        Map.of(
                                "BATON_DATABASE_URL",
                                URL,
                                "BATON_WAREHOUSE_URL",
                                URL.replace("files:secret", "other:secret")));

        assertThatThrownBy(() -> Storage.open(settings))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("a database of their own");
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
