package dev.baton.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void its_options_are_those_of_echarts_over_the_result_s_columns() {
        var chart = new Chart(Chart.Kind.BAR, "city", List.of("projects", "Budget_total"));
        assertThat(Json.write(chart))
                .isEqualTo(
                        "{\"type\":\"bar\",\"x\":\"city\",\"y\":[\"projects\",\"Budget_total\"],\"bands\":[],\"limits\":[],\"marked\":null,\"options\":"
                                + "{\"series\":[{\"encode\":{\"x\":\"city\",\"y\":\"projects\"},\"name\":\"projects\",\"type\":\"bar\"},"
                                + "{\"encode\":{\"x\":\"city\",\"y\":\"Budget_total\"},\"name\":\"Budget_total\",\"type\":\"bar\"}],"
                                + "\"xAxis\":{\"type\":\"category\"},\"yAxis\":{\"type\":\"value\"}}}");
    }

    @Test
    void a_band_is_two_series_that_say_which_side_they_are_of_what() {
        var chart = line("p50").within("p50", "p10", "p90");
        assertThat(Json.write(chart))
                .contains("\"bands\":[{\"of\":\"p50\",\"low\":\"p10\",\"high\":\"p90\"}]")
                .contains("\"id\":\"low:p50\",\"name\":\"p10\"")
                .contains("\"id\":\"high:p50\",\"name\":\"p90\"");
        assertThat(chart.options()).isNotEqualTo(line("p50").options());
    }

    @Test
    void several_columns_have_a_band_each() {
        var chart = line("a", "b").within("a", "a_low", "a_high").within("b", "b_low", "b_high");
        assertThat(chart.bands())
                .containsExactly(
                        new Chart.Band("a", "a_low", "a_high"),
                        new Chart.Band("b", "b_low", "b_high"));
        assertThat(Json.write(chart.options())).contains("\"low:a\"", "\"high:b\"");
    }

    @Test
    void a_limit_is_a_series_that_says_so_and_a_mark_is_a_line_of_the_first() {
        var chart = line("cash", "debt").limited("minimum").marked("2026-03-02");
        assertThat(Json.write(chart.options()))
                .contains("\"id\":\"limit:minimum\",\"name\":\"minimum\",\"type\":\"line\"")
                .containsOnlyOnce("\"markLine\":{\"data\":[{\"xAxis\":\"2026-03-02\"}]}");
        assertThat(Json.read(Json.write(chart), Chart.class)).isEqualTo(chart);
        assertThat(chart.marked(null).options())
                .isEqualTo(line("cash", "debt").limited("minimum").options());
    }

    private static Chart line(String... y) {
        return new Chart(Chart.Kind.LINE, "week", List.of(y));
    }

    @Test
    void equal_charts_are_equal_and_read_back_as_they_were_written() {
        var chart = new Chart(Chart.Kind.LINE, "month", List.of("total"));
        assertThat(chart).isEqualTo(new Chart(Chart.Kind.LINE, "month", List.of("total")));
        assertThat(Json.read(Json.write(chart), Chart.class)).isEqualTo(chart);
        var before = "{\"type\":\"line\",\"x\":\"month\",\"y\":[\"total\"]}";
        assertThat(Json.read(before, Chart.class)).isEqualTo(chart);
    }
}
