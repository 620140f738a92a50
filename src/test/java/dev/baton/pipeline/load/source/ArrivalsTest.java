package dev.baton.pipeline.load.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();
    private final AtomicInteger requested = new AtomicInteger();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private void subscribe() {
        arrivals.onSubscribe(
                new Flow.Subscription() {
                    @Override
                    public void request(long more) {
                        requested.addAndGet((int) more);
                    }

                    @Override
                    public void cancel() {
                        cancelled.countDown();
                    }
                });
    }

    private void come(int... bytes) {
        var buffer = ByteBuffer.allocate(bytes.length);
        for (var each : bytes) {
            buffer.put((byte) each);
        }
        arrivals.onNext(List.of(buffer.flip()));
    }

    @Test
    void a_failure_is_told_after_every_byte_that_came_before_it() throws IOException {
        subscribe();
        come(1, 2);
        come(3, 255);
        arrivals.onError(new IOException("connection reset"));

        assertThat(arrivals.readNBytes(4)).containsExactly(1, 2, 3, 255);
        assertThatThrownBy(arrivals::read).hasMessage("connection reset");
    }

    @Test
    void no_more_comes_than_was_asked_for() throws IOException {
        subscribe();
        assertThat(requested).hasValue(1);
        come(1, 2);
        assertThat(requested).hasValue(1);
        assertThat(arrivals.read()).isEqualTo(1);
        assertThat(arrivals.read()).isEqualTo(2);
        assertThat(requested).hasValue(2);
    }

    @Test
    void the_end_is_the_end_also_when_it_is_asked_for_again() throws IOException {
        subscribe();
        come();
        come(7);
        arrivals.onComplete();

        assertThat(arrivals.readAllBytes()).containsExactly(7);
        assertThat(arrivals.read()).isEqualTo(-1);
    }

    @Test
    void closing_wakes_whoever_waits_and_stops_the_sender() throws Exception {
        subscribe();
        var failed = new CountDownLatch(1);
        var reader =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                arrivals.read();
                            } catch (IOException _) {
                                failed.countDown();
                            }
                        });

        arrivals.close();

        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        reader.join();
    }

    @Test
    void what_was_closed_before_it_began_wants_nothing() throws Exception {
        arrivals.close();
        subscribe();

        assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(requested).hasValue(0);
    }
}
