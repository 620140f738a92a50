package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class TransactionTest {
    private DataSource database;

    @BeforeEach
    void make() throws SQLException {
        var fresh = TestPostgres.fresh();
        var source = new PGSimpleDataSource();
        source.setUrl(fresh.url());
        source.setUser(fresh.user());
        source.setPassword(fresh.password());
        database = source;
        try (var connection = database.getConnection()) {
            Statements.update(connection, "create table note (id int primary key, text text)");
        }
    }

    @Test
    void all_of_it_is_kept_and_its_result_given() {
        var changed =
                Transaction.of(
                        database,
                        "notes were not written",
                        connection ->
                                Statements.update(
                                        connection,
                                        "insert into note values (?, ?), (?, ?)",
                                        1,
                                        "one",
                                        2,
                                        null));
        assertThat(changed).isEqualTo(2);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void nothing_is_kept_when_it_throws_and_the_reason_is_said() {
        assertThatThrownBy(() ->
                        Transaction.of(
                                database,
                                "notes were not written",
                                connection -> {
                                    Statements.update(connection, "insert into note values (1)");
                                    return Statements.update(
                                            connection, "insert into note values (1)");
                                }))
                .hasMessage("notes were not written")
                .cause()
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() ->
                        Transaction.of(
                                database,
                                "notes were not written",
                                connection -> {
                                    Statements.update(connection, "insert into note values (1)");
                                    throw new IllegalArgumentException("no");
                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(notes()).isZero();
    }

    private int notes() {
        return Transaction.of(
                database,
                "notes cannot be read",
                connection -> {
                    try (var query = Statements.with(connection, "select count(*) from note");
                            var row = query.executeQuery()) {
                        row.next();
                        return row.getInt(1);
                    }
                });
    }
}
