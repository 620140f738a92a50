package dev.baton.api.finance.look;

import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentRegistry;
import dev.baton.agent.AgentState;
import dev.baton.api.plan.DryWork;
import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.planner.Goal;
import dev.baton.run.RunConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Looks at the books: a view is what one agent that changes nothing says of them now. */
@Path("/finance/views")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class LookResource {
    private final Companies companies;
    private final AgentRegistry agents;
    private final CurrentCaller current;
    private final RunConfig config;
    private final Clock clock;

    LookResource(
            Companies companies,
            AgentRegistry agents,
            CurrentCaller current,
            RunConfig config,
            Clock clock) {
        this.companies = companies;
        this.agents = agents;
        this.current = current;
        this.config = config;
        this.clock = clock;
    }

    /** Whose books there are, and the agents that can be looked at. */
    public record Views(List<Company> companies, List<String> agents) {}

    @GET
    @Operation(summary = "Whose books can be looked at, and through which agents")
    public Views views() {
        var caller = current.with(FinancePermissions.READ);
        return new Views(
                companies.all(),
                agents.states().stream()
                        .map(AgentState::card)
                        .filter(card -> reads(card) && card.allows(caller))
                        .map(AgentCard::name)
                        .toList());
    }

    @GET
    @Path("/{agent}")
    @Operation(
            summary = "What an agent of finance that changes nothing says now",
            description =
                    "Its input stands in the address, such as company, as_of and period; numbers"
                            + " may be written as text, objects as JSON. No run is started and nothing is kept.")
    public Value.Fields view(@RestPath String agent, @Context UriInfo uri) {
        var caller = current.with(FinancePermissions.READ);
        var asked =
                agents.find(agent)
                        .filter(each -> reads(each.card()))
                        .orElseThrow(LookResource::none);
        var input = input(uri);
        var card = asked.card(caller);
        if (!card.allows(caller)) {
            throw none();
        }
        var faults = card.input().faults(input);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_REQUEST,
                            "The input does not fit what %s takes.".formatted(card.name()),
                            faults));
        }
        var goal = new Goal(card.purpose(), input, caller);
        return body(
                asked.carryOut(input, new DryWork(goal, clock.instant().plus(config.timeout()))));
    }

    /** Only what needs the right to read the books and changes nothing. */
    private static boolean reads(AgentCard card) {
        return card.effect() == Effect.NONE && FinancePermissions.READ.equals(card.permission());
    }

    private static Value.Fields input(UriInfo uri) {
        var fields = new LinkedHashMap<String, Value>();
        uri.getQueryParameters()
                .forEach((name, values) -> fields.put(name, value(name, values.getFirst())));
        return new Value.Fields(fields);
    }

    /** An object where one is written as JSON; all else is text. */
    private static Value value(String name, String written) {
        try {
            return written.startsWith("{") ? Json.value(Json.tree(written)) : Value.text(written);
        } catch (UncheckedIOException _) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“%s” begins like JSON and is none.".formatted(name),
                    "Write it as {\"name\": value}, or as words.");
        }
    }

    private static Value.Fields body(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Proven(var evidence)
                    when evidence.body() instanceof Value.Fields body ->
                    body;
            case StepOutcome.Proven _ -> throw none();
            case StepOutcome.Failed(var problem) -> throw new ProblemException(problem);
            case StepOutcome.Held(var question) ->
                    throw ProblemException.of(
                            Cause.CONFLICT,
                            question.text(),
                            "Ask with POST /agents/{name}/invoke, which waits for the answer.");
        };
    }

    private static ProblemException none() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such view of the books.",
                "GET /agents lists agents; those that need read_financial_data and change nothing"
                        + " are views.");
    }
}
