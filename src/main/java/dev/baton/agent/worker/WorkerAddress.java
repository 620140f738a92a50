package dev.baton.agent.worker;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Where a worker is: http or https at a host that the configuration allows, nothing clever. */
final class WorkerAddress {
    private static final int LONGEST = 500;

    private WorkerAddress() {}

    /**
     * The address without a slash at its end. Throws a problem of cause bad_request when it is no
     * plain address, forbidden when its host is not allowed.
     */
    static URI parse(String text, List<String> hosts) {
        var url = plain(text.strip());
        if (hosts.stream().noneMatch(host -> allows(host.strip(), url))) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "Workers at %s are not allowed.".formatted(url.getHost()),
                    "Add the host to baton.agent.worker.hosts where Baton is started.");
        }
        return url;
    }

    private static URI plain(String text) {
        try {
            var url = URI.create(text.length() > LONGEST ? "" : text);
            var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null
                    && url.getFragment() == null) {
                return URI.create(url.toString().replaceAll("/+$", "")).normalize();
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "'url' is no address of a worker.",
                "It looks like http://127.0.0.1:8001 or https://host/path, without user, query or fragment.");
    }

    private static boolean allows(String entry, URI url) {
        var port =
                entry.matches(".*[^:]:[0-9]+") ? entry.substring(entry.lastIndexOf(':') + 1) : "";
        var host = port.isEmpty() ? entry : entry.substring(0, entry.lastIndexOf(':'));
        return sameHost(host.toLowerCase(Locale.ROOT), url.getHost().toLowerCase(Locale.ROOT))
                && (port.isEmpty() || port.equals(String.valueOf(port(url))));
    }

    private static boolean sameHost(String allowed, String host) {
        return allowed.startsWith("*.")
                ? host.endsWith(allowed.substring(1)) && host.length() >= allowed.length()
                : host.equals(allowed);
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
