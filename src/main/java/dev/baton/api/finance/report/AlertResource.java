package dev.baton.api.finance.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.risk.AlertBook;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts that were found, and what became of them. See docs/alerts.md. */
@Path("/finance/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class AlertResource {
    private static final int LONGEST = 2_000;

    private final AlertBook alerts;
    private final CurrentCaller current;

    AlertResource(AlertBook alerts, CurrentCaller current) {
        this.alerts = alerts;
        this.current = current;
    }

    /** A list, without a further page. */
    public record Told(List<AlertBook.Kept> items) {}

    @GET
    @Operation(
            summary = "Alerts, the most urgent first",
            description = "state is open, acknowledged or resolved; all when absent.")
    public Told list(
            @QueryParam("company") @Nullable String company,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        current.with(FinancePermissions.READ);
        return new Told(alerts.list(company, state, limit));
    }

    @POST
    @Path("/{company}/{key}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take note of an alert and say what is done about it")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "note",
                                            value = "{\"note\": \"Called the vendor.\"}")))
    public AlertBook.Kept acknowledge(
            @PathParam("company") String company,
            @PathParam("key") String key,
            @Nullable String body) {
        var caller = current.with(FinancePermissions.POST);
        return alerts.acknowledge(company, key, caller.name(), note(body));
    }

    private static @Nullable String note(@Nullable String body) {
        try {
            JsonNode said = Json.tree(body == null || body.isBlank() ? "{}" : body);
            var note = said.path("note").asText("").strip();
            if (note.length() <= LONGEST) {
                return note.isEmpty() ? null : note;
            }
        } catch (UncheckedIOException _) {
            // told below
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "The body is not JSON, or the note is longer than %,d characters."
                        .formatted(LONGEST),
                "Send {\"note\": \"…\"}.");
    }
}
