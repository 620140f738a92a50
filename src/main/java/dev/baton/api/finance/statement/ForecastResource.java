package dev.baton.api.finance.statement;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.forecast.Forecasting;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Forecasts of a company, as things are or as supposed. */
@Path("/finance/companies/{company}/forecast")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class ForecastResource {
    private final Companies companies;
    private final CurrentCaller current;

    ForecastResource(Companies companies, CurrentCaller current) {
        this.companies = companies;
        this.current = current;
    }

    @GET
    @Operation(
            summary = "Cash by week and the income statement by month, as they are expected",
            description =
                    "A scenario is said in words, such as: customers pay three weeks later. The"
                            + " answer is what forecasting_agent proves.")
    public Map<String, Value> forecast(
            @PathParam("company") String company,
            @QueryParam("as_of") @Nullable String asOf,
            @QueryParam("weeks") @Nullable String weeks,
            @QueryParam("minimum_cash") @Nullable String minimum,
            @QueryParam("scenario") @Nullable String scenario,
            @QueryParam("compare") @Nullable String compare) {
        var fields = new LinkedHashMap<String, Value>();
        StatementResource.put(fields, "as_of", asOf);
        StatementResource.put(fields, "weeks", weeks);
        StatementResource.put(fields, "minimum_cash", minimum);
        StatementResource.put(fields, "scenario", scenario);
        StatementResource.put(fields, "compare", compare);
        return forecast(company, new Value.Fields(fields));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A forecast with a scenario in fields, or two held against one another",
            description =
                    "{\"scenario\": {\"collections\": -20, \"receivable_days\": 14}, \"compare\":"
                            + " \"revenue drops 10 %\", \"minimum_cash\": \"400000\"}")
    public Map<String, Value> supposed(@PathParam("company") String company, String body) {
        return forecast(company, fields(body));
    }

    private Map<String, Value> forecast(String company, Value.Fields asked) {
        current.with(FinancePermissions.READ);
        return Forecasting.body(Forecasting.outlook(companies.of(company), asked, "")).fields();
    }

    private static Value.Fields fields(String body) {
        try {
            if (body.isBlank()) {
                return Value.Fields.EMPTY;
            }
            return Json.fields(Json.tree(body));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The body is no JSON object.",
                    "Send for example {\"scenario\": \"customers pay three weeks later\"}.");
        }
    }
}
