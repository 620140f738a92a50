package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    @Test
    void the_annotations_are_new_enough_for_dbos_to_write_an_error_down() {
        var jar =
                Path.of(
                                JsonFormat.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                        .getFileName()
                        .toString();
        var version = Pattern.compile("2\\.([0-9]+)").matcher(jar);

        assertThat(version.find()).as(jar).isTrue();
        assertThat(Integer.parseInt(version.group(1))).isGreaterThanOrEqualTo(22);
    }
}
