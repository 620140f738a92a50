package dev.baton.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();

    @Test
    void news_and_messages_arrive_in_order() throws Exception {
        var outbox = new Outbox(log::poll, sent::add);
        log.addAll(List.of("e1", "e2", "e3"));
        outbox.wake();
        assertThat(take(3)).containsExactly("e1", "e2", "e3");
        outbox.offer("c1");
        assertThat(take(1)).containsExactly("c1");
    }

    @Test
    void a_wake_during_sending_is_not_lost() throws Exception {
        var gate = new CountDownLatch(1);
        var entered = new CountDownLatch(1);
        var outbox =
                new Outbox(
                        log::poll,
                        message -> {
                            entered.countDown();
                            await(gate);
                            return sent.add(message);
                        });
        log.add("e1");
        outbox.wake();
        entered.await(5, TimeUnit.SECONDS);
        log.add("e2");
        outbox.wake();
        gate.countDown();
        assertThat(take(2)).containsExactly("e1", "e2");
    }

    @Test
    void a_reader_that_does_not_read_is_refused_not_buffered() {
        var gate = new CountDownLatch(1);
        var outbox =
                new Outbox(
                        log::poll,
                        message -> {
                            await(gate);
                            return true;
                        });
        int taken = 0;
        while (taken < 1000 && outbox.offer("x")) {
            taken++;
        }
        gate.countDown();
        assertThat(taken).isBetween(256, 257);
    }

    @Test
    void nothing_is_sent_after_the_socket_is_gone() throws Exception {
        var outbox =
                new Outbox(
                        log::poll,
                        message -> {
                            sent.add(message);
                            return false;
                        });
        log.addAll(List.of("e1", "e2"));
        outbox.wake();
        assertThat(take(1)).containsExactly("e1");
        assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();
        assertThat(outbox.offer("c")).isFalse();
        assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    private List<String> take(int count) throws InterruptedException {
        var taken = new java.util.ArrayList<String>();
        for (int i = 0; i < count; i++) {
            taken.add(String.valueOf(sent.poll(5, TimeUnit.SECONDS)));
        }
        return taken;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
