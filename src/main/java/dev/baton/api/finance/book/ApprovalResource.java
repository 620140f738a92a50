package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Approvals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What waits for somebody's agreement in the books, and that agreement. */
@Path("/finance/companies/{company}/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Finance")
@RunOnVirtualThread
public class ApprovalResource {
    private final Approvals approvals;
    private final CurrentCaller current;

    ApprovalResource(Approvals approvals, CurrentCaller current) {
        this.approvals = approvals;
        this.current = current;
    }

    /** What an approver says: the hash of what they were shown, and why. */
    record Word(@Nullable String hash, @Nullable String reason) {}

    @GET
    @Operation(summary = "What waits for approval, oldest first, with what is to be approved")
    public CompanyResource.Items<Approvals.Request> waiting(@PathParam("company") String company) {
        current.with(FinancePermissions.READ);
        return new CompanyResource.Items<>(approvals.waiting(company));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One request for approval and where it stands")
    public Approvals.Request one(@PathParam("company") String company, @PathParam("id") String id) {
        current.with(FinancePermissions.READ);
        return approvals.one(company, id);
    }

    @POST
    @Path("/{id}/{action: approve|reject}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Agree to what was shown, or refuse it",
            description =
                    "hash is that of the request as it was read. Refused to who prepared it. The"
                            + " last approval that is needed posts the entry or closes the period.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "approve",
                                            value =
                                                    "{\"hash\": \"9f2c…\", \"reason\": \"checked\"}")))
    public Approvals.Request decide(
            @PathParam("company") String company,
            @PathParam("id") String id,
            @PathParam("action") String action,
            @Nullable String body) {
        var caller = current.caller();
        var word = Requests.body(body, Word.class);
        var hash = word.hash();
        if (hash == null) {
            throw Requests.bad("The hash is missing.", "Send the hash of the request you read.");
        }
        return action.equals("approve")
                ? approvals.approve(company, id, hash, caller, word.reason())
                : approvals.reject(company, id, hash, caller, word.reason());
    }
}
