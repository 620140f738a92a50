package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static dev.baton.finance.book.store.BooksWorld.sale;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class AuditTest {
    private static final int TRIALS = 300;
    private static final List<String> FIELDS =
            List.of(
                    "actor",
                    "version",
                    "model",
                    "prompt",
                    "action",
                    "subject",
                    "before",
                    "after",
                    "reason",
                    "run",
                    "step",
                    "approval",
                    "document",
                    "previous",
                    "hash");
    private static final String REHASH =
            "update books.audit a set hash = books.audit_hash(a) where company = 'co' and number = ";

    @AutoClose private final BooksWorld world = new BooksWorld();

    @BeforeEach
    void work() {
        world.opened("co", 1, 0);
        for (int i = 0; i < 8; i++) {
            world.posted("co", "k" + i, sale("n" + i, LocalDate.of(2025, 12, 10), 5, null), ANN);
        }
    }

    @Test
    void what_was_written_is_whole_and_every_row_says_who_did_what() {
        var verdict = world.audit.verify("co");
        assertThat(verdict.whole()).isTrue();
        var page = world.audit.page("co", Long.MAX_VALUE, null, 5);
        assertThat(page.getFirst().number()).isEqualTo(verdict.rows());
        assertThat(page.getFirst().hash()).isEqualTo(verdict.head());
        assertThat(page).extracting(Audit.Row::actor).containsOnly("ann");
    }

    @Test
    void whatever_is_done_to_a_row_is_found_at_its_number() throws SQLException {
        long rows = world.audit.verify("co").rows();
        var random = new Random(11);
        try (var connection = world.pool.getConnection()) {
            connection.setAutoCommit(false);
            var audit = new Audit(new Held(connection));
            for (int i = 0; i < TRIALS; i++) {
                long number = 1 + random.nextLong(rows);
                var kind = Tampering.values()[random.nextInt(Tampering.values().length)];
                run(connection, "set local session_replication_role = replica");
                long found = kind.apply(connection, number, rows, random);
                assertThat(audit.verify("co").broken())
                        .as("%s at %s of %s, trial %s", kind, number, rows, i)
                        .isEqualTo(found);
                connection.rollback();
            }
        }
    }

    /** Ways to change the past. */
    private enum Tampering {
        CHANGED {
            @Override
            long apply(Connection connection, long number, long rows, Random random)
                    throws SQLException {
                var field = FIELDS.get(random.nextInt(FIELDS.size()));
                run(
                        connection,
                        "update books.audit set "
                                + field
                                + " = coalesce("
                                + field
                                + ", '') || 'x' where company = 'co' and number = "
                                + number);
                return number;
            }
        },
        CHANGED_AND_HASHED_ANEW {
            @Override
            long apply(Connection connection, long number, long rows, Random random)
                    throws SQLException {
                run(
                        connection,
                        "update books.audit set actor = 'eve' where company = 'co' and number = "
                                + number);
                run(connection, REHASH + number);
                return number;
            }
        },
        REMOVED {
            @Override
            long apply(Connection connection, long number, long rows, Random random)
                    throws SQLException {
                run(
                        connection,
                        "delete from books.audit where company = 'co' and number = " + number);
                return number;
            }
        },
        SWAPPED {
            @Override
            long apply(Connection connection, long number, long rows, Random random)
                    throws SQLException {
                long one = Math.min(number, rows - 1);
                long other = one + 1 + random.nextLong(rows - one);
                move(connection, one, -1);
                move(connection, other, one);
                move(connection, -1, other);
                return one;
            }
        },
        INSERTED {
            @Override
            long apply(Connection connection, long number, long rows, Random random)
                    throws SQLException {
                run(
                        connection,
                        "update books.audit set number = -number - 1 where number >= " + number);
                run(connection, "update books.audit set number = -number where number < 0");
                run(
                        connection,
                        """
                        insert into books.audit (company, number, at, actor, kind, action, subject, previous, hash)
                        select 'co', %1$s, '2026-07-01T12:00:00Z', 'eve', 'person', 'post', 'entry x',
                            coalesce((select hash from books.audit where company = 'co' and number = %1$s - 1), ''), ''
                        """
                                .formatted(number));
                if (random.nextBoolean()) {
                    run(connection, REHASH + number);
                }
                return number;
            }
        },
        ADDED_AT_THE_END {
            @Override
            long apply(Connection connection, long number, long rows, Random random)
                    throws SQLException {
                run(
                        connection,
                        """
                        insert into books.audit (company, number, at, actor, kind, action, subject, previous, hash)
                        select 'co', number + 1, at, 'eve', kind, action, subject, hash, '' from books.audit
                        where company = 'co' and number = %s
                        """
                                .formatted(rows));
                run(connection, REHASH + (rows + 1));
                return rows + 1;
            }
        };

        abstract long apply(Connection connection, long number, long rows, Random random)
                throws SQLException;
    }

    private static void move(Connection connection, long from, long to) throws SQLException {
        run(
                connection,
                "update books.audit set number = "
                        + to
                        + " where company = 'co' and number = "
                        + from);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var call = connection.createStatement()) {
            call.execute(statement);
        }
    }
}
