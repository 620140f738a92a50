package dev.baton.security;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser shows instead of its key: a name and an end, signed with the key's hash. It is
 * worth nothing once the key is revoked.
 */
record Cookie(String name, Instant until, String signature) {
    static final String NAME = "baton_caller";

    static Cookie sign(String name, Instant until, KeyHash hash) {
        return new Cookie(name, until, hash.sign(payload(name, until)));
    }

    boolean madeWith(KeyHash hash) {
        return KeyHash.same(signature, hash.sign(payload(name, until)));
    }

    /** Its text in a header. */
    String text() {
        return payload(name, until) + "." + signature;
    }

    /** Empty when it is not of this form. */
    static Optional<Cookie> parse(String text) {
        var parts = text.split("\\.", -1);
        try {
            return parts.length != 3
                    ? Optional.empty()
                    : Optional.of(
                            new Cookie(
                                    new String(
                                            Base64.getUrlDecoder().decode(parts[0]),
                                            StandardCharsets.UTF_8),
                                    Instant.ofEpochSecond(Long.parseLong(parts[1])),
                                    parts[2]));
        } catch (IllegalArgumentException | java.time.DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String payload(String name, Instant until) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(name.getBytes(StandardCharsets.UTF_8))
                + "."
                + until.getEpochSecond();
    }
}
