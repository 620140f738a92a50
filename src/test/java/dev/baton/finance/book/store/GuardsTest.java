package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static dev.baton.finance.book.store.BooksWorld.sale;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the database refuses, whoever asks. */
@Tag("postgres")
class GuardsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    @AutoClose private final BooksWorld world = new BooksWorld();

    @TestFactory
    Stream<DynamicTest> the_owner_of_the_tables_cannot_change_what_was_posted() {
        world.opened("co", 1, 3);
        world.posted("co", "a", sale("1", DAY, 100, null), ANN);
        return List.of(
                        "update books.entry set text = 'x' where status = 'posted'",
                        "update books.entry set status = 'draft', number = 0, draft = '{}'",
                        "delete from books.entry",
                        "truncate books.entry cascade",
                        "update books.entry_line set amount = 1",
                        "delete from books.entry_line",
                        "truncate books.entry_line",
                        "update books.audit set actor = 'x'",
                        "delete from books.audit",
                        "truncate books.audit")
                .stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each,
                                () -> assertThat(world.refused(each)).contains("never changed")));
    }

    @Test
    void lines_cannot_be_added_to_a_posted_entry_and_entries_balance_at_commit() {
        world.opened("co", 1, 3);
        assertThat(
                        world.refused(
                                """
                                insert into books.entry_line (company, entry, line, date, account, currency, amount, base)
                                select company, id, 99, date, '1200', 'EUR', 0, 0 from books.entry limit 1
                                """))
                .contains("no further lines");
        var entry =
                """
                insert into books.entry (company, id, journal, number, date, recorded, text, source, prepared_by, status, hash)
                values ('co', 'x', 'x', 1, '2025-05-05', now(), '', '', '', 'posted', '');
                """;
        assertThat(world.refused(entry)).contains("no lines");
        assertThat(
                        world.refused(
                                entry
                                        + """
                                        insert into books.entry_line (company, entry, line, date, account, currency, amount, base)
                                        values ('co', 'x', 1, '2025-05-05', '1200', 'EUR', 5, 5),
                                               ('co', 'x', 2, '2025-05-05', '1400', 'USD', -5, -5);
                                        """))
                .contains("does not balance");
    }

    @Test
    void a_closed_period_takes_no_entry_from_anybody() {
        world.opened("co", 1, 3);
        world.sql("insert into books.period values ('co', '2025-05-01', 'closed', 'ann', now())");
        assertThat(
                        world.refused(
                                """
                                insert into books.entry (company, id, journal, number, date, recorded, text, source, prepared_by, status, hash)
                                values ('co', 'x', 'x', 1, '2025-05-05', now(), '', '', '', 'posted', '')
                                """))
                .contains("2025-05 is closed");
    }

    @Test
    void the_servers_role_reads_and_calls_and_writes_nothing_itself() throws SQLException {
        world.opened("co", 1, 3);
        var role = "books_app_" + System.nanoTime();
        world.sql("create role " + role + " login password 'x'");
        try {
            world.sql("select books.serve('%s')".formatted(role));
            try (var connection = world.database.as(role, "x").connect();
                    var call = connection.createStatement()) {
                call.execute("select count(*) from books.entry");
                call.execute("select books.unpair('co', 'none', '{}')");
                for (var statement :
                        List.of(
                                "insert into books.journal values ('co', 'x', 5)",
                                "update books.company set name = 'x'",
                                "delete from books.match",
                                "select books.seal('co', 'x', null, '{}')",
                                "select books.note('co', '{}', 'a', 'b', null, null)",
                                "truncate books.entry")) {
                    assertThat(refusal(call, statement)).contains("permission denied");
                }
            }
        } finally {
            world.sql("drop owned by " + role + "; drop role " + role);
        }
    }

    private static String refusal(java.sql.Statement call, String statement) {
        try {
            call.execute(statement);
            return "done";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
