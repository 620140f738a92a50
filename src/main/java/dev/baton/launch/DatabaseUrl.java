package dev.baton.launch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code postgresql://user:password@host/name} and {@code
 * jdbc:postgresql://host/name?user=…}.
 */
final class DatabaseUrl {
    private DatabaseUrl() {}

    /** Throws {@link StartFailure} without repeating what may be a password. */
    static Database parse(String written) {
        var text = written.startsWith("jdbc:") ? written.substring("jdbc:".length()) : written;
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            throw new StartFailure(
                    "a database URL looks like postgresql://user:password@host:5432/name");
        }
        try {
            return of(URI.create(text));
        } catch (IllegalArgumentException _) {
            throw new StartFailure(
                    "the database URL cannot be read: percent-encode the special characters of its password");
        }
    }

    private static Database of(URI uri) {
        if (uri.getRawAuthority() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("no host");
        }
        var user = "";
        var password = "";
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            user = decode(parts[0]);
            password = parts.length > 1 ? decode(parts[1]) : "";
        }
        List<String> parameters = new ArrayList<>();
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (var parameter : query.split("&")) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                parameters.add(parameter);
            }
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var url = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath();
        return new Database(
                parameters.isEmpty() ? url : url + "?" + String.join("&", parameters),
                user,
                password);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
