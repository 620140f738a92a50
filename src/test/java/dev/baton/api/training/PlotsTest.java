package dev.baton.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.chart.Charts;
import dev.baton.chart.Plot;
import dev.baton.plan.Value;
import dev.baton.reward.training.figures.Curve;
import dev.baton.reward.training.figures.Scores;
import dev.baton.reward.training.figures.Tally;
import dev.baton.statistics.Sample;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static Value number(double value) {
        return new Value.Number(BigDecimal.valueOf(value));
    }

    private static Scores.Window window(LocalDate began, String model, double... totals) {
        var sample = Sample.of(totals);
        var tally = new Tally(sample.count(), 0, 0, 0, 0, 0, sample, 0, 0, 0, 0, 0, 0, 0, 0);
        return new Scores.Window(began, new Scores.Version("model", model, ""), tally, null);
    }

    private static List<String> names(Plot plot) {
        return plot.columns().stream().map(Charts.Axis::name).toList();
    }

    @Test
    void a_variant_with_fewer_answers_ends_sooner_and_is_not_drawn_further() {
        var longer = Curve.of(new double[] {0.5, 1}, 10, 2);
        var plot = Plots.curve(List.of(longer, Curve.of(new double[] {0.25}, 10, 2)));
        assertThat(names(plot))
                .containsExactly(
                        "graded", "mean_0", "low_0", "high_0", "mean_1", "low_1", "high_1");
        assertThat(plot.rows().getFirst())
                .containsExactly(
                        Value.number(1),
                        number(0.5),
                        number(0.5),
                        number(0.5),
                        number(0.25),
                        number(0.25),
                        number(0.25));
        assertThat(plot.rows().getLast().subList(4, 7)).containsOnly(Value.NOTHING);
        assertThat(plot.chart().bands()).hasSize(2);
        assertThat(Plots.curve(List.of()).rows()).isEmpty();
    }

    @Test
    void a_day_on_which_a_version_did_nothing_is_a_gap() {
        var windows =
                List.of(
                        window(MONDAY, "a", 0.5, 0.5),
                        window(MONDAY.plusDays(1), "b", 1),
                        window(MONDAY.plusDays(2), "a", 0.5));
        var plot = Plots.drift(windows, Plots.versions(windows));
        assertThat(plot.rows()).hasSize(3);
        assertThat(plot.rows().get(1).subList(1, 4)).containsOnly(Value.NOTHING);
        assertThat(plot.rows().get(1).get(4)).isEqualTo(number(1));
    }

    @Test
    void versions_with_the_most_answers_are_drawn_and_no_more_than_can_be_told_apart() {
        var windows =
                IntStream.range(0, 20)
                        .mapToObj(each -> window(MONDAY, "m" + each, new double[each + 1]))
                        .toList();
        assertThat(Plots.versions(windows))
                .hasSize(Plots.MOST_VERSIONS)
                .first()
                .isEqualTo(new Scores.Version("model", "m19", ""));
    }

    @Test
    void over_all_versions_each_counts_as_much_as_it_answered() {
        var windows =
                List.of(
                        window(MONDAY, "a", 1, 1, 1),
                        window(MONDAY, "b", 0),
                        window(MONDAY.plusDays(1), "b"));
        assertThat(Plots.overall(windows).rows())
                .containsExactly(List.of(Value.text("2026-03-02"), number(0.75)));
    }
}
