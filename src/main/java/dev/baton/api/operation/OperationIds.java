package dev.baton.api.operation;

import dev.baton.plan.RunId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ids such as {@code op-20261126-090000-1f2e3d4c}. */
final class OperationIds {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final RandomGenerator random;

    OperationIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    RunId draw() {
        return id(clock.instant(), random.nextInt());
    }

    /** Always the same for the same words, so that a repeated request finds what it has started. */
    static RunId of(Instant time, String... words) {
        return id(time, Arrays.hashCode(sha256(String.join("\n", words))));
    }

    private static RunId id(Instant time, int last) {
        return new RunId("op-%s-%08x".formatted(TIME.format(time), last));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
