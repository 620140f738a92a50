package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    private static final Secret SECRET = new Secret("pässword");

    @Test
    void what_is_sealed_opens_again_and_never_looks_the_same(@TempDir Path home)
            throws IOException {
        var seal = Seal.kept(home.resolve("secret.key"));
        var sealed = seal.seal("sales", SECRET);

        assertThat(sealed).doesNotContain("pässword").isNotEqualTo(seal.seal("sales", SECRET));
        assertThat(Seal.kept(home.resolve("secret.key")).open("sales", sealed)).isEqualTo(SECRET);
    }

    @Test
    void the_key_file_is_for_its_owner_only(@TempDir Path home) throws IOException {
        var file = home.resolve("new").resolve("secret.key");
        Seal.kept(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_seal_opens_neither_for_another_name_nor_with_another_key_nor_when_changed(
            @TempDir Path home) throws IOException {
        var seal = Seal.kept(home.resolve("a.key"));
        var sealed = seal.seal("sales", SECRET);
        var changed = sealed.substring(0, sealed.length() - 6) + "AAAAA=";

        assertThatThrownBy(() -> seal.open("other", sealed)).hasMessageContaining("other");
        assertThatThrownBy(() -> Seal.kept(home.resolve("b.key")).open("sales", sealed))
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> seal.open("sales", changed)).hasMessageContaining("another key");
        assertThatThrownBy(() -> seal.open("sales", "nonsense"))
                .hasMessageContaining("another key");
    }

    @Test
    void a_key_is_32_bytes_in_base64_or_hexadecimal() {
        Seal.of("00".repeat(32));
        Seal.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        assertThatThrownBy(() -> Seal.of("too short")).hasMessageContaining("BATON_SECRET_KEY");
    }

    @Test
    void a_secret_is_not_printed() {
        assertThat(SECRET).hasToString("…");
    }
}
