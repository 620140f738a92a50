package dev.baton.api.security;

import java.util.List;
import java.util.Set;

/** What may be fetched without a key: pages, health, and the ways to show a key. */
final class OpenPaths {
    private static final Set<String> EXACT =
            Set.of("/", "/health", "/ui", "/session/cookie", "/favicon.ico", "/ws/chat");
    private static final List<String> BELOW = List.of("/ui/", "/static/", "/web/");

    private OpenPaths() {}

    static boolean contains(String path) {
        return EXACT.contains(path) || BELOW.stream().anyMatch(path::startsWith);
    }
}
