package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Entries;
import dev.baton.finance.book.store.Posting;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Journal entries: listed, drafted, submitted, cancelled, reversed. */
@Path("/finance/companies/{company}/entries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Finance")
@RunOnVirtualThread
public class EntryResource {
    private final Companies companies;
    private final Entries entries;
    private final Posting posting;
    private final CurrentCaller current;

    EntryResource(Companies companies, Entries entries, Posting posting, CurrentCaller current) {
        this.companies = companies;
        this.entries = entries;
        this.posting = posting;
        this.current = current;
    }

    /** A page of entries; {@code next} is the cursor of the page after it. */
    @Schema(name = "EntryPage")
    record Page(List<EntryView> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Entries of every state, newest first")
    public Page list(
            @PathParam("company") String company,
            @QueryParam("status") @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        current.with(FinancePermissions.READ);
        var known = companies.of(company).company().id();
        var page =
                entries.page(known, status(status), Requests.cursor(after), Requests.limit(limit));
        var next = page.next();
        return new Page(
                page.items().stream().map(EntryView::of).toList(),
                next == null ? null : next.toString());
    }

    // Reversed ones are posted ones: what reverses them is another entry.
    private static Entry.@Nullable Status status(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        try {
            return Entry.Status.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Requests.bad(
                    "No entry is %s.".formatted(word),
                    "One of draft, pending_approval, posted, cancelled.");
        }
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One entry with its lines")
    public EntryView one(@PathParam("company") String company, @PathParam("id") String id) {
        current.with(FinancePermissions.READ);
        return EntryView.of(entries.one(company, id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Draft an entry",
            description =
                    "Debits are positive. It must balance in each currency and in that of the books."
                            + " The same Idempotency-Key with the same body is the same draft.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "rent",
                                            value =
                                                    "{\"journal\": \"general\", \"date\": \"2026-06-30\", \"text\": \"Rent\","
                                                            + " \"lines\": [{\"account\": \"4210\", \"amount\": \"1000.00\"},"
                                                            + " {\"account\": \"1200\", \"amount\": \"-1000.00\"}]}")))
    public Response draft(
            @PathParam("company") String company,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable String body) {
        var caller = current.with(FinancePermissions.POST);
        var currency = companies.of(company).company().currency();
        var own = key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
        var draft = Requests.body(body, DraftBody.class).draft(currency, "person:" + caller.name());
        var id =
                posting.draft(
                        company, caller.name() + ' ' + own, draft, Actor.person(caller.name()));
        return Response.status(Response.Status.CREATED)
                .entity(EntryView.of(entries.one(company, id)))
                .build();
    }

    @POST
    @Path("/{id}/submit")
    @Operation(summary = "Post a draft, or ask for the approvals that the policy demands")
    public EntryView submit(
            @PathParam("company") String company,
            @PathParam("id") String id,
            @Nullable String body) {
        posting.submit(company, id, actor(FinancePermissions.POST, body));
        return EntryView.of(entries.one(company, id));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Drop an entry that is not posted")
    public EntryView cancel(
            @PathParam("company") String company,
            @PathParam("id") String id,
            @Nullable String body) {
        posting.cancel(company, id, actor(FinancePermissions.POST, body));
        return EntryView.of(entries.one(company, id));
    }

    @POST
    @Path("/{id}/reverse")
    @Operation(summary = "Post the mirror of an entry in the first open period; gives the mirror")
    public EntryView reverse(
            @PathParam("company") String company,
            @PathParam("id") String id,
            @Nullable String body) {
        var mirror = posting.reverse(company, id, actor(FinancePermissions.APPROVE, body));
        return EntryView.of(entries.one(company, mirror));
    }

    private Actor actor(Permission permission, @Nullable String body) {
        return Actor.person(current.with(permission).name()).because(Requests.reason(body));
    }
}
