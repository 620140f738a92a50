package dev.baton.api.agent;

import dev.baton.agent.AgentRegistry;
import dev.baton.agent.AgentState;
import dev.baton.agent.Presence;
import dev.baton.agent.worker.Workers;
import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who is on duty, and orders to drain, stop and start. */
@Path("/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents", description = "Who carries out steps: in the server and in workers.")
@RunOnVirtualThread
public class AgentResource {
    private static final int MOST = 200;

    private final AgentRegistry agents;
    private final Workers workers;
    private final CurrentCaller current;

    AgentResource(AgentRegistry agents, Workers workers, CurrentCaller current) {
        this.agents = agents;
        this.workers = workers;
        this.current = current;
    }

    /** A page of agents; {@code next} is the cursor of the page after it. */
    @Schema(name = "AgentPage")
    public record Page(List<AgentView> items, @Nullable String next) {}

    @GET
    @Operation(
            summary = "All agents, their cards and how they do",
            description =
                    "By name. Figures are those of the server that answers; each counts its own"
                            + " calls.")
    public Page list(
            @Parameter(description = "at most this many, up to 200")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    int limit,
            @Parameter(description = "the next of the page before") @QueryParam("after")
                    @Nullable String after) {
        var caller = current.caller();
        var rest =
                agents.states().stream()
                        .filter(state -> after == null || state.card().name().compareTo(after) > 0)
                        .toList();
        var page = rest.subList(0, Math.min(rest.size(), Math.clamp(limit, 1, MOST)));
        return new Page(
                page.stream().map(state -> AgentView.of(state, caller)).toList(),
                page.size() < rest.size() ? page.getLast().card().name() : null);
    }

    @GET
    @Path("/{name}")
    @Operation(
            summary = "One agent",
            description = "By its name or that of one of its instances, such as ai_cfo_agent_1.")
    public AgentView one(@RestPath String name) {
        return AgentView.of(state(name), current.caller());
    }

    @POST
    @Path("/{name}/drain")
    @Operation(
            summary = "Let an agent finish what is under way and take no more",
            description =
                    "For administrators. The name is that of an agent or of one instance. All"
                            + " servers on the same database follow within a second.")
    @APIResponse(responseCode = "200", description = "The agent as it stands now.")
    public AgentView drain(@RestPath String name) {
        return order(name, Presence.DRAINING);
    }

    @POST
    @Path("/{name}/stop")
    @Operation(
            summary = "Stop an agent and break off what is under way",
            description =
                    "For administrators. What is broken off fails with the code busy, so that it is"
                            + " tried again, elsewhere if there is another instance.")
    @APIResponse(responseCode = "200", description = "The agent as it stands now.")
    public AgentView stop(@RestPath String name) {
        return order(name, Presence.STOPPED);
    }

    @POST
    @Path("/{name}/start")
    @Operation(
            summary = "Let an agent take work again",
            description = "For administrators. Takes a drain or a stop of that name back.")
    @APIResponse(responseCode = "200", description = "The agent as it stands now.")
    public AgentView start(@RestPath String name) {
        return order(name, Presence.UP);
    }

    private AgentView order(String name, Presence presence) {
        var caller = current.with(Permission.ADMIN);
        state(name);
        workers.order(name, presence, caller);
        return one(name);
    }

    private AgentState state(String name) {
        return agents.state(name).orElseThrow(AgentResource::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND, "There is no such agent.", "GET /agents lists them.");
    }
}
