package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {
    @TempDir Path folder;

    @Test
    void whoever_serves_as_themselves_serves_from_the_folder_that_was_named() throws Exception {
        var home = folder.resolve("a/b");
        var seat = new Unprivileged(java.util.List.of(), false).seat(home);
        assertThat(seat).isEqualTo(home.toRealPath()).isDirectory();
        assertThat(Files.isSymbolicLink(home)).isFalse();
    }
}
