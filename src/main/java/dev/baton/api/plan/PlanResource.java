package dev.baton.api.plan;

import dev.baton.agent.AgentRegistry;
import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.model.Models;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Value;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Estimate;
import dev.baton.planner.Estimating;
import dev.baton.planner.Goal;
import dev.baton.planner.PlanFaults;
import dev.baton.planner.Planned;
import dev.baton.planner.PlannerConfig;
import dev.baton.planner.Planning;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans for goals, made or checked without anything being carried out. */
@Path("/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RunOnVirtualThread
public class PlanResource {
    private final Planning planning;
    private final AgentRegistry agents;
    private final Models models;
    private final PlannerConfig config;
    private final Clock clock;
    private final CurrentCaller current;

    PlanResource(
            Planning planning,
            AgentRegistry agents,
            Models models,
            PlannerConfig config,
            Clock clock,
            CurrentCaller current) {
        this.planning = planning;
        this.agents = agents;
        this.models = models;
        this.config = config;
        this.clock = clock;
        this.current = current;
    }

    /** A plan for a goal; with {@code plan} in the body, all faults of that plan. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Plan for a goal, or check a plan; nothing runs",
            description =
                    "Gives the plan, who made it, what it will take, and its faults. A goal for"
                            + " which no plan can be made is a problem that names every fault.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "goal",
                                            value =
                                                    "{\"goal\": \"Compare the spending of 2024 with 2025 by company and"
                                                            + " tell me which overruns need attention\","
                                                            + " \"data_source\": \"projects\"}")))
    public Value.Fields plan(String body) {
        var caller = current.with(Permission.ASK);
        var request = GoalRequest.read(body);
        if (request.plan() != null) {
            return checked(request, caller);
        }
        var goal = new Goal(request.goal(), request.input(), caller);
        var work = new DryWork(goal, clock.instant().plus(config.timeout()));
        var planned = planning.plan(goal, work);
        return told(planned, List.of(), work.tokens());
    }

    private Value.Fields checked(GoalRequest request, Caller caller) {
        var plan = java.util.Objects.requireNonNull(request.plan());
        var catalogue = Catalogue.of(agents, caller);
        var estimate = new Estimating(catalogue, models).of(plan, Set.of());
        var faults = PlanFaults.of(plan, Set.of(), catalogue, config, estimate);
        return told(new Planned(plan, caller.name(), estimate), faults, 0);
    }

    private static Value.Fields told(
            Planned planned, List<PlanCheck.Fault> faults, int planningTokens) {
        var told = new LinkedHashMap<String, Value>();
        told.put("plan", Json.value(planned.plan()));
        told.put("made_by", Value.text(planned.madeBy()));
        told.put("estimate", estimate(planned.estimate()));
        told.put("faults", Json.value(faults));
        told.put("token_usage", Value.number(planningTokens));
        return new Value.Fields(told);
    }

    private static Value estimate(Estimate estimate) {
        var told = new LinkedHashMap<String, Value>();
        told.put("steps", Value.number(estimate.steps()));
        told.put("tokens", Value.number(estimate.tokens()));
        var cost = estimate.costMicros();
        told.put("cost_micros", cost == null ? Value.NOTHING : Value.number(cost));
        told.put("millis", Value.number(estimate.millis()));
        return new Value.Fields(told);
    }
}
