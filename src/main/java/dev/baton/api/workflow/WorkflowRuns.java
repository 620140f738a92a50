package dev.baton.api.workflow;

import dev.baton.agent.AgentRegistry;
import dev.baton.api.security.VisibleRuns;
import dev.baton.plan.Approval;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.Terms;
import dev.baton.security.Caller;
import dev.baton.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the name of a workflow to a run under way, and from its id to the run. */
@ApplicationScoped
class WorkflowRuns {
    private static final String DOOR = "workflow";

    private final Workflows workflows;
    private final AgentRegistry agents;
    private final Sessions sessions;
    private final RunEngine engine;
    private final VisibleRuns visible;
    private final Runs runs;
    private final WorkflowConfig config;

    WorkflowRuns(
            Workflows workflows,
            AgentRegistry agents,
            Sessions sessions,
            RunEngine engine,
            VisibleRuns visible,
            Runs runs,
            WorkflowConfig config) {
        this.workflows = workflows;
        this.agents = agents;
        this.sessions = sessions;
        this.engine = engine;
        this.visible = visible;
        this.runs = runs;
        this.config = config;
    }

    /** Starts it. Throws not_found, forbidden, bad_request, bad_plan, busy or conflict. */
    RunId start(String name, WorkflowRequest request, Caller caller, @Nullable String key) {
        var plan = plan(name, request, caller);
        var session = sessions.open(request.session(), caller, name).id();
        return engine.start(
                new RunRequest(
                        session,
                        caller,
                        name,
                        plan.goal(),
                        plan,
                        request.input(),
                        timeout(request),
                        key,
                        null,
                        Terms.DEFAULT
                                .at(DOOR)
                                .urgent(request.priority())
                                .escalating(request.escalate())));
    }

    private Plan plan(String name, WorkflowRequest request, Caller caller) {
        var plan = workflows.plan(name, request.input(), caller, agents.skills(caller));
        if (plan.steps().isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_PLAN,
                            "No agent of the workflow %s is on duty.".formatted(name),
                            List.of("GET /agents lists those that are.")));
        }
        return approved(plan, request.approvalPoints());
    }

    /** The same plan, in which a person agrees to what these steps prove. */
    private static Plan approved(Plan plan, Set<String> points) {
        var names = plan.steps().stream().map(StepNames::of).toList();
        var unknown = points.stream().filter(point -> !names.contains(point)).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_REQUEST,
                            "There is no step %s to approve.".formatted(String.join(", ", unknown)),
                            List.of("Steps are " + String.join(", ", names) + ".")));
        }
        return plan.withSteps(
                plan.steps().stream()
                        .map(step -> points.contains(StepNames.of(step)) ? approved(step) : step)
                        .toList());
    }

    private static Step approved(Step step) {
        var policy = step.policy();
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                step.input(),
                step.after(),
                new Step.Policy(
                        policy.onFailure(),
                        policy.timeout(),
                        policy.effect(),
                        policy.fallback(),
                        Approval.AFTER,
                        policy.beside(),
                        policy.approvers()),
                step.stage(),
                step.when());
    }

    Duration timeout(WorkflowRequest request) {
        var wanted = request.timeout();
        return wanted == null ? config.timeout() : wanted;
    }

    /** The run of that id if the caller may see it; throws not_found. */
    RunView find(String id, Caller caller) {
        return visible.find(id, caller);
    }

    /** The plan of a run as it stands; one without steps before it is made. */
    Plan planOf(RunView run) {
        return runs.plan(run.id())
                .orElseGet(() -> new Plan(run.origin().question(), List.of(), Value.NOTHING));
    }
}
