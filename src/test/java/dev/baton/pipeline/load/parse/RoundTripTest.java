package dev.baton.pipeline.load.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.LayoutFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any careful program writes is read back as it was. */
class RoundTripTest {
    private static final String LAYOUT =
            """
            file_type: ANY
            files: ["*"]
            format: %s
            table: things
            key: [c0]
            columns:
            """;
    private static final int[] WIDTHS = {1, 7, 30, 3};
    private static final String NASTY = ",;\"'\t|\r\n\\N\u00A0äßé漢😀 x1-\u001A";

    private final Random random = new Random(20_250_730);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void delimited_text(String end) throws Exception {
        var layout = layout("csv\nheader: false", "");
        for (var round = 0; round < 300; round++) {
            var rows = rows(40, NASTY);
            var text =
                    rows.stream()
                            .map(row ->
                                    row.stream().map(this::csv).collect(Collectors.joining(",")))
                            .collect(Collectors.joining(end));
            assertThat(read(layout, text)).isEqualTo(expected(rows));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void fixed_positions(String end) throws Exception {
        var layout = layout("fixed", "fixed");
        for (var round = 0; round < 300; round++) {
            var rows = rows(9, NASTY.replaceAll("[\r\n]", ""));
            var text =
                    rows.stream()
                            .map(row ->
                                    IntStream.range(0, WIDTHS.length)
                                            .mapToObj(i -> padded(row.get(i), WIDTHS[i]))
                                            .collect(Collectors.joining()))
                            .collect(Collectors.joining(end));
            assertThat(read(layout, text))
                    .isEqualTo(
                            expected(
                                    rows.stream()
                                            .map(row ->
                                                    IntStream.range(0, WIDTHS.length)
                                                            .mapToObj(
                                                                    i -> cut(row.get(i), WIDTHS[i]))
                                                            .toList())
                                            .toList()));
        }
    }

    private static Layout layout(String format, String kind) {
        var yaml = new StringBuilder(LAYOUT.formatted(format));
        var start = 1;
        for (var i = 0; i < WIDTHS.length; i++) {
            yaml.append("  - {name: c%d, type: text, required: %s".formatted(i, i == 0));
            if (!kind.isEmpty()) {
                yaml.append(", start: %d, length: %d".formatted(start, WIDTHS[i]));
                start += WIDTHS[i];
            }
            yaml.append("}\n");
        }
        return LayoutFile.read("any.yaml", yaml.toString());
    }

    /** The first value is never blank, for it is the key. */
    private List<List<String>> rows(int longest, String alphabet) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ ->
                        List.of(
                                "k" + text(longest, alphabet),
                                text(longest, alphabet),
                                text(longest, alphabet),
                                text(longest, alphabet)))
                .toList();
    }

    private String text(int longest, String alphabet) {
        var points = alphabet.codePoints().toArray();
        return random.ints(random.nextInt(longest + 1), 0, points.length)
                .mapToObj(i -> Character.toString(points[i]))
                .collect(Collectors.joining());
    }

    /** Quoted where it must be, and sometimes where it need not. */
    private String csv(String value) {
        var must = value.matches("(?s).*[,\"\r\n].*");
        return must || random.nextBoolean() ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    private static String padded(String value, int width) {
        var cut = cut(value, width);
        return cut + " ".repeat(width - cut.codePointCount(0, cut.length()));
    }

    private static String cut(String value, int width) {
        var count = Math.min(width, value.codePointCount(0, value.length()));
        return value.substring(0, value.offsetByCodePoints(0, count));
    }

    /** Blanks around a value mean nothing, nor do different line ends in it. */
    private static List<List<String>> expected(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(RoundTripTest::kept).toList()).toList();
    }

    private static String kept(String value) {
        return value.replace("\r\n", "\n").replace("\r", "\n").strip();
    }

    private static List<List<String>> read(Layout layout, String text) throws Exception {
        var reader =
                new RowReader(
                        layout,
                        new FileName.Told(Map.of()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var rows = new ArrayList<List<String>>();
        for (var row = reader.next(); row != null; row = reader.next()) {
            rows.add(
                    ((Row.Accepted) row)
                            .values().stream().map(value -> value == null ? "" : value).toList());
        }
        return rows;
    }
}
