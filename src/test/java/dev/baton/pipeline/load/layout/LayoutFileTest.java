package dev.baton.pipeline.load.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutFileTest {
    private static final String SHORT =
            """
            file_type: BIRDS
            files: ["{type}_{county}_{year}.csv", "birds-*.csv"]
            format: csv
            table: birds
            key: [ring]
            columns:
              - {name: ring, type: text(12), required: true}
              - {name: seen, type: date}
            """;

    @TempDir Path folder;

    @Test
    void a_short_layout_has_the_usual_defaults() {
        var layout = LayoutFile.read("birds.yaml", SHORT);

        assertThat(layout.form()).isEqualTo(new Form.Delimited(',', '"', true));
        assertThat(layout.writing().encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(layout.title()).isEqualTo("BIRDS");
        assertThat(layout.columns().getFirst().place()).isEqualTo(new Column.Place.Named("ring"));
        assertThat(layout.columns().getLast().type().sqlType()).isEqualTo("date");
    }

    @Test
    void a_name_tells_county_and_year_and_other_names_tell_nothing() {
        var layout = LayoutFile.read("birds.yaml", SHORT);

        assertThat(layout.told("birds_St_Johns_2025.csv").orElseThrow().parts())
                .containsEntry("county", "ST JOHNS")
                .containsEntry("year", "2025");
        assertThat(layout.told("birds-anything.csv").orElseThrow().county()).isNull();
        assertThat(layout.told("BIRDS_DUVAL_25.csv")).isEmpty();
        assertThat(layout.told("BEES_DUVAL_2025.csv")).isEmpty();
        assertThat(layout.told("BIRDS_../../etc_2025.csv")).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once_with_their_lines() {
        assertThatThrownBy(() ->
                        LayoutFile.read(
                                "bad.yaml",
                                """
                                file_type: birds
                                files: ["{type}_{county}_{county}.csv", "x.csv"]
                                format: fixed
                                delimiter: ";"
                                encoding: UTF-9
                                colour: red
                                table: Birds
                                key: [ring, seen]
                                columns:
                                  - {name: ring, type: text, start: 1, length: 5}
                                  - {name: ring, type: date, start: 5, length: 5, pattern: "HH:mm"}
                                  - {name: load_id, type: money, start: 0, length: 2}
                                  - {name: place, type: text, from: county}
                                  - {name: size, type: "decimal(2,3)", start: 30}
                                """))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(text ->
                        assertThat(text.lines())
                                .satisfiesExactly(
                                        has("bad.yaml:1:", "A-Z"),
                                        has("bad.yaml:2:", "twice"),
                                        has("bad.yaml:4:", "csv"),
                                        has("bad.yaml:5:", "no encoding"),
                                        has("bad.yaml:6:", "unknown key 'colour'"),
                                        has("bad.yaml:7:", "table"),
                                        has("bad.yaml:8:", "'ring' must be required"),
                                        has("bad.yaml:8:", "no column 'seen'"),
                                        has("bad.yaml:11:", "another column"),
                                        has("bad.yaml:11:", "no whole date"),
                                        has("bad.yaml:11:", "positions"),
                                        has("bad.yaml:12:", "load_id"),
                                        has("bad.yaml:12:", "must be text, text(n)"),
                                        has("bad.yaml:12:", "whole number from 1"),
                                        has("bad.yaml:12:", "positions"),
                                        has("bad.yaml:13:", "{county}"),
                                        has("bad.yaml:14:", "n digits"),
                                        has("bad.yaml:14:", "'length' is missing")));
    }

    private static org.assertj.core.api.ThrowingConsumer<String> has(String... parts) {
        return line -> assertThat(line).contains(parts);
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line() {
        assertThatThrownBy(() -> LayoutFile.read("bad.yaml", "a: b\nc: [d"))
                .hasMessageContaining("bad.yaml:2: not YAML");
    }

    @Test
    void our_file_types_are_declared_and_a_folder_may_add_and_replace() throws Exception {
        assertThat(Layouts.read(Optional.empty()).fileTypes()).contains("NAL", "SDF");
        Files.writeString(folder.resolve("birds.yaml"), SHORT);
        Files.writeString(folder.resolve("nal.yaml"), SHORT.replace("BIRDS", "NAL"));

        var layouts = Layouts.read(Optional.of(folder));

        assertThat(layouts.fileTypes()).contains("NAL", "SDF", "BIRDS");
        assertThat(layouts.of("NAL").target().table()).isEqualTo("birds");
        assertThatThrownBy(() -> layouts.of("BEES")).hasMessageContaining("no file type 'BEES'");
    }

    @Test
    void faults_of_all_files_of_a_folder_are_told_together() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), SHORT.replace("csv\n", "xml\n"));
        Files.writeString(folder.resolve("b.yaml"), SHORT.replace("table: birds\n", ""));

        assertThatThrownBy(() -> Layouts.read(Optional.of(folder)))
                .hasMessageContainingAll("a.yaml:3:", "b.yaml:1:", "'table' is missing");
    }
}
