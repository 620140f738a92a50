package dev.baton.security;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request shows of who sent it: a key, a cookie, both or neither. */
public record Credentials(@Nullable String key, @Nullable String cookie) {
    /** Looks a header up by name. */
    @FunctionalInterface
    public interface Headers {
        @Nullable String value(String name);
    }

    /** From {@code Authorization: Bearer …}, {@code X-API-Key: …} and our cookie. */
    public static Credentials of(Headers headers) {
        var authorization = headers.value("Authorization");
        var bearer =
                authorization != null
                                && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")
                        ? authorization.substring("bearer ".length()).strip()
                        : null;
        return new Credentials(
                bearer == null ? headers.value("X-API-Key") : bearer,
                cookie(headers.value("Cookie")));
    }

    private static @Nullable String cookie(@Nullable String header) {
        if (header == null) {
            return null;
        }
        for (var part : header.split(";")) {
            var pair = part.strip();
            if (pair.startsWith(Cookie.NAME + "=")) {
                return pair.substring(Cookie.NAME.length() + 1);
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
