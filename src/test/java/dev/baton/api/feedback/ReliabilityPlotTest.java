package dev.baton.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Value;
import dev.baton.statistics.Reliability;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityPlotTest {
    private static Value number(String value) {
        return new Value.Number(new BigDecimal(value));
    }

    @Test
    void bins_stand_in_their_order_and_what_calibration_leaves_empty_is_a_gap() {
        var computed =
                new Reliability(
                        List.of(
                                new Reliability.Bin(0.8, 0.9, 4, 0.85, 0.5),
                                new Reliability.Bin(0.2, 0.3, 2, 0.25, 0.5)));
        var calibrated = new Reliability(List.of(new Reliability.Bin(0.8, 0.9, 1, 0.82, 1.0)));
        var plot = ReliabilityPlot.of(computed, calibrated);
        assertThat(plot.rows())
                .containsExactly(
                        List.of(
                                number("0.2"),
                                number("0.3"),
                                number("0.5"),
                                number("0.25"),
                                Value.NOTHING),
                        List.of(
                                number("0.8"),
                                number("0.9"),
                                number("0.5"),
                                number("0.85"),
                                number("1.0")));
        assertThat(plot.columns()).hasSameSizeAs(plot.rows().getFirst());
    }
}
