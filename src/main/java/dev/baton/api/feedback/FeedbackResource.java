package dev.baton.api.feedback;

import dev.baton.api.security.CurrentCaller;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people say of answers: right, wrong, or how it would have been right. */
@Path("/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Learning")
@RunOnVirtualThread
public class FeedbackResource {
    private final Hearing hearing;
    private final CurrentCaller current;

    FeedbackResource(Hearing hearing, CurrentCaller current) {
        this.hearing = hearing;
        this.current = current;
    }

    /** All that was said of one answer. */
    public record Said(List<FeedbackView> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say whether an answer is right, or correct it",
            description =
                    "verdict: up, down, confirm, or correct with sql, which is run once through the"
                            + " same guard and becomes the answer. A later word replaces the"
                            + " earlier one of the same caller.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "confirmed",
                                            value =
                                                    "{\"operation_id\": \"4f1c\", \"verdict\":"
                                                            + " \"confirm\"}")))
    @APIResponse(responseCode = "200", description = "What is kept.")
    @APIResponse(responseCode = "404", description = "There is no such operation for the caller.")
    @APIResponse(responseCode = "409", description = "It has no answer such a word could be of.")
    @APIResponse(responseCode = "422", description = "The SQL does not pass the guard.")
    public FeedbackView say(String body) {
        var caller = current.with(Permission.ASK);
        return hearing.say(Word.read(body), caller);
    }

    @GET
    @Path("/{operation_id}")
    @Operation(summary = "What was said of an answer; administrators see everybody's")
    public Said of(@PathParam("operation_id") String operation) {
        return new Said(hearing.of(operation, current.with(Permission.ASK)));
    }

    @DELETE
    @Path("/{operation_id}")
    @Operation(
            summary = "Take back what one said of an answer",
            description =
                    "Everything that followed from it is as if it had never been said. With by an"
                            + " administrator takes back somebody else's word.")
    @APIResponse(responseCode = "200", description = "What was taken back.")
    public FeedbackView undo(
            @PathParam("operation_id") String operation, @QueryParam("by") @Nullable String by) {
        var caller = current.with(Permission.ASK);
        return hearing.undo(operation, by == null ? caller.name() : by, caller);
    }
}
