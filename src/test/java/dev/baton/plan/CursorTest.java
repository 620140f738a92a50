package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void what_was_written_is_read_again_also_with_commas_in_the_id() {
        var cursor = new Cursor(Instant.parse("2026-06-30T10:00:00.123456Z"), "a,b");
        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-06-30T10:00:00Z", "yesterday,a", ",a"})
    void anything_else_is_refused_with_what_to_do(String written) {
        assertThatThrownBy(() -> Cursor.parse(written))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(Cause.BAD_REQUEST));
    }
}
