package dev.baton.sql.source;

import dev.baton.plan.ProblemException;
import dev.baton.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The data sources of the configuration, read once at start. */
@ApplicationScoped
class ConfiguredSources {
    private static final String CLASSPATH = "classpath:";
    private static final String OWNER = "configuration";

    private final Map<String, Definition> definitions = new TreeMap<>();

    ConfiguredSources(SourceConfig config) {
        config.sources().forEach((name, source) -> definitions.put(name, read(name, source)));
    }

    /** By name. */
    Map<String, Definition> all() {
        return definitions;
    }

    private static Definition read(String name, SourceConfig.Configured source) {
        try {
            var written = JdbcUrl.parse(source.jdbcUrl());
            var access =
                    new Access(
                            written.url(),
                            source.username().or(written::user).orElse(""),
                            source.password()
                                    .map(Secret::new)
                                    .or(written::password)
                                    .orElse(Secret.NONE),
                            source.schemas().orElse(List.of()));
            var semantics = source.semantics().map(ConfiguredSources::text).orElse(null);
            return new Definition(
                    name,
                    access,
                    semantics,
                    Set.of(Definition.EVERYONE),
                    true,
                    OWNER,
                    Instant.EPOCH);
        } catch (ProblemException e) {
            throw new IllegalStateException(
                    "baton.sql.sources.%s.jdbc-url: %s".formatted(name, e.problem().text()), e);
        }
    }

    private static String text(String place) {
        try {
            if (!place.startsWith(CLASSPATH)) {
                return Files.readString(Path.of(place));
            }
            try (var in = resource(place.substring(CLASSPATH.length()))) {
                if (in == null) {
                    throw new IOException("no such file in the class path: " + place);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the semantics " + place + " cannot be read", e);
        }
    }

    private static java.io.@Nullable InputStream resource(String path) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
    }
}
