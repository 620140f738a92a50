package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("postgres")
class StatisticTest {
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(100, 1 << 20, Duration.ofSeconds(10));
    private static Database plain;

    @BeforeAll
    static void prepare() throws SQLException {
        var owner = TestPostgres.fresh();
        var role = "plain_" + System.nanoTime();
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table seen (id int primary key, note text)");
            statement.execute(
                    "create table unseen (id int primary key, seen_id int references seen)");
            statement.execute("create role " + role + " login password 'reads'");
            statement.execute("grant select on seen to " + role);
        }
        plain = owner.as(role, "reads");
    }

    private static ResultTable read(Statistic what) {
        return new QueryRunner(plain::connect).run(what, LIMITS, new Cancellation());
    }

    @TestFactory
    Stream<DynamicTest> a_role_that_may_only_read_can_read_each_statistic() {
        return Stream.of(Statistic.values())
                .filter(what -> what != Statistic.STATEMENTS)
                .map(what ->
                        DynamicTest.dynamicTest(
                                what.name(), () -> assertThat(read(what).columns()).isNotEmpty()));
    }

    @Test
    void statements_are_there_only_with_the_extension() {
        var database = read(Statistic.DATABASE);
        int at =
                database.columns().stream()
                        .map(ResultTable.ResultColumn::name)
                        .toList()
                        .indexOf("has_statements");
        assertThat(database.rows().getFirst().get(at)).isEqualTo(new Value.Flag(false));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(Statistic.STATEMENTS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("pg_stat_statements");
    }

    @Test
    void keys_name_their_columns_on_both_sides() {
        var keys = read(Statistic.FOREIGN_KEYS);
        assertThat(keys.rows())
                .hasSize(1)
                .first()
                .satisfies(key ->
                        assertThat(key)
                                .contains(
                                        Value.text("unseen"),
                                        new Value.Items(List.of(Value.text("seen_id"))),
                                        Value.text("seen")));
    }
}
