package dev.baton.api.ui;

import dev.baton.api.security.VisibleRuns;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.Value;
import dev.baton.run.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What one step was given and what it has proved. */
@Path("/operations/{operation_id}/steps/{step}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@RunOnVirtualThread
public class StepResource {
    private final VisibleRuns visible;
    private final Runs runs;

    StepResource(VisibleRuns visible, Runs runs) {
        this.visible = visible;
        this.runs = runs;
    }

    /** The input as it stands in the plan, and the output as far as somebody reads it. */
    @GET
    @Operation(summary = "What a step was given and what it has proved; long lists only begin")
    public Map<String, Object> step(
            @PathParam("operation_id") String id, @PathParam("step") String name) {
        var run = visible.find(id).id();
        var step = planned(run, name).orElseThrow(StepResource::unknown);
        var view = new LinkedHashMap<String, Object>();
        view.put("step", step.id().value());
        view.put("agent", step.agent());
        view.put("title", step.title());
        view.put("stage", step.stage());
        view.put("needs", step.needs());
        view.put("on_failure", step.policy().onFailure());
        view.put("timeout_seconds", step.policy().timeout().toSeconds());
        view.put("input", Excerpt.of(step.input()).value());
        proved(runs.evidence(run).get(step.id()), view);
        return view;
    }

    /** Once the time for results is over only the digest is left, and the output is null. */
    private static void proved(@Nullable Evidence evidence, Map<String, Object> view) {
        var output = Excerpt.of(evidence == null ? Value.NOTHING : evidence.body());
        view.put("output", output.value());
        view.put("output_cut", output.cut());
        view.put("digest", evidence == null ? null : evidence.digest());
        view.put("engine", evidence == null ? null : evidence.engine());
    }

    private Optional<Step> planned(RunId run, String name) {
        return runs.plan(run).map(Plan::steps).stream()
                .flatMap(steps -> steps.stream())
                .filter(step -> step.id().value().equals(name))
                .findFirst();
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no such step in the plan.",
                "GET /operations/{id}/timeline shows the steps.");
    }
}
