package dev.baton.api.security;

import io.vertx.ext.web.RoutingContext;

/** What browsers are told to refuse on our behalf. */
final class SecurityHeaders {
    private static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'; require-trusted-types-for 'script'";
    private static final String TOOLS =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "base-uri 'none'; frame-ancestors 'none'";
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void add(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", policy(context.normalizedPath()))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        context.next();
    }

    static String policy(String path) {
        if (path.equals("/") || path.equals("/ui") || path.startsWith("/ui/")) {
            return PAGES;
        }
        return path.startsWith("/q/") ? TOOLS : DATA;
    }
}
