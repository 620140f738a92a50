package dev.baton.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.event.EventLog;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private static final RunId A = new RunId("a");
    private static final RunId B = new RunId("b");
    private final List<LoggedEvent> written = new ArrayList<>();
    private final Follower follower = new Follower(new Written());

    /** A log that is only a list. */
    private final class Written extends EventLog {
        Written() {
            super(null);
        }

        @Override
        public List<LoggedEvent> after(RunId run, long seq, int limit) {
            return written.stream()
                    .filter(event -> event.run().equals(run) && event.seq() > seq)
                    .limit(limit)
                    .toList();
        }
    }

    @Test
    void every_event_comes_once_and_in_order_across_batches() {
        write(A, 1, 150);
        follower.follow(A, 0);
        assertThat(drain()).hasSize(150).isSorted().doesNotHaveDuplicates();
        write(A, 151, 153);
        assertThat(drain()).isEmpty();
        follower.news(A);
        assertThat(drain()).containsExactly(151L, 152L, 153L);
    }

    @Test
    void reading_goes_on_after_the_seq_a_client_has_seen() {
        write(A, 1, 5);
        follower.follow(A, 3);
        assertThat(drain()).containsExactly(4L, 5L);
    }

    @Test
    void following_twice_does_not_start_again() {
        write(A, 1, 2);
        assertThat(follower.follow(A, 0)).isTrue();
        drain();
        assertThat(follower.follow(A, 0)).isFalse();
        assertThat(drain()).isEmpty();
    }

    @Test
    void runs_are_read_side_by_side() {
        write(A, 1, 2);
        write(B, 1, 2);
        follower.follow(A, 0);
        follower.follow(B, 0);
        assertThat(drain()).containsExactlyInAnyOrder(1L, 2L, 1L, 2L);
        assertThat(follower.read()).containsEntry(A, 2L).containsEntry(B, 2L);
    }

    private void write(RunId run, int from, int to) {
        for (int seq = from; seq <= to; seq++) {
            written.add(new LoggedEvent(run, seq, "progress", Value.Fields.EMPTY, Instant.EPOCH));
        }
    }

    private List<Long> drain() {
        var seqs = new ArrayList<Long>();
        for (var next = follower.next(); next.isPresent(); next = follower.next()) {
            seqs.add(Optional.of(next.get()).map(LoggedEvent::seq).orElseThrow());
        }
        return seqs;
    }
}
