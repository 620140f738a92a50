package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static dev.baton.finance.book.store.BooksWorld.payment;
import static dev.baton.finance.book.store.BooksWorld.sale;
import static dev.baton.finance.book.store.SmallLedger.LAST;
import static dev.baton.finance.book.store.SmallLedger.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Match;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PostingTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    @AutoClose private final BooksWorld world = new BooksWorld();

    @BeforeEach
    void open() {
        world.opened("co", 1, 0);
    }

    private Entry entry(String id) {
        return world.books("co").entries(SmallLedger.FIRST, LAST.plusYears(1)).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_small_sure_entry_is_posted_at_once_with_the_next_number() {
        var first = world.posted("co", "a", sale("1", DAY, 100, null), ANN);
        var second = world.posted("co", "b", sale("2", DAY, 200, "0.99"), ANN);
        assertThat(entry(first).number()).isEqualTo(1);
        assertThat(entry(second).number()).isEqualTo(2);
        assertThat(world.books("co").balances(LAST).get("1400")).isEqualTo(money(300));
        assertThat(world.books("co").open(Item.Side.RECEIVABLE, LAST))
                .extracting(Item.Open::amount)
                .containsExactly(money(100), money(200));
    }

    @Test
    void the_same_key_again_is_the_same_entry_and_other_content_is_refused() {
        var first = world.posted("co", "a", sale("1", DAY, 100, null), ANN);
        assertThat(world.posted("co", "a", sale("1", DAY, 100, null), ANN)).isEqualTo(first);
        assertThat(world.books("co").balances(LAST).get("1400")).isEqualTo(money(100));
        assertThatThrownBy(() -> world.posting.draft("co", "a", sale("2", DAY, 100, null), ANN))
                .hasMessageContaining("another entry");
    }

    @Test
    void what_does_not_balance_is_no_draft() {
        var sale = sale("1", DAY, 100, null);
        var lines = List.of(sale.lines().getFirst(), sale.lines().getFirst());
        assertThatThrownBy(() -> world.posting.draft("co", "a", changed(sale, lines), ANN))
                .hasMessageContaining("does not balance");
    }

    @Test
    void an_account_that_is_not_there_is_a_problem_when_posted() {
        var sale = sale("1", DAY, 100, null);
        var lines =
                List.of(
                        sale.lines().getFirst(),
                        SmallLedger.line("404", "EUR", money(-100), money(-100), null, null));
        assertThatThrownBy(() -> world.posted("co", "a", changed(sale, lines), ANN))
                .hasMessageContaining("bad_request");
    }

    @Test
    void numbers_have_no_gap_however_many_post_at_once_and_fail_between() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 24; i++) {
                var key = "k" + i;
                // Every fourth names an account that is not there.
                var sale = sale(key, DAY, 10, null);
                var bad =
                        List.of(
                                sale.lines().getFirst(),
                                SmallLedger.line("404", "EUR", money(-10), money(-10), null, null));
                var draft = i % 4 == 0 ? changed(sale, bad) : sale;
                tasks.add(() -> !world.posted("co", key, draft, ANN).isEmpty());
            }
            pool.invokeAll(tasks);
        }
        assertThat(world.books("co").entries(DAY, DAY))
                .extracting(Entry::number)
                .containsExactly(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L,
                        18L);
        assertThat(world.audit.verify("co").whole()).isTrue();
    }

    @Test
    void a_reversal_opens_what_was_settled_and_undoes_the_match() {
        world.posted("co", "a", sale("1", DAY, 100, null), ANN);
        var paid = world.posted("co", "b", payment("1", DAY, 100), ANN);
        world.sql(
                """
                insert into books.bank_line values ('co', 'L1', 'B1', null, '2025-12-10', '2025-12-10',
                    'EUR', 100, '', null, null, null, 'h')
                """);
        world.matching.match("co", new Match("M1", List.of("L1"), List.of(paid), "hand"), ANN);
        assertThat(world.books("co").open(Item.Side.RECEIVABLE, LAST)).isEmpty();

        var mirror = world.posting.reverse("co", paid, ANN);
        assertThat(world.posting.reverse("co", paid, ANN)).isEqualTo(mirror);
        assertThat(world.books("co").open(Item.Side.RECEIVABLE, LAST))
                .extracting(Item.Open::amount)
                .containsExactly(money(100));
        assertThat(world.books("co").matches()).isEmpty();
        assertThat(entry(paid).status()).isEqualTo(Entry.Status.REVERSED);
        assertThat(entry(mirror).reverses()).isEqualTo(paid);
        assertThat(entry(mirror).number()).isEqualTo(2);
    }

    @Test
    void an_entry_of_a_closed_month_is_reversed_in_the_first_open_one() {
        var old = world.posted("co", "a", sale("1", DAY, 100, null), ANN);
        world.sql("delete from books.approval_policy where action = 'close_period'");
        world.periods.close("co", YearMonth.of(2025, 12), ANN);
        var mirror = world.posting.reverse("co", old, ANN);
        assertThat(entry(mirror).date()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThatThrownBy(() -> world.posted("co", "b", sale("2", DAY, 10, null), ANN))
                .hasMessageContaining("2025-12 is closed");
    }

    @Test
    void a_month_with_drafts_is_not_closed() {
        world.posting.draft("co", "a", sale("1", DAY, 100, null), ANN);
        assertThatThrownBy(() -> world.periods.close("co", YearMonth.of(2025, 12), ANN))
                .hasMessageContaining("not posted yet");
    }

    @Test
    void a_cancelled_draft_stays_cancelled_and_a_posted_one_is_not_cancelled() {
        var draft = world.posting.draft("co", "a", sale("1", DAY, 100, null), ANN);
        world.posting.cancel("co", draft, ANN);
        world.posting.cancel("co", draft, ANN);
        assertThatThrownBy(() -> world.posting.submit("co", draft, ANN))
                .hasMessageContaining("cancelled");
        var posted = world.posted("co", "b", sale("2", DAY, 100, null), ANN);
        assertThatThrownBy(() -> world.posting.cancel("co", posted, ANN))
                .hasMessageContaining("posted");
    }

    @Test
    void a_bank_line_stands_in_one_match_only() {
        var one = world.posted("co", "a", sale("1", DAY, 100, null), ANN);
        world.sql(
                """
                insert into books.bank_line values ('co', 'L1', 'B1', null, '2025-12-10', '2025-12-10',
                    'EUR', 100, '', null, null, null, 'h')
                """);
        var match = new Match("M1", List.of("L1"), List.of(one), "hand");
        assertThat(world.matching.match("co", match, ANN)).isEqualTo("M1");
        assertThat(world.matching.match("co", match, ANN)).isEqualTo("M1");
        assertThatThrownBy(() ->
                        world.matching.match(
                                "co", new Match("M2", List.of("L1"), List.of(one), "hand"), ANN))
                .hasMessageContaining("matched already");
        assertThat(world.matching.unmatch("co", "M1", ANN)).isTrue();
        assertThat(world.matching.unmatch("co", "M1", ANN)).isFalse();
    }

    private static Draft changed(Draft draft, List<Entry.Line> lines) {
        return new Draft(
                draft.journal(),
                draft.date(),
                draft.text(),
                draft.source(),
                draft.document(),
                draft.confidence(),
                draft.flags(),
                draft.items(),
                lines);
    }
}
