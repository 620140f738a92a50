package dev.baton.launch;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a running server is, and the key to show there. */
final class ServerAddress {
    @Option(names = "--host", description = "Where the server is (HOST, default 127.0.0.1).")
    @Nullable String host;

    @Option(names = "--port", description = "Its port (PORT, default 8000).")
    @Nullable Integer port;

    @Option(names = "--key", description = "The key to show (BATON_API_KEY).")
    @Nullable String key;

    /** The address of something on it, such as {@code ws} and {@code /ws/chat}. */
    URI at(String scheme, String path) throws IOException {
        var settings = Commands.settings();
        return URI.create(
                "%s://%s:%d%s"
                        .formatted(
                                scheme,
                                host == null ? settings.host() : host,
                                port == null ? settings.port() : port,
                                path));
    }

    @Nullable String shownKey() throws IOException {
        return key == null ? Commands.settings().text("BATON_API_KEY").orElse(null) : key;
    }
}
