package dev.baton.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private final AtomicInteger large = new AtomicInteger();

    private BoundedBody body(int size, long limit) {
        return new BoundedBody(
                new ByteArrayInputStream(new byte[size]),
                new BodyLimits.Limit(limit, "a.setting"),
                large::incrementAndGet);
    }

    @Test
    void what_fits_is_read_to_its_last_byte() throws Exception {
        assertThat(body(10, 10).readAllBytes()).hasSize(10);
        assertThat(body(0, 10).read()).isEqualTo(-1);
        assertThat(large).hasValue(0);
    }

    @Test
    void a_byte_too_many_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> body(11, 10).readAllBytes())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            assertThat(refused.problem().cause()).isEqualTo(Cause.TOO_LARGE);
                            assertThat(refused.problem().suggestions().getFirst())
                                    .contains("a.setting");
                        });
    }

    @Test
    void that_a_body_is_larger_than_usual_is_told_once() throws Exception {
        int size = (int) BodyLimits.USUAL;
        body(size, size * 3L).readAllBytes();
        assertThat(large).hasValue(0);
        body(size * 2, size * 3L).readAllBytes();
        assertThat(large).hasValue(1);
    }
}
