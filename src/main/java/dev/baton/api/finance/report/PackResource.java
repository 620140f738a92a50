package dev.baton.api.finance.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.report.Packs;
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
import jakarta.ws.rs.core.Response;
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

/** Board packs: listed, read, released. See docs/board-pack.md. */
@Path("/finance/packs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class PackResource {
    private final Packs packs;
    private final CurrentCaller current;

    PackResource(Packs packs, CurrentCaller current) {
        this.packs = packs;
        this.current = current;
    }

    /** A list, without a further page. */
    public record Told(List<Packs.Pack> items) {}

    @GET
    @Operation(summary = "Board packs, newest first")
    public Told list(
            @QueryParam("company") @Nullable String company,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        current.with(FinancePermissions.READ);
        return new Told(packs.list(company, limit));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A board pack: how it stands, its manifest and the hash of that")
    public Packs.Pack one(@PathParam("id") String id) {
        current.with(FinancePermissions.READ);
        return packs.find(id).orElseThrow(PackResource::unknown);
    }

    @GET
    @Path("/{id}/html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "A board pack as a page, marked DRAFT until it is released")
    public Response html(@PathParam("id") String id) {
        return file(id, false);
    }

    @GET
    @Path("/{id}/pdf")
    @Produces("application/pdf")
    @Operation(summary = "A board pack as PDF, marked DRAFT until it is released")
    public Response pdf(@PathParam("id") String id) {
        return file(id, true);
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Release a board pack that somebody else had made",
            description =
                    "hash is that of the manifest that was read. Refused to who had it made, and"
                            + " while it has open questions. It stays a draft until as many people"
                            + " agreed as the approval policy of the books wants; the release"
                            + " stands in the audit trail.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "seen",
                                            value = "{\"hash\": \"9f86d0…\"}")))
    public Packs.Pack release(@PathParam("id") String id, String body) {
        var caller = current.with(FinancePermissions.APPROVE);
        return packs.release(id, hash(body), caller);
    }

    private Response file(String id, boolean pdf) {
        current.with(FinancePermissions.READ);
        var page = packs.page(id, pdf).orElseThrow(PackResource::unknown);
        return Response.ok(page.bytes(), page.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"board-pack.%s\"".formatted(pdf ? "pdf" : "html"))
                .build();
    }

    private static String hash(String body) {
        try {
            JsonNode hash = Json.tree(body).path("hash");
            if (hash.isTextual()) {
                return hash.textValue();
            }
        } catch (UncheckedIOException _) {
            // told below
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "The body names no hash.",
                "Send {\"hash\": \"…\"} as GET /finance/packs/{id} gives it.");
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND, "There is no such board pack.", "GET /finance/packs lists them.");
    }
}
