package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cancellation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private final AtomicLong time = new AtomicLong(7);
    private final Lease lease = new Lease(Duration.ofSeconds(10), time::get);
    private final Cancellation cancellation = new Cancellation();

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    @Test
    void it_holds_from_the_first_sign_of_life_until_its_length_is_over() {
        assertThat(lease.holds()).isFalse();
        lease.renew(lease.now());
        pass(Duration.ofSeconds(10));
        assertThat(lease.holds()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void it_counts_from_before_the_sign_was_given() {
        var before = lease.now();
        pass(Duration.ofSeconds(8));
        lease.renew(before);
        pass(Duration.ofSeconds(3));
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void who_waits_goes_on_when_it_is_renewed() throws InterruptedException {
        var waits = Thread.ofVirtual().start(() -> lease.await(cancellation));
        assertThat(waits.join(Duration.ofMillis(120))).isFalse();
        lease.renew(lease.now());
        assertThat(waits.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void who_waits_goes_on_when_nobody_wants_the_work() throws InterruptedException {
        var waits = Thread.ofVirtual().start(() -> lease.await(cancellation));
        cancellation.cancel();
        assertThat(waits.join(Duration.ofSeconds(10))).isTrue();
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void it_is_shorter_than_the_silence_after_which_others_take_over() {
        var brief = Lease.within(Duration.ofSeconds(15));
        var now = brief.now();
        brief.renew(now - Duration.ofSeconds(9).toNanos());
        assertThat(brief.holds()).isTrue();
        brief.renew(now - Duration.ofSeconds(11).toNanos());
        assertThat(brief.holds()).isFalse();
    }
}
