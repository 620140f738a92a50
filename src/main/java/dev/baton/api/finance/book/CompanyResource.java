package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.Kind;
import dev.baton.finance.book.Use;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Periods;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Companies, their charts with balances, and their periods. */
@Path("/finance/companies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Finance")
@RunOnVirtualThread
public class CompanyResource {
    private final Companies companies;
    private final Periods periods;
    private final CurrentCaller current;

    CompanyResource(Companies companies, Periods periods, CurrentCaller current) {
        this.companies = companies;
        this.periods = periods;
        this.current = current;
    }

    /** A list, all of it. */
    record Items<T>(List<T> items) {}

    /** An account and its balance: debit less credit, in the currency of the books. */
    record Balance(String code, String name, Use use, Kind kind, String balance) {}

    @GET
    @Operation(summary = "Companies whose books are kept here")
    public Items<Company> list() {
        current.with(FinancePermissions.READ);
        return new Items<>(companies.all());
    }

    @GET
    @Path("/{company}")
    @Operation(summary = "One company: its currency, its first day and the last complete one")
    public Company one(@PathParam("company") String company) {
        current.with(FinancePermissions.READ);
        return companies.of(company).company();
    }

    @GET
    @Path("/{company}/accounts")
    @Operation(summary = "The chart of accounts with balances at the end of a day")
    public Items<Balance> accounts(
            @PathParam("company") String company, @QueryParam("to") @Nullable String to) {
        current.with(FinancePermissions.READ);
        var books = companies.of(company);
        var balances = books.balances(Requests.day(to, books.company().asOf()));
        return new Items<>(
                books.accounts().stream().map(account -> balance(account, balances)).toList());
    }

    private static Balance balance(Account account, Map<String, BigDecimal> balances) {
        var balance = balances.getOrDefault(account.code(), BigDecimal.ZERO);
        return new Balance(
                account.code(),
                account.name(),
                account.use(),
                account.kind(),
                balance.setScale(2).toPlainString());
    }

    @GET
    @Path("/{company}/bank-accounts")
    @Operation(summary = "The company's accounts at banks")
    public Items<BankAccount> bankAccounts(@PathParam("company") String company) {
        current.with(FinancePermissions.READ);
        return new Items<>(companies.of(company).bankAccounts());
    }

    @GET
    @Path("/{company}/periods")
    @Operation(summary = "Months that were closed or opened, newest first; all others are open")
    public Items<Periods.Period> periods(@PathParam("company") String company) {
        current.with(FinancePermissions.READ);
        return new Items<>(periods.list(company));
    }

    /** Waits for an approval when the policy wants one: then outcome is pending_approval. */
    @POST
    @Path("/{company}/periods/{month}/{action: close|open}")
    @Operation(summary = "Close or open a month, or ask for the approval that this needs")
    public Map<String, Object> change(
            @PathParam("company") String company,
            @PathParam("month") String month,
            @PathParam("action") String action,
            @Nullable String body) {
        var caller = current.with(FinancePermissions.POST);
        var actor = Actor.person(caller.name()).because(Requests.reason(body));
        var which = Requests.month(month);
        var outcome =
                action.equals("close")
                        ? periods.close(company, which, actor)
                        : periods.open(company, which, actor);
        return Map.of("month", which.toString(), "action", action, "outcome", outcome);
    }
}
