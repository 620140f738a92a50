package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Policies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

/** Who must agree to what in a company. See docs/books.md, Approvals. */
@Path("/finance/policies/{company}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Finance")
@RunOnVirtualThread
public class PolicyResource {
    private final Companies companies;
    private final Policies policies;
    private final CurrentCaller current;

    PolicyResource(Companies companies, Policies policies, CurrentCaller current) {
        this.companies = companies;
        this.policies = policies;
        this.current = current;
    }

    /** A rule on the wire: amounts and confidences are text. */
    @Schema(name = "ApprovalRule")
    record Rule(
            @Nullable String action,
            @Nullable String amountFrom,
            @Nullable String confidenceBelow,
            @Nullable String flag,
            @Nullable String role,
            int people) {
        Policies.Rule read() {
            return new Policies.Rule(
                    Objects.requireNonNullElse(action, ""),
                    number(amountFrom),
                    number(confidenceBelow),
                    flag,
                    Objects.requireNonNullElse(role, ""),
                    people);
        }

        private static @Nullable BigDecimal number(@Nullable String text) {
            try {
                return text == null ? null : new BigDecimal(text);
            } catch (NumberFormatException _) {
                throw Requests.bad("%s is no number.".formatted(text), "Write it like 5000.00.");
            }
        }

        static Rule of(Policies.Rule rule) {
            var from = rule.amountFrom();
            var below = rule.confidenceBelow();
            return new Rule(
                    rule.action(),
                    from == null ? null : from.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                    below == null ? null : below.stripTrailingZeros().toPlainString(),
                    rule.flag(),
                    rule.role(),
                    rule.people());
        }
    }

    /** All rules that hold for a company. */
    @Schema(name = "ApprovalPolicy")
    record View(String company, boolean own, List<Rule> rules) {
        static View of(Policies.Policy policy) {
            return new View(
                    policy.company(), policy.own(), policy.rules().stream().map(Rule::of).toList());
        }
    }

    /** As it is set. */
    record Wanted(@Nullable List<Rule> rules, @Nullable String reason) {}

    @GET
    @Operation(
            summary = "Who must agree to what in a company",
            description = "own is false where the company has the rules of all.")
    public View of(@PathParam("company") String company) {
        current.with(FinancePermissions.READ);
        return View.of(policies.of(companies.of(company).company().id()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set who must agree to what, all rules anew",
            description =
                    "No rules at all: those of all companies hold again. The same again changes"
                            + " nothing; a change stands in the audit trail.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "two for large amounts",
                                            value =
                                                    "{\"rules\": [{\"action\": \"post\","
                                                            + " \"amount_from\": \"5000.00\", \"role\":"
                                                            + " \"approve_entries\", \"people\": 2}],"
                                                            + " \"reason\": \"board of 3 May\"}")))
    public View set(@PathParam("company") String company, @Nullable String body) {
        var caller = current.with(FinancePermissions.RULES);
        var wanted = Requests.body(body, Wanted.class);
        var rules = wanted.rules();
        if (rules == null || rules.contains(null)) {
            throw Requests.bad(
                    "The rules are missing, or one of them is.", "Send {\"rules\": […]}.");
        }
        return View.of(
                policies.set(
                        companies.of(company).company().id(),
                        rules.stream().map(Rule::read).toList(),
                        Actor.person(caller.name()).because(Requests.brief(wanted.reason()))));
    }
}
