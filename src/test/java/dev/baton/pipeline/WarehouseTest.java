package dev.baton.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class WarehouseTest {
    private final Database database = TestPostgres.fresh();

    private static Warehouse at(Database database) {
        return new Warehouse(
                Optional.of(database.url()),
                Optional.of(database.user()),
                Optional.of(database.password()),
                "public");
    }

    private static Problem problem(Warehouse warehouse, String sql) {
        try (var connection = warehouse.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            throw new AssertionError("nothing went wrong");
        } catch (SQLException e) {
            return WarehouseFailure.of(e).problem();
        }
    }

    @Test
    void a_login_may_stand_in_the_address() throws SQLException {
        var address =
                database.url()
                        .replace("jdbc:", "")
                        .replace("//", "//%s:%s@".formatted(database.user(), database.password()));
        var warehouse =
                new Warehouse(Optional.of(address), Optional.empty(), Optional.empty(), "public");

        try (var connection = warehouse.open()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void none_is_said_in_words() {
        var none = new Warehouse(Optional.empty(), Optional.empty(), Optional.empty(), "public");

        assertThat(none.present()).isFalse();
        assertThatThrownBy(none::open).hasMessageContaining("no warehouse");
    }

    @Test
    void one_that_does_not_answer_may_answer_later() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var gone = new Database("jdbc:postgresql://127.0.0.1:" + port + "/x", "a", "b");

        assertThat(problem(at(gone), "select 1").cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
        assertThat(problem(at(database), "select pg_terminate_backend(pg_backend_pid())").cause())
                .isEqualTo(Cause.DATABASE_UNREACHABLE);
    }

    @Test
    void one_that_lets_nobody_in_will_not_later_either() {
        var wrong = problem(at(database.as(database.user(), "wrong")), "select 1");
        assertThat(wrong.cause()).isEqualTo(Cause.QUERY_FAILED);
        assertThat(wrong.suggestions().toString()).contains("BATON_WAREHOUSE_URL");
        assertThat(problem(at(database.named("nowhere")), "select 1").cause())
                .isEqualTo(Cause.QUERY_FAILED);
    }

    @Test
    void what_the_role_may_not_do_is_told_with_what_to_grant() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'warehouse_guest') then
                            create role warehouse_guest login password 'guest';
                        end if;
                    end $$
                    """);
        }

        var problem = problem(at(database.as("warehouse_guest", "guest")), "create schema s");

        assertThat(problem.text()).contains("permission denied");
        assertThat(problem.suggestions().toString()).contains("Grant the warehouse's role");
    }

    @Test
    void other_complaints_are_told_in_the_warehouses_own_words() {
        assertThat(problem(at(database), "select 1/0").text())
                .isEqualTo("The warehouse refused: division by zero.");
        assertThat(problem(at(database), "do $$ begin raise sqlstate '40001'; end $$").cause())
                .isEqualTo(Cause.BUSY);
    }
}
