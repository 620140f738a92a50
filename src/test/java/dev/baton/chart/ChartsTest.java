package dev.baton.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.chart.Charts.Axis;
import dev.baton.plan.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Axis CITY = new Axis("city", "text");
    private static final Axis COUNT = new Axis("projects", "integer");
    private static final Axis MONTH = new Axis("month", "date");

    private static List<Value> row(String name, long number) {
        return List.of(Value.text(name), Value.number(number));
    }

    @Test
    void names_with_a_number_become_bars() {
        var chart = Charts.choose(List.of(CITY, COUNT), List.of(row("Berlin", 3), row("Rome", 2)));
        assertThat(chart).contains(new Chart(Chart.Kind.BAR, "city", List.of("projects")));
    }

    @Test
    void a_sorted_time_becomes_a_line() {
        var rows = List.of(row("2024-01-01", 3), row("2024-02-01", 2), row("2024-03-01", 5));
        assertThat(Charts.choose(List.of(MONTH, COUNT), rows).orElseThrow().type())
                .isEqualTo(Chart.Kind.LINE);
    }

    @Test
    void an_unsorted_time_is_not_joined_by_a_line() {
        var rows = List.of(row("2024-03-01", 3), row("2024-01-01", 2), row("2024-02-01", 5));
        assertThat(Charts.choose(List.of(MONTH, COUNT), rows).orElseThrow().type())
                .isEqualTo(Chart.Kind.BAR);
    }

    @Test
    void keys_are_not_drawn() {
        var axes = List.of(CITY, new Axis("company_id", "integer"));
        assertThat(Charts.choose(axes, List.of(row("Berlin", 3), row("Rome", 2)))).isEmpty();
    }

    @Test
    void repeated_names_and_single_rows_get_no_chart() {
        var axes = List.of(CITY, COUNT);
        assertThat(Charts.choose(axes, List.of(row("Berlin", 3), row("Berlin", 2)))).isEmpty();
        assertThat(Charts.choose(axes, List.of(row("Berlin", 3)))).isEmpty();
    }
}
