package dev.baton.session;

import dev.baton.plan.SessionId;
import java.time.Instant;

/** One caller's conversation; {@code title} is its first question, shortened, or empty. */
public record Session(
        SessionId id,
        String owner,
        String title,
        SessionStatus status,
        Instant createdAt,
        Instant usedAt) {}
