package dev.baton.api.finance.statement;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.statement.CfoReport;
import dev.baton.finance.statement.Period;
import dev.baton.finance.statement.Statement;
import dev.baton.finance.statement.Statements;
import dev.baton.plan.Value;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements of a company, by period. */
@Path("/finance/companies/{company}/statements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class StatementResource {
    private final Companies companies;
    private final CurrentCaller current;

    StatementResource(Companies companies, CurrentCaller current) {
        this.companies = companies;
        this.current = current;
    }

    @GET
    @Operation(
            summary = "Income statement, balance sheet and cash flow of a period, and what changed",
            description =
                    "A period is 2026, 2026-Q2, 2026-06, 2026-04-01..2026-06-30 or year_to_date; the"
                            + " answer is what ai_cfo_agent proves.")
    public Map<String, Value> statements(
            @PathParam("company") String company,
            @QueryParam("period") @Nullable String period,
            @QueryParam("as_of") @Nullable String asOf,
            @QueryParam("compare") @Nullable String compare,
            @QueryParam("industry") @Nullable String industry,
            @QueryParam("materiality") @Nullable String materiality) {
        current.with(FinancePermissions.READ);
        var asked = asked(period, asOf, compare, industry, materiality);
        return CfoReport.of(companies.of(company), asked).fields();
    }

    @GET
    @Path("/direct-cash-flow")
    @Operation(summary = "The cash flow of a period by the direct method")
    public Statement direct(
            @PathParam("company") String company, @QueryParam("period") @Nullable String period) {
        current.with(FinancePermissions.READ);
        var books = companies.of(company);
        var days =
                period == null
                        ? Period.quarterTo(books.company().asOf())
                        : Period.parse(period, books.company());
        return Statements.directCashFlow(books, days);
    }

    static Value.Fields asked(
            @Nullable String period,
            @Nullable String asOf,
            @Nullable String compare,
            @Nullable String industry,
            @Nullable String materiality) {
        var fields = new LinkedHashMap<String, Value>();
        put(fields, "period", period);
        put(fields, "as_of", asOf);
        put(fields, "compare", compare);
        put(fields, "industry", industry);
        put(fields, "materiality", materiality);
        return new Value.Fields(fields);
    }

    static void put(Map<String, Value> fields, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fields.put(name, Value.text(text));
        }
    }
}
