package dev.baton.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A provider's refusal of a call, with the time it asks to be left alone, if it said one. */
final class TurnedAway extends HttpException {
    private final transient @Nullable Duration retryAfter;

    TurnedAway(int status, String body, @Nullable Duration retryAfter) {
        super(status, body);
        this.retryAfter = retryAfter;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
