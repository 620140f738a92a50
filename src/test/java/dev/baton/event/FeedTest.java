package dev.baton.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final RunId RUN = new RunId("run-1");

    private final Feed feed = new Feed();
    private final List<String> heard = new ArrayList<>();

    private final Feed.Listener listener =
            new Feed.Listener() {
                @Override
                public void wake(RunId run, long seq) {
                    heard.add(run + " " + seq);
                }

                @Override
                public void token(RunId run, StepId step, String piece) {
                    heard.add(step + " " + piece);
                }
            };

    @Test
    void a_listener_hears_of_its_run_only_and_of_each_seq_once() {
        feed.listen(RUN, listener);
        feed.written(RUN, 3, false);
        feed.written(RUN, 3, false);
        feed.written(RUN, 2, false);
        feed.written(new RunId("run-2"), 9, false);
        feed.token(RUN, new StepId("E1"), "sel");
        feed.written(RUN, 5, true);

        assertThat(heard).containsExactly("run-1 3", "E1 sel", "run-1 5");
    }

    @Test
    void who_listens_anywhere_hears_of_news_from_here_and_from_other_replicas() {
        var subscription = feed.listenAnywhere(() -> heard.add("news"));
        feed.written(RUN, 1, false);
        feed.heard(new RunId("run-2"), 7, false);
        feed.wake(RUN, 1, false);
        assertThat(heard).containsExactly("news", "news");
        subscription.close();
        feed.written(RUN, 2, true);
        assertThat(heard).hasSize(2);
    }

    @Test
    void nothing_is_kept_of_listeners_that_have_left() {
        var one = feed.listen(RUN, listener);
        var other = feed.listen(RUN, (_, _) -> {});
        one.close();
        one.close();
        feed.written(RUN, 1, false);

        assertThat(heard).isEmpty();
        assertThat(feed.listeners()).isEqualTo(1);
        other.close();
        assertThat(feed.listeners()).isZero();
        assertThat(feed.unfinished()).isEmpty();
    }

    @Test
    void a_run_that_has_ended_is_not_looked_for_any_more() {
        feed.listen(RUN, listener);
        assertThat(feed.unfinished()).containsOnlyKeys(RUN);
        feed.written(RUN, 7, true);
        assertThat(feed.unfinished()).isEmpty();
    }

    @Test
    void a_listener_that_fails_does_not_keep_the_others_from_hearing() {
        feed.listen(
                RUN,
                (_, _) -> {
                    throw new IllegalStateException();
                });
        feed.listen(RUN, listener);
        feed.written(RUN, 1, false);

        assertThat(heard).containsExactly("run-1 1");
    }
}
