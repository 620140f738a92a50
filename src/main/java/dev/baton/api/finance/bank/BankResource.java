package dev.baton.api.finance.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.api.limit.BodyLimit;
import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.step.Reconciling;
import dev.baton.finance.bank.step.StatementInput;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.store.Actor;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bank statements and matches. See docs/bank.md. */
@Path("/finance/bank")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class BankResource {
    private static final int MOST = 200;

    private final Reconciling reconciling;
    private final CurrentCaller current;

    BankResource(Reconciling reconciling, CurrentCaller current) {
        this.reconciling = reconciling;
        this.current = current;
    }

    @POST
    @Path("/statements")
    @Consumes({"application/xml", "text/xml", "text/plain", "text/csv", "application/octet-stream"})
    @BodyLimit(bytes = 32 << 20)
    @Operation(
            summary = "Upload a bank statement: camt.053, MT940 or CSV",
            description =
                    "The body is the file. csv says how a CSV file is to be read, as JSON (docs/bank.md). Lines that"
                            + " are known are not added again; a statement that does not tie is refused.")
    public List<StatementView> upload(
            @QueryParam("company") @Nullable String company,
            @QueryParam("csv") @Nullable String csv,
            byte[] content) {
        var caller = current.with(FinancePermissions.POST);
        var books = reconciling.books(company);
        var declared = csv == null ? null : StatementInput.csv(parsed(csv));
        return reconciling.keep(books, content, declared, Actor.person(caller.name())).stream()
                .map(StatementView::of)
                .toList();
    }

    private static Value parsed(String json) {
        try {
            return Json.mapper().readValue(json, Value.class);
        } catch (JsonProcessingException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "csv is no JSON.", "See docs/bank.md for what it says.");
        }
    }

    @GET
    @Path("/{account}/reconciliation")
    @Operation(
            summary = "How a bank account stands against the books on a day",
            description =
                    "account is its id, IBAN or account of the chart. certain are matches that could be kept at once;"
                            + " nothing is written.")
    public PositionView reconciliation(
            @PathParam("account") String account,
            @QueryParam("company") @Nullable String company,
            @QueryParam("as_of") @Nullable String day) {
        current.with(FinancePermissions.READ);
        return PositionView.of(made(company, account, day));
    }

    @GET
    @Path("/{account}/suggestions")
    @Operation(
            summary =
                    "What unmatched bank lines may be: up to three suggestions each, with reasons",
            description = "after is the next of an earlier page: a bank line.")
    public SuggestionPage suggestions(
            @PathParam("account") String account,
            @QueryParam("company") @Nullable String company,
            @QueryParam("as_of") @Nullable String day,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        current.with(FinancePermissions.READ);
        return SuggestionPage.of(made(company, account, day), after, Math.clamp(limit, 1, MOST));
    }

    private Reconciliation made(@Nullable String company, String account, @Nullable String day) {
        var books = reconciling.books(company);
        return Reconciliation.of(books, bank(books, account), day(books, day));
    }

    private static BankAccount bank(Books books, String account) {
        return Reconciling.banks(books, account).getFirst();
    }

    private static LocalDate day(Books books, @Nullable String day) {
        try {
            return day == null || day.isBlank() ? books.company().asOf() : LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "as_of is no day.", "Write it as 2026-06-30.");
        }
    }

    /** What belongs together. */
    public record MatchRequest(@Nullable List<String> bankLines, @Nullable List<String> entries) {}

    @POST
    @Path("/matches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Match bank lines with entries by hand",
            description =
                    "The same again is the same match. Lines that stand in another match are refused with 409.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "one line, two entries",
                                            value =
                                                    "{\"bank_lines\": [\"bl-1\"], \"entries\": [\"e-1\", \"e-2\"]}")))
    public Match match(
            @QueryParam("company") @Nullable String company, @Nullable MatchRequest body) {
        var caller = current.with(FinancePermissions.POST);
        var said = body == null ? new MatchRequest(null, null) : body;
        var lines = said.bankLines() == null ? List.<String>of() : said.bankLines();
        var entries = said.entries() == null ? List.<String>of() : said.entries();
        return reconciling.match(
                reconciling.books(company), lines, entries, Actor.person(caller.name()));
    }

    @DELETE
    @Path("/matches/{id}")
    @Operation(summary = "Take a match back; its lines and entries are free again")
    public void unmatch(
            @PathParam("id") String id, @QueryParam("company") @Nullable String company) {
        var caller = current.with(FinancePermissions.POST);
        reconciling.unmatch(reconciling.books(company), id, Actor.person(caller.name()));
    }

    @GET
    @Path("/{account}/matches")
    @Operation(
            summary = "The matches of a bank account that stand",
            description = "after is the next of an earlier page: a match.")
    public MatchPage matches(
            @PathParam("account") String account,
            @QueryParam("company") @Nullable String company,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        current.with(FinancePermissions.READ);
        var books = reconciling.books(company);
        var bank = bank(books, account);
        Set<String> lines =
                books.bankLines(books.company().firstDay(), Reconciling.FAR).stream()
                        .filter(line -> line.bankAccount().equals(bank.id()))
                        .map(dev.baton.finance.book.BankLine::id)
                        .collect(Collectors.toSet());
        var matches =
                books.matches().stream()
                        .filter(match -> match.bankLines().stream().anyMatch(lines::contains))
                        .filter(match -> after == null || match.id().compareTo(after) > 0)
                        .sorted(java.util.Comparator.comparing(Match::id))
                        .toList();
        var most = Math.clamp(limit, 1, MOST);
        var page = matches.stream().limit(most).toList();
        return new MatchPage(page, matches.size() > most ? page.getLast().id() : null);
    }

    /** Some matches; {@code next} continues the list and is null at its end. */
    public record MatchPage(List<Match> items, @Nullable String next) {}
}
