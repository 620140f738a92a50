package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Limits;
import dev.baton.finance.risk.Agreed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the lenders of a company want to see. See docs/alerts.md, Covenants. */
@Path("/finance/covenants/{company}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Finance")
@RunOnVirtualThread
public class CovenantResource {
    private final Companies companies;
    private final Agreed agreed;
    private final CurrentCaller current;

    CovenantResource(Companies companies, Agreed agreed, CurrentCaller current) {
        this.companies = companies;
        this.agreed = agreed;
        this.current = current;
    }

    /** A limit on the wire; null is not looked at. */
    @Schema(name = "CovenantLimit")
    record Limit(@Nullable String measure, @Nullable BigDecimal limit, @Nullable String source) {
        Limits.Limit read() {
            return new Limits.Limit(
                    Objects.requireNonNullElse(measure, ""),
                    limit,
                    Objects.requireNonNullElse(source, ""));
        }
    }

    /** As they are set. */
    record Wanted(@Nullable List<Limit> covenants, @Nullable String reason) {}

    @GET
    @Operation(
            summary = "Covenants of a company's loans: each limit and where it is from",
            description = "own is false where nobody set a limit and a usual one is looked at.")
    public CompanyResource.Items<Agreed.Told> of(@PathParam("company") String company) {
        current.with(FinancePermissions.READ);
        return new CompanyResource.Items<>(agreed.told(companies.of(company).company().id()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set the limits that lenders agreed on, all of them anew",
            description =
                    "Measures that are not named have their default again; a limit of null is not"
                            + " looked at. A change stands in the audit trail.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "a loan agreement",
                                            value =
                                                    "{\"covenants\": [{\"measure\":"
                                                            + " \"equity_ratio\", \"limit\": \"25\","
                                                            + " \"source\": \"loan agreement of 2024,"
                                                            + " clause 7\"}]}")))
    public CompanyResource.Items<Agreed.Told> set(
            @PathParam("company") String company, @Nullable String body) {
        var caller = current.with(FinancePermissions.RULES);
        var wanted = Requests.body(body, Wanted.class);
        var covenants = wanted.covenants();
        if (covenants == null || covenants.contains(null)) {
            throw Requests.bad(
                    "The covenants are missing, or one of them is.", "Send {\"covenants\": […]}.");
        }
        var known = companies.of(company).company().id();
        agreed.set(
                known,
                covenants.stream().map(Limit::read).toList(),
                Actor.person(caller.name()).because(Requests.brief(wanted.reason())));
        return new CompanyResource.Items<>(agreed.told(known));
    }
}
