package dev.baton.api.finance.statement;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.statement.CfoReport;
import dev.baton.finance.statement.Ratio;
import dev.baton.finance.statement.Statements;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/** Ratios of a company, by period. */
@Path("/finance/companies/{company}/ratios")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class RatioResource {
    private final Companies companies;
    private final CurrentCaller current;

    RatioResource(Companies companies, CurrentCaller current) {
        this.companies = companies;
        this.current = current;
    }

    /** The ratios of a period, and which industries have bands. */
    public record Ratios(String period, List<Ratio> items, List<String> industries) {}

    @GET
    @Operation(summary = "The ratios of a period beside their past and an industry's bands")
    public Ratios ratios(
            @PathParam("company") String company,
            @QueryParam("period") @Nullable String period,
            @QueryParam("as_of") @Nullable String asOf,
            @QueryParam("compare") @Nullable String compare,
            @QueryParam("industry") @Nullable String industry) {
        current.with(FinancePermissions.READ);
        var books = companies.of(company);
        var wish =
                CfoReport.wish(
                        StatementResource.asked(period, asOf, compare, industry, null), books);
        var statements = Statements.of(books, wish);
        return new Ratios(
                statements.period().toString(), statements.ratios(), Statements.industries());
    }
}
