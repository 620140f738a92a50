package dev.baton.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class SampleFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/pipeline/sample");

    @Test
    void the_files_of_the_sample_are_what_the_generator_writes() throws IOException {
        for (var file : SampleFiles.all().entrySet()) {
            var kept = Files.readAllBytes(FOLDER.resolve(file.getKey()));
            assertThat(unpacked(file.getKey(), kept))
                    .as(file.getKey())
                    .isEqualTo(unpacked(file.getKey(), file.getValue()));
        }
    }

    /** Packed bytes may differ from one JDK to the next. */
    private static byte[] unpacked(String name, byte[] bytes) throws IOException {
        if (!name.endsWith(".zip")) {
            return bytes;
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(zip.getNextEntry()).isNotNull();
            return zip.readAllBytes();
        }
    }
}
