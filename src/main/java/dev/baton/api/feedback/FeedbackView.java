package dev.baton.api.feedback;

import dev.baton.memory.Feedback;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody said of an answer, as it is told. */
@Schema(name = "Feedback")
public record FeedbackView(
        String operationId,
        @Schema(description = "up, down, confirm or correct") String verdict,
        @Nullable String sql,
        @Nullable String comment,
        String by,
        @Schema(description = "feedback, or escalation: said by deciding one") String origin,
        @Schema(description = "Whether the caller said it") boolean mine,
        @Schema(description = "Whether it teaches what others are answered") boolean shared,
        @Schema(description = "Whose answers it changes: everybody, you, or nobody") String serves,
        @Nullable String dataSource,
        String question,
        Instant at,
        @Schema(description = "The version of the answer as it stands now") int version) {

    /** Whose answers change by what somebody said. */
    enum Serves {
        EVERYBODY,
        /** Whoever said it. */
        YOU,
        NOBODY
    }

    static FeedbackView of(Feedback said, boolean mine, Serves serves, int version) {
        return new FeedbackView(
                said.run().value(),
                said.opinion().code(),
                said.sql(),
                said.comment(),
                said.by(),
                said.origin().name().toLowerCase(Locale.ROOT),
                mine,
                serves == Serves.EVERYBODY,
                serves.name().toLowerCase(Locale.ROOT),
                said.about().source(),
                said.about().question(),
                said.at(),
                version);
    }
}
