package dev.baton.api.workflow;

import dev.baton.agent.AgentRegistry;
import dev.baton.api.Problems;
import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.json.YamlFault;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Step;
import dev.baton.plan.Value;
import dev.baton.planner.Definition;
import dev.baton.planner.Workflow;
import dev.baton.planner.WorkflowDefinitions;
import dev.baton.planner.Workflows;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Definitions of workflows: listed, read, written and removed. See docs/workflows.md. */
@Path("/workflows/definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workflows")
@RunOnVirtualThread
public class DefinitionResource {
    private final Workflows workflows;
    private final WorkflowDefinitions definitions;
    private final AgentRegistry agents;
    private final CurrentCaller current;

    DefinitionResource(
            Workflows workflows,
            WorkflowDefinitions definitions,
            AgentRegistry agents,
            CurrentCaller current) {
        this.workflows = workflows;
        this.definitions = definitions;
        this.agents = agents;
        this.current = current;
    }

    /** Every workflow with what it takes and its steps. */
    @GET
    @Operation(summary = "All workflows: those that come with Baton and those that were defined")
    public Value.Fields list() {
        var caller = current.with(Permission.OPERATE);
        var changed =
                definitions.all().stream()
                        .collect(Collectors.toMap(Definition::name, each -> each, (a, _) -> a));
        List<Value> items =
                workflows.all().stream()
                        .filter(workflow -> workflow.allows(caller))
                        .<Value>map(workflow -> told(workflow, changed.get(workflow.name())))
                        .toList();
        return new Value.Fields(Map.of("items", new Value.Items(items)));
    }

    /** One workflow; {@code text} is what was written, and absent for one that comes with Baton. */
    @GET
    @Path("/{name}")
    @Operation(summary = "One workflow, with the text of its definition")
    public Value.Fields find(@PathParam("name") String name) {
        var caller = current.with(Permission.OPERATE);
        var workflow = workflows.find(name);
        if (!workflow.allows(caller)) {
            throw ProblemException.of(Cause.NOT_FOUND, "There is no workflow called " + name + ".");
        }
        var definition = definitions.find(name).orElse(null);
        var told = told(workflow, definition);
        return definition == null ? told : told.with("text", Value.text(definition.text()));
    }

    /** Defines a workflow, or changes it; everything that is wrong is told with its line. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "text/yaml", MediaType.TEXT_PLAIN})
    @Operation(summary = "Define or change a workflow, in YAML or JSON")
    public Response define(String body) {
        var caller = current.with(Permission.ADMIN);
        return switch (definitions.put(body, caller.name())) {
            case WorkflowDefinitions.Outcome.Refused(var faults) -> refused(faults);
            case WorkflowDefinitions.Outcome.Kept(var kept, var workflow) ->
                    Response.status(kept.version() == 1 ? 201 : 200)
                            .location(URI.create("/workflows/definitions/" + kept.name()))
                            .entity(told(workflow, kept).with("warnings", warnings(workflow)))
                            .build();
        };
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Remove a workflow that was defined; its runs go on")
    public Response remove(@PathParam("name") String name) {
        current.with(Permission.ADMIN);
        definitions.remove(name);
        return Response.noContent().build();
    }

    private static Response refused(List<YamlFault> faults) {
        return Problems.response(
                new Problem(
                        Cause.BAD_PLAN,
                        "The workflow has %d fault%s."
                                .formatted(faults.size(), faults.size() == 1 ? "" : "s"),
                        faults.stream()
                                .map(fault -> "line %d: %s".formatted(fault.line(), fault.told()))
                                .toList()),
                Map.of(
                        "faults",
                        faults.stream()
                                .map(fault -> Map.of("line", fault.line(), "text", fault.told()))
                                .toList()));
    }

    /** An agent may come on duty later, so its absence is no fault. */
    private Value warnings(Workflow workflow) {
        return new Value.Items(
                workflow.template().steps().stream()
                        .map(Step::agent)
                        .distinct()
                        .filter(agent -> agents.find(agent).isEmpty())
                        .<Value>map(agent ->
                                Value.text("No agent called %s is on duty now.".formatted(agent)))
                        .toList());
    }

    private Value.Fields told(Workflow workflow, @Nullable Definition definition) {
        var told = new LinkedHashMap<String, Value>();
        told.put("name", Value.text(workflow.name()));
        told.put("description", Value.text(workflow.description()));
        told.put("built_in", new Value.Flag(workflows.builtIn(workflow.name())));
        told.put("input", Json.value(workflow.inputs().shape()));
        told.put("defaults", workflow.inputs().defaults());
        var permission = workflow.permission();
        told.put("permission", permission == null ? Value.NOTHING : Value.text(permission.name()));
        told.put(
                "steps",
                new Value.Items(
                        workflow.template().steps().stream()
                                .<Value>map(DefinitionResource::step)
                                .toList()));
        told.put("rollback", new Value.Flag(workflow.template().rollback()));
        if (definition != null) {
            told.put("version", Value.number(definition.version()));
            told.put("changed_by", Value.text(definition.changedBy()));
            told.put("changed_at", Value.text(definition.changedAt().toString()));
        }
        return new Value.Fields(told);
    }

    private static Value step(Step step) {
        var told = new LinkedHashMap<String, Value>();
        told.put("id", Value.text(step.id().value()));
        told.put("name", Value.text(StepNames.of(step)));
        told.put("agent", Value.text(step.agent()));
        told.put("title", Value.text(step.title()));
        told.put(
                "needs",
                new Value.Items(
                        step.needs().stream()
                                .sorted()
                                .<Value>map(id -> Value.text(id.value()))
                                .toList()));
        told.put(
                "approval",
                Value.text(step.policy().approval().name().toLowerCase(java.util.Locale.ROOT)));
        return new Value.Fields(told);
    }
}
