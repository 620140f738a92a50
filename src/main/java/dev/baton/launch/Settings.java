package dev.baton.launch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the environment and {@code .env} ask of a start; the environment wins. */
record Settings(Map<String, String> values) {
    Settings {
        values = Map.copyOf(values);
    }

    static Settings of(Map<String, String> environment, Map<String, String> dotEnv) {
        var all = new LinkedHashMap<>(dotEnv);
        all.putAll(environment);
        return new Settings(all);
    }

    /** The first of these names that has a value which is not blank. */
    Optional<String> text(String... names) {
        for (var name : names) {
            var value = values.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    Settings with(String name, String value) {
        var copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new Settings(copy);
    }

    Path home() {
        return text("BATON_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".baton"))
                .toAbsolutePath()
                .normalize();
    }

    String host() {
        return text("HOST").orElse("127.0.0.1");
    }

    int port() {
        var text = text("PORT").orElse("8000");
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new StartFailure("PORT must be a number from 0 to 65535, not: " + text);
    }

    /** True when only this machine can reach the server. */
    boolean loopback() {
        try {
            return InetAddress.getByName(host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartFailure("HOST is not an address of this machine: " + host(), e);
        }
    }

    /** The server of one's own that keeps Baton's state; empty for the private one. */
    Optional<Database> database() {
        return text("BATON_DATABASE_URL", "DATABASE_URL").map(DatabaseUrl::parse);
    }

    /** Where samples are loaded when Baton's state is kept elsewhere. */
    Optional<Database> samples() {
        return text("BATON_SAMPLES_URL").map(DatabaseUrl::parse);
    }

    /** Where pipelines load files to; the private server has a database for it. */
    Optional<Database> warehouse() {
        return text("BATON_WAREHOUSE_URL").map(DatabaseUrl::parse);
    }

    /** The same entered by a role that may only read, with which it is asked. */
    Optional<Database> warehouseReader() {
        return text("BATON_WAREHOUSE_READ_URL").map(DatabaseUrl::parse);
    }

    /** LOG_LEVEL in the words of the log: DEBUG, INFO, WARN, ERROR. */
    String logLevel() {
        var level = text("LOG_LEVEL").orElse("INFO").toUpperCase(Locale.ROOT);
        return switch (level) {
            case "WARNING" -> "WARN";
            case "CRITICAL", "FATAL" -> "ERROR";
            case "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF" -> level;
            default ->
                    throw new StartFailure(
                            "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not: " + level);
        };
    }
}
