package dev.baton.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a message between two servers is from who it says, as Standard Webhooks has it:
 * an id, a time, and an HMAC-SHA256 of both and the content under a shared secret.
 */
public record Signature(String id, String timestamp, String value) {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** A message older or newer than this is not believed. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final int KEY_BYTES = 32;
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    /** A new secret, such as {@code whsec_…}. */
    public static Secret freshSecret(SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * A secret that somebody chose: {@code whsec_} and base64 of 24 to 64 bytes. Throws {@link
     * IllegalArgumentException} when it is not.
     */
    public static Secret chosenSecret(String text) {
        var secret = new Secret(text.strip());
        var length = key(secret).length;
        if (length < FEWEST_BYTES || length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a secret is whsec_ and 24 to 64 bytes in base64, such as `echo whsec_$(openssl rand -base64 32)` gives");
        }
        return secret;
    }

    /** Signs a message. */
    public static Signature of(Secret secret, String id, Instant at, String content) {
        var timestamp = String.valueOf(at.getEpochSecond());
        return new Signature(id, timestamp, VERSION + hmac(secret, id, timestamp, content));
    }

    /** Looks headers up by name. */
    @FunctionalInterface
    public interface Headers {
        @Nullable String value(String name);
    }

    /** From the headers of a message; what is missing is empty and fits nothing. */
    public static Signature from(Headers headers) {
        return new Signature(
                text(headers.value(ID)),
                text(headers.value(TIMESTAMP)),
                text(headers.value(SIGNATURE)));
    }

    /** True when it was made with that secret for that content, not long ago. */
    public boolean fits(Secret secret, String content, Instant now) {
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0
                && matches(VERSION + hmac(secret, id, timestamp, content));
    }

    /** While a secret is exchanged there may be several signatures, with blanks between them. */
    private boolean matches(String expected) {
        var bytes = expected.getBytes(StandardCharsets.UTF_8);
        var found = false;
        for (var each : value.split(" ")) {
            found |= MessageDigest.isEqual(bytes, each.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String hmac(Secret secret, String id, String timestamp, String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            var signed = id + "." + timestamp + "." + content;
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] key(Secret secret) {
        var text = secret.reveal();
        return Base64.getDecoder()
                .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    private static String text(@Nullable String header) {
        return header == null ? "" : header;
    }
}
