package dev.baton.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import dev.baton.reward.grade.SideBySide;
import dev.baton.sql.Difference;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Uses;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsViewTest {
    private static ResultTable table(Value cell) {
        return new ResultTable(
                List.of(new ResultTable.ResultColumn("note", "text")),
                List.of(List.of(cell)),
                false,
                10,
                1);
    }

    private static RowsView view(Value expected, Value answered) {
        var left = table(expected);
        var right = table(answered);
        return RowsView.of(
                new SideBySide.Told(
                        SideBySide.State.DIFFERENT,
                        null,
                        1,
                        left,
                        right,
                        Difference.of(left, right, Uses.Order.NONE, 5)));
    }

    @Test
    void rows_have_their_number_their_mark_and_the_cells_that_differ() {
        assertThat(Json.write(view(Value.text("a"), Value.text("b"))))
                .contains(
                        "\"state\":\"different\"",
                        "{\"number\":1,\"mark\":\"different\",\"cells\":[\"a\"],\"apart\":[0]}",
                        "\"columns\":[0]",
                        "\"row_count\":1");
    }

    @Test
    void a_textcell_is_cut_between_two_characters() {
        var text = "x".repeat(RowsView.LONGEST_CELL - 1) + "😀" + "y".repeat(50);
        var written = Json.write(view(Value.text(text), Value.text("b")));
        assertThat(written).contains("x…").doesNotContain("\\ud83d").doesNotContain("yy");
    }

    @Test
    void without_the_data_source_there_are_no_rows() {
        assertThat(Json.write(RowsView.gone("It is gone.")))
                .contains("\"state\":\"source_gone\"", "\"expected\":null", "It is gone.");
    }
}
