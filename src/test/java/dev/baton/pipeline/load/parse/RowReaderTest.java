package dev.baton.pipeline.load.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.LayoutFile;
import dev.baton.pipeline.load.layout.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static final String CSV =
            """
            file_type: CSV
            files: ["*"]
            format: csv
            null_words: ["N/A"]
            table: things
            key: [id]
            columns:
              - {name: id, type: integer, required: true}
              - {name: word, type: text(50)}
              - {name: price, type: "decimal(8,2)"}
            """;
    private static final String FIXED =
            """
            file_type: FIX
            files: ["*"]
            format: fixed
            table: things
            key: [id]
            columns:
              - {name: id, type: integer, start: 1, length: 4, required: true}
              - {name: word, type: text, start: 5, length: 6}
              - {name: last, type: text, start: 12, length: 3, required: true}
            """;

    private static List<Row> rows(String layout, String text) throws Exception {
        return rows(LayoutFile.read("x.yaml", layout), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows(Layout layout, byte[] bytes) throws IOException, Unreadable {
        var reader =
                new RowReader(layout, new FileName.Told(Map.of()), new ByteArrayInputStream(bytes));
        var rows = new ArrayList<Row>();
        for (var row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> accepted(List<Row> rows) {
        return rows.stream()
                .filter(Row.Accepted.class::isInstance)
                .map(row -> ((Row.Accepted) row).values())
                .toList();
    }

    private static List<String> rejected(List<Row> rows) {
        return rows.stream()
                .filter(Row.Rejected.class::isInstance)
                .map(row -> row.line() + ": " + ((Row.Rejected) row).reason())
                .toList();
    }

    @Test
    void quotes_commas_and_line_ends_stay_inside_a_field() throws Exception {
        var rows = rows(CSV, "id,word,price\r\n1,\"a, \"\"b\"\"\r\nc\",2.50\r\n2,d,\r\n");

        assertThat(accepted(rows))
                .containsExactly(
                        List.of("1", "a, \"b\"\nc", "2.50"),
                        java.util.Arrays.asList("2", "d", null));
        assertThat(rows.getLast().line()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void any_line_end_will_do_and_blank_lines_are_no_rows(String end) throws Exception {
        var text = String.join(end, "id,word,price", "", "1,a,", "  ", "2,b,N/A", "x,c,", "\u001A");

        var rows = rows(CSV, text);

        assertThat(accepted(rows)).extracting(List::getFirst).containsExactly("1", "2");
        assertThat(rejected(rows)).containsExactly("6: id is no whole number: 'x'");
    }

    @Test
    void the_header_says_where_fields_are_and_may_have_more() throws Exception {
        var rows = rows(CSV, "\uFEFFPRICE, Colour ,Word,ID\n1.5,red,w,7,\n");

        assertThat(accepted(rows)).containsExactly(List.of("7", "w", "1.50"));
    }

    @Test
    void a_file_without_a_declared_field_is_refused_as_a_whole() {
        assertThatThrownBy(() -> rows(CSV, "id,price\n1,2\n"))
                .isInstanceOf(Unreadable.class)
                .hasMessage("the header has no field word");
        assertThatThrownBy(() -> rows(CSV, "")).hasMessage("the file is empty");
    }

    @Test
    void short_and_long_records_are_rejected() throws Exception {
        var rows = rows(CSV, "id,word,price\n1,a\n2,b,3,4\n3,c,4\n");

        assertThat(rejected(rows))
                .containsExactly(
                        "2: the record has 2 fields, 3 are expected",
                        "3: the record has 4 fields, 3 are expected");
        assertThat(accepted(rows)).hasSize(1);
    }

    @Test
    void a_quote_that_is_never_closed_spoils_only_its_line() throws Exception {
        var rows = rows(CSV, "id,word,price\n1,\"a,2\n2,b,3\n3,\"c\"d,4\n4,e\"f\"\"g,5\n");

        assertThat(rejected(rows))
                .containsExactly(
                        "2: field 2 goes on after its closing quote",
                        "4: field 2 goes on after its closing quote");
        assertThat(accepted(rows)).extracting(List::getFirst).containsExactly("2", "4");

        var last = rows(CSV, "id,word,price\n1,\"a,2\n2,b,3\n");
        assertThat(rejected(last)).containsExactly("2: the quote of field 2 is never closed");
        assertThat(accepted(last)).hasSize(1);
    }

    @Test
    void a_huge_field_is_rejected_and_the_next_line_read() throws Exception {
        var huge = "x".repeat(3_000_000);
        var rows = rows(CSV, "id,word,price\n1," + huge + ",2\n2,\"" + huge + "\n3,b,3\n4,c,4\n");

        assertThat(rejected(rows))
                .containsExactly(
                        "2: the record is longer than 1000000 characters",
                        "3: the record is longer than 1000000 characters");
        assertThat(accepted(rows)).extracting(List::getFirst).containsExactly("3", "4");
        assertThat(((Row.Rejected) rows.getFirst()).text()).hasSize(500);
    }

    @Test
    void bytes_of_another_encoding_reject_their_row() throws Exception {
        var bytes = "id,word,price\n1,Müller,2\n2,b,3\n".getBytes(StandardCharsets.ISO_8859_1);

        var rows = rows(LayoutFile.read("x.yaml", CSV), bytes);

        assertThat(rejected(rows)).containsExactly("2: word has bytes that are not UTF-8");
        assertThat(accepted(rows)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-8"})
    void umlauts_are_read_in_the_declared_encoding(String encoding) throws Exception {
        var layout = LayoutFile.read("x.yaml", "encoding: " + encoding + "\n" + CSV);
        var bytes = "id,word,price\n1,Übergröße,2\n".getBytes(Charset.forName(encoding));

        assertThat(accepted(rows(layout, bytes)).getFirst()).contains("Übergröße");
    }

    @Test
    void other_delimiters_and_quotes_and_no_header() throws Exception {
        var layout =
                CSV.replace(
                        "format: csv", "format: csv\ndelimiter: tab\nquote: none\nheader: false");

        assertThat(accepted(rows(layout, "1\t\"a\t2.5\n")))
                .containsExactly(List.of("1", "\"a", "2.50"));
        var pipes = CSV.replace("format: csv", "format: csv\ndelimiter: '|'\nquote: \"'\"");
        assertThat(accepted(rows(pipes, "id|word|price\n1|'a|b'|2\n")).getFirst()).contains("a|b");
    }

    @Test
    void a_zero_byte_is_rejected_and_not_shown() throws Exception {
        var rows = rows(CSV, "id,word,price\n1,a\0b,2\n");

        assertThat(rejected(rows).getFirst()).contains("zero byte");
        assertThat(((Row.Rejected) rows.getFirst()).text()).isEqualTo("1,a b,2");
    }

    @Test
    void fixed_positions_count_characters_and_short_lines_lack_values() throws Exception {
        var rows = rows(FIXED, "  12Größe abc\r\n  13😀word  xyz…\n  14\n  15      a\n16\n");

        assertThat(accepted(rows))
                .containsExactly(List.of("12", "Größe", "bc"), List.of("13", "😀word", "xyz"));
        assertThat(rejected(rows))
                .containsExactly(
                        "3: the line ends at 4, last begins at 12",
                        "4: the line ends at 11, last begins at 12",
                        "5: the line ends at 2, last begins at 12");
    }

    @Test
    void a_part_of_the_file_name_is_a_column() throws Exception {
        var layout =
                LayoutFile.read(
                        "x.yaml",
                        CSV.replace("files: [\"*\"]", "files: [\"{county}.csv\"]")
                                + "  - {name: county, type: text, from: county}\n");
        var told = layout.told("st_johns.csv").orElseThrow();
        var reader =
                new RowReader(
                        layout, told, new ByteArrayInputStream("id,word,price\n1,,\n".getBytes()));

        assertThat(((Row.Accepted) reader.next()).values()).endsWith("ST JOHNS");
    }
}
