package dev.baton.reward.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.reward.grade.Scoring.Item;
import dev.baton.reward.grade.Scoring.Scored;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ScoringTest {
    private static final Library LIBRARY = new Library();
    private static final Task TITLES = Task.of("titles", List.of("select title from book"));
    private static final Task NAMES = Task.of("names", List.of("select name from author"));

    @AfterAll
    static void close() {
        LIBRARY.close();
    }

    @Test
    void answers_are_graded_in_their_order_and_a_task_runs_its_golds_once() {
        var source = new Watched(LIBRARY.source, null);
        var items = new ArrayList<Item>();
        for (int i = 0; i < 60; i++) {
            items.add(
                    new Item(
                            i % 2 == 0 ? TITLES : NAMES,
                            i % 3 == 0 ? "select title from book" : "nothing to say",
                            source,
                            null));
        }
        var scored =
                new Scoring(LIBRARY.grader, 4, Duration.ofMinutes(1))
                        .score(items, new Cancellation());
        assertThat(scored).hasSize(60);
        for (int i = 0; i < 60; i++) {
            var grade = ((Scored.Graded) scored.get(i)).grade();
            assertThat(grade.right()).as("item " + i).isEqualTo(i % 6 == 0);
        }
        assertThat(source.runs.get()).isEqualTo(2 + 20);
        assertThat(source.most.get()).isBetween(1, 4);
    }

    @Test
    void what_is_not_graded_in_time_is_told_and_the_rest_stands() {
        var held = new CountDownLatch(1);
        var source = new Watched(LIBRARY.source, held);
        var scoring = new Scoring(LIBRARY.grader, 2, Duration.ofSeconds(5));
        var items =
                List.of(
                        new Item(NAMES, "select name from author", LIBRARY.source, null),
                        new Item(TITLES, "select title from book", source, null));
        var scored = scoring.score(items, new Cancellation());
        assertThat(scored.get(0)).isInstanceOf(Scored.Graded.class);
        assertThat(((Scored.Broken) scored.get(1)).problem().cause()).isEqualTo(Cause.TIMEOUT);
        var again = scoring.score(items.subList(0, 1), new Cancellation());
        assertThat(again.getFirst()).isEqualTo(scored.getFirst());
    }

    @Test
    void bombs_and_rubbish_beside_it_change_no_grade() {
        var items = new ArrayList<Item>();
        for (var bomb :
                List.of(
                        "select count(*) from book a, book b, book c, book d, book e, book f, book g, book h, book i, book j",
                        "with recursive r as (select 1 as n union all select n + 1 from r) select count(*) from r",
                        "select repeat('x', 1000000000)",
                        "select * from generate_series(1, 100000000)",
                        "(".repeat(5_000),
                        "select " + "1 + ".repeat(4_000) + "1",
                        "\u0000\u202e",
                        "{".repeat(10_000))) {
            items.add(new Item(NAMES, bomb, LIBRARY.source, null));
            items.add(new Item(NAMES, "select name from author", LIBRARY.source, null));
        }
        var scored =
                new Scoring(LIBRARY.grader, 2, Duration.ofMinutes(1))
                        .score(items, new Cancellation());
        for (int i = 0; i < items.size(); i++) {
            assertThat(((Scored.Graded) scored.get(i)).grade().right())
                    .as(items.get(i).completion().substring(0, 2))
                    .isEqualTo(i % 2 == 1);
        }
    }

    /**
     * Counts what runs at one time; with a latch, queries wait for it or for their cancellation.
     */
    private static final class Watched implements DataSource {
        private final DataSource source;
        private final @Nullable CountDownLatch held;
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Watched(DataSource source, @Nullable CountDownLatch held) {
            this.source = source;
            this.held = held;
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public Verdict check(String sql) {
            return source.check(sql);
        }

        @Override
        public Explanation explain(SafeSql sql, Cancellation cancellation) {
            return source.explain(sql, cancellation);
        }

        @Override
        public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            runs.incrementAndGet();
            try (var _ = cancellation.onCancel(this::letGo)) {
                if (held != null) {
                    held.await();
                }
                cancellation.check();
                return source.run(sql, limits, cancellation);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                now.decrementAndGet();
            }
        }

        private void letGo() {
            if (held != null) {
                held.countDown();
            }
        }
    }
}
