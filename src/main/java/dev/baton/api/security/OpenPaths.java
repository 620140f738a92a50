package dev.baton.api.security;

import java.util.List;
import java.util.Set;

/**
 * What may be fetched without a key: pages, health, the ways to show a key, and what workers sign.
 */
final class OpenPaths {
    private static final Set<String> EXACT =
            Set.of("/", "/health", "/ui", "/session/cookie", "/favicon.ico", "/ws/chat");
    private static final List<String> BELOW =
            List.of("/ui/", "/static/", "/web/", "/agents/callbacks/");

    private OpenPaths() {}

    static boolean contains(String path) {
        return EXACT.contains(path) || BELOW.stream().anyMatch(path::startsWith);
    }
}
