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
                        "{\"type\":\"bar\",\"x\":\"city\",\"y\":[\"projects\",\"Budget_total\"],\"band\":null,\"options\":"
                                + "{\"series\":[{\"encode\":{\"x\":\"city\",\"y\":\"projects\"},\"name\":\"projects\",\"type\":\"bar\"},"
                                + "{\"encode\":{\"x\":\"city\",\"y\":\"Budget_total\"},\"name\":\"Budget_total\",\"type\":\"bar\"}],"
                                + "\"xAxis\":{\"type\":\"category\"},\"yAxis\":{\"type\":\"value\"}}}");
    }

    @Test
    void a_band_is_two_series_that_say_which_side_they_are() {
        var chart =
                new Chart(Chart.Kind.LINE, "week", List.of("p50"), new Chart.Band("p10", "p90"));
        assertThat(Json.write(chart))
                .contains("\"band\":{\"low\":\"p10\",\"high\":\"p90\"}")
                .contains("\"id\":\"band-low\",\"name\":\"p10\"")
                .contains("\"id\":\"band-high\",\"name\":\"p90\"");
        assertThat(chart.options())
                .isNotEqualTo(new Chart(Chart.Kind.LINE, "week", List.of("p50")).options());
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
