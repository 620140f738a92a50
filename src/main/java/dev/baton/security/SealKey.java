package dev.baton.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key that seals secrets: BATON_SECRET_KEY, else the file secret.key in BATON_HOME, which is
 * made when it is first needed.
 */
@ApplicationScoped
public class SealKey {
    private final Optional<String> key;
    private final Path file;

    public SealKey(
            @ConfigProperty(name = "baton.secret-key") Optional<String> key,
            @ConfigProperty(name = "baton.home") Optional<String> home) {
        this.key = key;
        this.file =
                home.map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".baton"))
                        .resolve("secret.key");
    }

    /** The seal; its key is made when there is none yet. */
    public Seal seal() {
        try {
            return key.isPresent() ? Seal.of(key.get()) : Seal.kept(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key in " + file + " cannot be read or made", e);
        }
    }
}
