package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Audit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what to the books, and whether that is whole. */
@Path("/finance/companies/{company}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class AuditResource {
    private final Companies companies;
    private final Audit audit;
    private final CurrentCaller current;

    AuditResource(Companies companies, Audit audit, CurrentCaller current) {
        this.companies = companies;
        this.audit = audit;
        this.current = current;
    }

    /** A page of the trail; {@code next} is the cursor of the page after it. */
    record Trail(List<Audit.Row> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Who did what to the books, newest first")
    public Trail trail(
            @PathParam("company") String company,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        known(company);
        int most = Requests.limit(limit);
        var rows = audit.page(company, Requests.cursor(after), subject, most);
        return new Trail(rows, rows.size() < most ? null : String.valueOf(rows.getLast().number()));
    }

    @GET
    @Path("/verify")
    @Operation(
            summary = "Compute the hashes of the audit trail anew; the first broken number, if any")
    public Audit.Verdict verify(@PathParam("company") String company) {
        known(company);
        return audit.verify(company);
    }

    private void known(String company) {
        current.with(FinancePermissions.READ);
        companies.of(company);
    }
}
