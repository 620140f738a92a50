package dev.baton.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SizesTest {
    private static final int LONGEST = 400;

    @Test
    void no_source_file_is_longer_than_a_person_reads() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LONGEST)
                            .toList();
            assertThat(tooLong).as("files of more than %d lines", LONGEST).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
