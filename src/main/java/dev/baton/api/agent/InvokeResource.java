package dev.baton.api.agent;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentRegistry;
import dev.baton.api.Prefer;
import dev.baton.api.Problems;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.plan.Cause;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Reference;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunConfig;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.Terms;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.session.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One agent asked alone: a run of one step, as durable as any other. */
@Path("/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
@RunOnVirtualThread
public class InvokeResource {
    /** The door of agents asked alone; in a run's metadata, which one it was. */
    public static final String DOOR = "agent";

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final AgentRegistry agents;
    private final Sessions sessions;
    private final RunEngine engine;
    private final VisibleRuns visible;
    private final Runs runs;
    private final RunConfig config;
    private final CurrentCaller current;

    InvokeResource(
            AgentRegistry agents,
            Sessions sessions,
            RunEngine engine,
            VisibleRuns visible,
            Runs runs,
            RunConfig config,
            CurrentCaller current) {
        this.agents = agents;
        this.sessions = sessions;
        this.engine = engine;
        this.visible = visible;
        this.runs = runs;
        this.config = config;
        this.current = current;
    }

    @POST
    @Path("/{id}/invoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask one agent alone",
            description =
                    "By its name, or one instance by its own. The input is held against its card;"
                            + " the answer is what it proved. With Prefer: respond-async the answer"
                            + " comes at once, with the Location where it will be found.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "input",
                                            value =
                                                    "{\"input\": {\"text\": \"to be or not\"},"
                                                            + " \"timeout_seconds\": 60}")))
    @APIResponse(responseCode = "200", description = "What it proved.")
    @APIResponse(responseCode = "202", description = "It works on it, or waits for a person.")
    @APIResponse(responseCode = "400", description = "The input does not fit the agent's card.")
    @APIResponse(responseCode = "404", description = "There is no such agent.")
    @APIResponse(responseCode = "429", description = "The agent has as much as it takes.")
    public Response invoke(
            @RestPath String id,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var caller = current.with(Permission.OPERATE);
        var agent = agents.find(id).orElseThrow(AgentResource::unknown);
        var asked = Invocation.read(body);
        check(agent, asked.input(), caller);
        var timeout = asked.timeout() == null ? config.timeout() : asked.timeout();
        // Nothing was asked in words: its run is an operation, and no conversation begins with it.
        var session = sessions.open(asked.session(), caller, "");
        var run =
                engine.start(
                        new RunRequest(
                                session.id(),
                                caller,
                                DOOR,
                                agent.card().purpose(),
                                plan(id, agent.card(), asked.input(), timeout),
                                asked.input(),
                                timeout,
                                key,
                                null,
                                terms(id)));
        return Prefer.later(prefer)
                ? later(view(run.value()))
                : response(engine.await(run, timeout.plus(Prefer.GRACE)));
    }

    @GET
    @Path("/invocations/{operation_id}")
    @Operation(summary = "What an agent that was asked alone has proved, or how far it is")
    public Response find(@RestPath("operation_id") String id) {
        return response(view(id));
    }

    /** The agent's name is kept with the run, so that lists can tell whose it is. */
    private static Terms terms(String agent) {
        return Terms.DEFAULT.at(DOOR).keeping(new Value.Fields(Map.of(DOOR, Value.text(agent))));
    }

    private static void check(Agent agent, Value.Fields input, Caller caller) {
        var card = agent.card(caller);
        if (!card.allows(caller)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "%s may not use %s.".formatted(caller.name(), card.name()),
                    "Ask with a key that has the permission " + card.permission() + ".");
        }
        var faults = card.input().faults(input);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_REQUEST,
                            "The input does not fit what %s takes.".formatted(card.name()),
                            faults));
        }
    }

    /** One step that has the whole time; its evidence is the answer. */
    private static Plan plan(String name, AgentCard card, Value.Fields input, Duration timeout) {
        var step =
                new Step(
                        StepId.of(1),
                        name,
                        card.purpose(),
                        input,
                        Set.of(),
                        new Step.Policy(OnFailure.FAIL, timeout, card.effect()),
                        null,
                        null);
        var answer =
                new Value.Fields(
                        Map.of(
                                "evidence",
                                new Value.Ref(Reference.parse("E1")),
                                "confidence",
                                new Value.Ref(Reference.parse("E1.confidence"))));
        return new Plan(card.purpose(), List.of(step), answer);
    }

    private Response response(RunView run) {
        if (!run.status().ended()) {
            return later(run);
        }
        return run.status().answered()
                ? Response.ok(Invoked.of(run, runs.evidence(run.id()).get(StepId.of(1)))).build()
                : failed(run);
    }

    private static Response later(RunView run) {
        return Response.accepted(Invoked.of(run, null))
                .location(URI.create("/agents/invocations/" + run.id()))
                .build();
    }

    private static Response failed(RunView run) {
        var failure = run.failure();
        var problem =
                failure == null
                        ? Problem.of(Cause.CANCELLED, "The request was cancelled.")
                        : failure.problem();
        return Problems.response(
                problem,
                Map.of(
                        "session_id", run.origin().session().value(),
                        "operation_id", run.id().value()));
    }

    private RunView view(String id) {
        var caller = current.caller();
        return visible.find(
                id,
                run -> run.origin().workflow().equals(DOOR) && VisibleRuns.visible(run, caller));
    }
}
