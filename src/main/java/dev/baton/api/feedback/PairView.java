package dev.baton.api.feedback;

import dev.baton.memory.Pair;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A confirmed or refused question-SQL pair as it is told, in lists and in files. */
@Schema(name = "Pair")
public record PairView(
        @Nullable String id,
        String dataSource,
        @Schema(description = "confirmed, corrected, liked or rejected") String kind,
        String question,
        @Schema(description = "The question with literals and stored values masked") String shape,
        String sql,
        String by,
        @Schema(description = "Whether its author may speak for others") boolean trusted,
        boolean imported,
        @Nullable String operationId,
        Instant at,
        @Nullable
                @Schema(
                        description =
                                "False when the SQL no longer fits the tables and is not used;"
                                        + " null when that cannot be told now")
                Boolean fits) {

    static PairView of(Pair pair, @Nullable Boolean fits) {
        var teacher = pair.teacher();
        return new PairView(
                pair.id(),
                pair.source(),
                pair.kind().code(),
                pair.question(),
                pair.shape(),
                pair.sql(),
                teacher.name(),
                teacher.trusted(),
                teacher.imported(),
                teacher.run(),
                teacher.at(),
                fits);
    }
}
