package dev.baton.api.feedback;

import dev.baton.memory.Feedback;
import java.time.Instant;
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
        @Schema(description = "Whether it teaches what others are answered") boolean shared,
        @Nullable String dataSource,
        String question,
        Instant at,
        @Schema(description = "The version of the answer as it stands now") int version) {

    static FeedbackView of(Feedback said, boolean shared, int version) {
        return new FeedbackView(
                said.run().value(),
                said.opinion().code(),
                said.sql(),
                said.comment(),
                said.by(),
                said.origin().name().toLowerCase(java.util.Locale.ROOT),
                shared,
                said.about().source(),
                said.about().question(),
                said.at(),
                version);
    }
}
