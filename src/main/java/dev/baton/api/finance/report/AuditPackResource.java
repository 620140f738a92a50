package dev.baton.api.finance.report;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.risk.AuditPack;
import dev.baton.finance.step.Asked;
import dev.baton.plan.Value;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The books of some days for an auditor. See docs/alerts.md. */
@Path("/finance/audit-pack")
@Tag(name = "Finance")
@RunOnVirtualThread
public class AuditPackResource {
    private final Companies companies;
    private final CurrentCaller current;

    AuditPackResource(Companies companies, CurrentCaller current) {
        this.companies = companies;
        this.current = current;
    }

    @GET
    @Produces("application/zip")
    @Operation(
            summary = "Journal, balances, invoices, bank lines and tests as CSV, zipped",
            description =
                    "company, from and to are optional: the first company, all of its books. A"
                            + " manifest holds the SHA-256 of each file.")
    public Response pack(
            @QueryParam("company") @Nullable String company,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        current.with(FinancePermissions.READ);
        var said = new LinkedHashMap<String, Value>();
        said.put("company", text(company));
        said.put("as_of", text(to));
        said.put("from", text(from));
        var input = new Value.Fields(said);
        var asked = Asked.of(input, companies);
        var first = Asked.day(input, "from").orElse(asked.books().company().firstDay());
        return Response.ok(AuditPack.of(asked.books(), first, asked.asOf()))
                .header("Content-Disposition", "attachment; filename=\"audit-pack.zip\"")
                .build();
    }

    private static Value text(@Nullable String text) {
        return text == null ? Value.NOTHING : Value.text(text);
    }
}
