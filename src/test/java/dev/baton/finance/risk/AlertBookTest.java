package dev.baton.finance.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class AlertBookTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);
    private static final Set<Rule> ALL = EnumSet.allOf(Rule.class);
    private final Ticking clock = new Ticking();
    private final AlertBook book = new AlertBook(database(), clock);

    /** A second later at each look. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-07-01T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }
    }

    private static PGSimpleDataSource database() {
        var database = TestPostgres.fresh("db/migration/V202611261835__finance_alert.sql");
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        return pool;
    }

    private static List<Alert> splits() {
        return new Small()
                .vendor("V1")
                .bill("I1", "V1", "A-1", MAY, "9800.00")
                .bill("I2", "V1", "A-7", MAY.plusDays(1), "9650.00")
                .found(Rule.LIMIT_SPLIT);
    }

    private String state() {
        return book.list("c", null, 10).getFirst().state();
    }

    @Test
    void a_case_found_again_is_one_row_and_what_was_said_of_it_stays() {
        book.seen("c", Small.LAST, ALL, splits());
        var first = book.list("c", "open", 10);
        assertThat(first).hasSize(1);
        book.acknowledge("c", first.getFirst().key(), "ann", "Asked the vendor.");
        book.seen("c", Small.LAST, ALL, splits());
        assertThat(book.list("c", null, 10))
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo("acknowledged"))
                .satisfies(each -> assertThat(each.note()).isEqualTo("Asked the vendor."))
                .satisfies(each -> assertThat(each.lastSeen()).isAfter(each.firstSeen()));
    }

    @Test
    void what_is_not_found_any_more_is_resolved_and_opens_when_it_comes_back() {
        book.seen("c", Small.LAST, ALL, splits());
        book.seen("c", Small.LAST, EnumSet.of(Rule.OVERDUE), List.of());
        assertThat(state()).isEqualTo("open");
        book.seen("other", Small.LAST, ALL, List.of());
        assertThat(state()).isEqualTo("open");
        book.seen("c", Small.LAST, ALL, List.of());
        assertThat(state()).isEqualTo("resolved");
        var key = splits().getFirst().key();
        assertThatThrownBy(() -> book.acknowledge("c", key, "ann", null))
                .hasMessageContaining("conflict");
        book.seen("c", Small.LAST, ALL, splits());
        assertThat(state()).isEqualTo("open");
    }

    @Test
    void a_look_at_an_earlier_day_changes_nothing_that_is_newer() {
        book.seen("c", Small.LAST, ALL, splits());
        book.seen("c", Small.LAST.minusMonths(3), ALL, List.of());
        assertThat(state()).isEqualTo("open");
        assertThatThrownBy(() -> book.acknowledge("c", "none", "ann", null))
                .hasMessageContaining("not_found");
    }
}
