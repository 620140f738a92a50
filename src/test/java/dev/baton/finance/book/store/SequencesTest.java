package dev.baton.finance.book.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random work on books, held against a model of what must have become of them. */
@Tag("postgres")
class SequencesTest {
    // All 10,000 take minutes: -Dbaton.test.sequences=10000.
    private static final int SEQUENCES = Integer.getInteger("baton.test.sequences", 1_000);
    private static final int IN_ONE = 100;

    @AutoClose private final BooksWorld world = new BooksWorld();

    @Test
    void whatever_is_posted_matched_reversed_and_rolled_back_every_invariant_holds()
            throws SQLException {
        try (var connection = world.pool.getConnection()) {
            connection.setAutoCommit(false);
            for (int first = 0; first < SEQUENCES; first += IN_ONE) {
                for (int seed = first; seed < first + IN_ONE; seed++) {
                    sequence(connection, seed).play();
                }
                // Kept small: what holds for these books needs no other books.
                connection.rollback();
            }
        }
    }

    private static Sequence sequence(Connection connection, int seed) {
        var held = new Held(connection);
        var clock = Clock.fixed(BooksWorld.NOON, ZoneOffset.UTC);
        return new Sequence(
                connection,
                seed,
                new Posting(held, clock, Duration.ofDays(7)),
                new Matching(held, clock),
                new Rollback(held, clock));
    }

    @Test
    void an_import_that_is_rolled_back_leaves_the_books_as_they_were_and_may_come_again() {
        var small = world.opened("co", 1, 12);
        var before = world.books("co");
        var balances = before.balances(SmallLedger.LAST);
        var open = before.open(dev.baton.finance.book.Item.Side.RECEIVABLE, SmallLedger.LAST);
        var longer = SmallLedger.of("co", 1, 40);
        var report = world.imports.load(longer, "test", BooksWorld.ANN);

        var done = world.rollback.ofImport("co", report.id(), BooksWorld.ANN);
        assertThat(done.nothing()).isFalse();
        assertThat(world.books("co").balances(SmallLedger.LAST)).isEqualTo(balances);
        assertThat(
                        world.books("co")
                                .open(
                                        dev.baton.finance.book.Item.Side.RECEIVABLE,
                                        SmallLedger.LAST.plusYears(1)))
                .isEqualTo(
                        before.open(
                                dev.baton.finance.book.Item.Side.RECEIVABLE,
                                SmallLedger.LAST.plusYears(1)));
        assertThat(open).isNotEmpty();
        assertThat(world.books("co").matches()).isEqualTo(small.matches());
        assertThat(world.books("co").bankLines(SmallLedger.FIRST, SmallLedger.LAST))
                .containsExactlyInAnyOrderElementsOf(small.bankLines());
        assertThat(world.rollback.ofImport("co", report.id(), BooksWorld.ANN).nothing()).isTrue();

        world.imports.load(longer, "test", BooksWorld.ANN);
        assertThat(world.books("co").balances(SmallLedger.LAST).get("1400"))
                .isEqualTo(longer.balances(SmallLedger.LAST).get("1400"));
        assertThat(world.books("co").bankLines(SmallLedger.FIRST, SmallLedger.LAST))
                .containsExactlyInAnyOrderElementsOf(longer.bankLines());
        assertThat(world.audit.verify("co").whole()).isTrue();
    }
}
