package dev.baton.api.finance.invoice;

import dev.baton.api.limit.BodyLimit;
import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.desk.Desk;
import dev.baton.finance.invoice.desk.Document;
import dev.baton.finance.invoice.desk.Documents;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Invoices as documents. */
@Path("/finance/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class DocumentResource {
    private static final int MOST = 100;
    private final Documents documents;
    private final Desk desk;
    private final CurrentCaller current;

    DocumentResource(Documents documents, Desk desk, CurrentCaller current) {
        this.documents = documents;
        this.desk = desk;
        this.current = current;
    }

    /** Some documents; {@code next} continues the list and is null at its end. */
    public record Listed(List<DocumentView> items, @Nullable String next) {}

    @POST
    @Consumes({
        "application/pdf",
        "application/xml",
        "text/xml",
        "image/png",
        "image/jpeg",
        "application/octet-stream"
    })
    @BodyLimit(setting = "baton.finance.documents.bytes")
    @Operation(
            summary = "Upload an invoice: PDF, XML, PNG or JPEG",
            description =
                    "The body is the document; the same bytes are kept once. It is read by POST"
                            + " /finance/documents/{id}/read or by an ocr_agent step.")
    public Response add(@QueryParam("name") @DefaultValue("document") String name, byte[] content) {
        var caller = current.with(FinancePermissions.POST);
        var added = documents.add(name, content, caller.name());
        var view = DocumentView.of(added.document());
        return (added.fresh()
                        ? Response.created(URI.create("/finance/documents/" + view.id()))
                        : Response.ok())
                .entity(view)
                .build();
    }

    @GET
    @Operation(
            summary = "The documents, newest first",
            description = "after is the next of an earlier page.")
    public Listed list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        current.with(FinancePermissions.READ);
        int most = Math.clamp(limit, 1, MOST);
        Document last = after == null || after.isBlank() ? null : documents.find(after);
        var found = documents.newest(last, most);
        return new Listed(
                found.stream().map(DocumentView::of).toList(),
                found.size() < most ? null : found.getLast().id());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A document and what was read of it, each field with its confidence")
    public DocumentView one(@PathParam("id") String id) {
        current.with(FinancePermissions.READ);
        return DocumentView.of(documents.find(id));
    }

    @GET
    @Path("/{id}/content")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The document as it came in")
    public Response content(@PathParam("id") String id) {
        current.with(FinancePermissions.READ);
        var document = documents.find(id);
        // A document is never shown within a page of this server: it may hold scripts.
        return Response.ok(documents.content(id), "application/octet-stream")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s\"".formatted(plain(document)))
                .build();
    }

    private static String plain(Document document) {
        return document.name().replaceAll("[^A-Za-z0-9._ -]", "_");
    }

    @POST
    @Path("/{id}/read")
    @Operation(
            summary = "Read a document",
            description =
                    "XML first, then the text of a PDF, then a picture. company is whose invoice it"
                            + " is, the first one when absent. What was read before is not read again.")
    public DocumentView read(
            @PathParam("id") String id, @QueryParam("company") @Nullable String company) {
        current.with(FinancePermissions.READ);
        var ours = desk.ours(desk.books(company));
        return DocumentView.of(desk.read(id, ours, new Cancellation()));
    }

    @PUT
    @Path("/{id}/fields")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say by hand what fields of an invoice are",
            description =
                    "An object of fields: dates as 2026-04-03, amounts as 1234.56; empty text leaves a"
                            + " field out. It goes before what was read, also when it is read later.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "fields",
                                            value =
                                                    "{\"number\": \"R-100\", \"date\":"
                                                            + " \"2026-04-03\"}")))
    public DocumentView say(
            @PathParam("id") String id, @Nullable Map<String, @Nullable String> fields) {
        var caller = current.with(FinancePermissions.POST);
        if (fields == null || fields.containsValue(null)) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The fields are missing, or the text of one is.",
                    "Send an object such as {\"number\": \"R-100\"}; empty text leaves a field out.");
        }
        var said = new EnumMap<Field, String>(Field.class);
        fields.forEach((name, value) ->
                said.put(Field.byCode(name).orElseThrow(() -> unknown(name)), value));
        return DocumentView.of(documents.say(id, said, caller.name()));
    }

    private static ProblemException unknown(String name) {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                "“%s” is no field of invoices.".formatted(name),
                "Fields are "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(Field.values()).map(Field::code).toList())
                        + ".");
    }
}
