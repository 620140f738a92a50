package dev.baton.api.security;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a request claims to come from and to go to. */
final class Origins {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Origins() {}

    /** No name but these: a foreign name that leads here is a page trying to reach us. */
    static boolean ofThisMachine(@Nullable HostAndPort authority) {
        return authority != null && LOCAL.contains(authority.host().toLowerCase(Locale.ROOT));
    }

    /** True when there is no origin, or it is the host that was asked. */
    static boolean same(@Nullable String origin, @Nullable HostAndPort authority) {
        if (origin == null) {
            return true;
        }
        try {
            var page = URI.create(origin);
            return authority != null
                    && page.getHost() != null
                    && page.getHost().equalsIgnoreCase(authority.host())
                    && port(page) == port(authority, page.getScheme());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static int port(URI page) {
        return page.getPort() > 0 ? page.getPort() : usual(page.getScheme());
    }

    private static int port(HostAndPort authority, String scheme) {
        return authority.port() > 0 ? authority.port() : usual(scheme);
    }

    private static int usual(@Nullable String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }
}
