package dev.baton.pipeline.load.source;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/** The beginning of allowed URLs: scheme, host and port as they are, the path up to a slash. */
record UrlPrefix(String scheme, String host, int port, String path) {
    /** Throws {@link IllegalArgumentException} when it is not the beginning of a plain URL. */
    static UrlPrefix of(String written) {
        var uri = URI.create(written);
        if (!plain(uri) || uri.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "not the beginning of a http or https URL: " + written);
        }
        return new UrlPrefix(scheme(uri), host(uri), port(uri), uri.getRawPath());
    }

    /** Whether the URL begins so; one that could mean another place than it says never does. */
    boolean covers(URI uri) {
        if (!plain(uri)
                || !scheme(uri).equals(scheme)
                || !host(uri).equals(host)
                || port(uri) != port) {
            return false;
        }
        var asked = uri.getRawPath();
        return asked.startsWith(path)
                && (path.isEmpty()
                        || path.endsWith("/")
                        || asked.length() == path.length()
                        || asked.charAt(path.length()) == '/');
    }

    private static boolean plain(URI uri) {
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        var path = Objects.requireNonNullElse(uri.getRawPath(), "").toLowerCase(Locale.ROOT);
        var leadsUp = ("/" + path + "/").contains("/../") || path.contains("/./");
        var hidden = path.contains("%2e") || path.contains("%2f") || path.contains("%5c");
        return (scheme(uri).equals("http") || scheme(uri).equals("https")) && !leadsUp && !hidden;
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return scheme(uri).equals("https") ? 443 : 80;
    }
}
