package dev.baton.api.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentRegistry;
import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import dev.baton.planner.route.Outcomes;
import dev.baton.planner.route.Route;
import dev.baton.planner.route.Router;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a request would go, and what was learned of that. */
@Path("/route")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RunOnVirtualThread
public class RouteResource {
    private static final int LONGEST = 20_000;

    private final Router router;
    private final Outcomes outcomes;
    private final Workflows workflows;
    private final AgentRegistry agents;
    private final CurrentCaller current;

    RouteResource(
            Router router,
            Outcomes outcomes,
            Workflows workflows,
            AgentRegistry agents,
            CurrentCaller current) {
        this.router = router;
        this.outcomes = outcomes;
        this.workflows = workflows;
        this.agents = agents;
        this.current = current;
    }

    /** Tells the agent a request is for, whether it is on duty, and the way a question would go. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tell where a request would go",
            description =
                    "request (text or object), preferred_agent, workflow_type. By keywords:"
                            + " forecast, alert or risk, report, else the CFO agent; on_duty says"
                            + " whether that agent is there, input what to invoke it with. Nothing runs.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "request",
                                            value =
                                                    "{\"request\": \"How many projects are active?\"}")))
    public Value.Fields route(String body) {
        var caller = current.with(Permission.ASK);
        var said = read(body);
        var request = said.path("request");
        var text = request.isTextual() ? request.textValue() : request.toString();
        var addressee = router.addressee(text, text(said, "preferred_agent"));
        var told = new LinkedHashMap<String, Value>();
        told.put("agent", Value.text(addressee.agent()));
        told.put("on_duty", new Value.Flag(addressee.onDuty()));
        told.put("why", Value.text(addressee.why()));
        told.put("input", input(said));
        if (!addressee.onDuty()) {
            var names = agents.catalogue(caller).stream().map(AgentCard::name).toList();
            told.put("agents_on_duty", Json.value(names));
        }
        told.put("route", way(text, text(said, "workflow_type"), caller));
        return new Value.Fields(told);
    }

    /** Forgets what was learned of requests, of one workflow or of all. */
    @DELETE
    @Path("/outcomes")
    @Operation(summary = "Forget what was learned of requests, of one workflow or of all")
    public Value.Fields forget(@QueryParam("workflow") @Nullable String workflow) {
        current.with(Permission.ADMIN);
        return new Value.Fields(Map.of("forgotten", Value.number(outcomes.forget(workflow))));
    }

    /** What to invoke the agent with: what was asked for, and what the context adds to it. */
    private static Value input(JsonNode said) {
        var request = said.path("request");
        var input = new LinkedHashMap<String, Value>();
        var context = said.path("context");
        for (var name : List.of("industry", "company", "as_of")) {
            if (context.path(name).isTextual()) {
                input.put(name, Value.text(context.path(name).textValue()));
            }
        }
        if (request.isObject()) {
            request.properties()
                    .forEach(field -> input.put(field.getKey(), Json.value(field.getValue())));
        } else {
            input.put("request", Value.text(request.textValue()));
        }
        return new Value.Fields(input);
    }

    private Value way(String text, @Nullable String workflow, Caller caller) {
        if (workflow != null) {
            return way("workflow", workflows.find(workflow).name(), 1, "It was asked for.");
        }
        return switch (router.route(text, caller)) {
            case Route.ToWorkflow(var name, var sure, var why) -> way("workflow", name, sure, why);
            case Route.ToPlanner(var sure, var why) -> way("planner", null, sure, why);
            case Route.ToQuestion(var sure, var why) -> way("question", Router.QUESTION, sure, why);
        };
    }

    private static Value way(String to, @Nullable String workflow, double sure, String why) {
        var way = new LinkedHashMap<String, Value>();
        way.put("to", Value.text(to));
        way.put("workflow", workflow == null ? Value.NOTHING : Value.text(workflow));
        way.put(
                "confidence",
                new Value.Number(BigDecimal.valueOf(Math.round(sure * 1000) / 1000.0)));
        way.put("why", Value.text(why));
        return new Value.Fields(way);
    }

    private static JsonNode read(String body) {
        try {
            var said = body.length() > LONGEST ? null : Json.tree(body);
            var request = said == null ? null : said.path("request");
            if (said != null
                    && request != null
                    && (request.isObject()
                            || request.isTextual() && !request.textValue().isBlank())) {
                return said;
            }
        } catch (UncheckedIOException _) {
            // told below
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "There is no request, or it is longer than %,d characters.".formatted(LONGEST),
                "Send {\"request\": \"what you want\"}.");
    }

    private static @Nullable String text(JsonNode said, String field) {
        var text = said.path(field).asText("");
        return text.isBlank() ? null : text;
    }
}
