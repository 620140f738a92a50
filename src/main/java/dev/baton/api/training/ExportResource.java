package dev.baton.api.training;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.reward.export.Export;
import dev.baton.reward.export.Exports;
import dev.baton.reward.export.Manifest;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Graded and confirmed answers as files for those who train models, written as they are read. */
@Path("/training/exports/{format}")
@Tag(name = "Training")
@Blocking
public class ExportResource {
    private final Exports exports;
    private final Trainings trainings;
    private final Clock clock;

    ExportResource(Exports exports, Trainings trainings, Clock clock) {
        this.exports = exports;
        this.trainings = trainings;
        this.clock = clock;
    }

    @GET
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Training data, a line of JSON each: sft, dpo, kto or grpo",
            description =
                    "The fields are those that TRL documents. training_run, data_source, from,"
                            + " since, until, split, prompts, min_total, per_question and limit"
                            + " choose.")
    public Response export(@PathParam("format") String format, @BeanParam ExportQuery query) {
        var export = prepare(format, query);
        exports.admit();
        StreamingOutput lines = out -> exports.write(export, out);
        return Response.ok(lines)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s.jsonl\"".formatted(format, query.split))
                .build();
    }

    /** Reads everything once more, so that it can be asked for before or after. */
    @GET
    @Path("/manifest")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What an export with the same parameters holds, with its SHA-256")
    public Manifest manifest(@PathParam("format") String format, @BeanParam ExportQuery query)
            throws IOException {
        return exports.write(prepare(format, query), OutputStream.nullOutputStream());
    }

    private Export prepare(String format, ExportQuery query) {
        var caller = trainings.caller();
        // Microseconds, so that what the manifest says means the same when it is sent back.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var wanted = query.wanted(format, now, exports.mostRows());
        if (!wanted.scrubbed() && !caller.may(Permission.ADMIN)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "Only administrators may export what is not scrubbed.",
                    "Leave “scrub” out.");
        }
        if (query.trainingRun != null) {
            trainings.find(query.trainingRun);
        }
        return exports.prepare(wanted, caller);
    }
}
