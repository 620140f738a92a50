package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import org.junit.jupiter.api.Test;

/** How many may start, how many may wait. */
class PlacesTest {
    private final Places places = new Places(1, 2);

    @Test
    void a_run_on_its_way_into_the_queue_does_not_take_two_places_of_it() {
        places.take();
        places.take();
        // It stands in the database already, but nobody here has been told.
        assertThat(places.waiting(1, places.everArrived())).isFalse();
        assertThat(places.take()).isEqualTo(Places.Place.QUEUE);
        assertThatThrownBy(places::take).hasMessageStartingWith(Cause.BUSY.code());
    }

    @Test
    void what_others_put_into_the_queue_counts() {
        places.take();
        assertThat(places.waiting(2, places.everArrived())).isTrue();
        assertThatThrownBy(places::take).hasMessageStartingWith(Cause.BUSY.code());
    }

    @Test
    void a_count_during_which_something_arrived_says_nothing() {
        places.take();
        var before = places.everArrived();
        places.take();
        places.arrived();
        assertThat(places.waiting(0, before)).isFalse();
        assertThat(places.queued()).isEqualTo(1);
        assertThat(places.waiting(1, places.everArrived())).isTrue();
        assertThat(places.queued()).isEqualTo(1);
    }

    @Test
    void where_runs_come_in_all_the_time_the_queue_is_counted_all_the_same() {
        places.take();
        places.take();
        var counts = 1;
        while (!places.waiting(0, places.everArrived())) {
            counts++;
            assertThat(counts).isLessThan(100);
        }
        assertThat(places.queued()).isEqualTo(1);
    }
}
