package dev.baton.api.operation;

import dev.baton.plan.RunId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
        return new RunId("op-%s-%08x".formatted(TIME.format(clock.instant()), random.nextInt()));
    }
}
