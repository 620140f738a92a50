package dev.baton.api.training;

import dev.baton.api.limit.BodyLimit;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.training.RewardRequest.Line;
import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import dev.baton.reward.grade.Grader;
import dev.baton.reward.grade.Scoring;
import dev.baton.reward.grade.Scoring.Scored;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Grades answers for those who train models: a reward function that is called from afar. */
@Path("/train/rewards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
@RunOnVirtualThread
public class RewardResource {
    private final Scoring scoring;
    private final Grader grader;
    private final DataSources sources;
    private final CurrentCaller current;

    RewardResource(Scoring scoring, Grader grader, DataSources sources, CurrentCaller current) {
        this.scoring = scoring;
        this.grader = grader;
        this.sources = sources;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(bytes = RewardRequest.MOST_BYTES)
    @Operation(
            summary = "Grade a batch of answers",
            description =
                    "items (question or prompt, completion, expected_sql: one query or several),"
                            + " or the parallel lists prompts, completions and expected_sql. At"
                            + " most 1,000 answers and 8 MiB. The answer has their order; what is"
                            + " wrong with one of them is told there and spoils no other.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "batch",
                                            value =
                                                    """
                                                    {"data_source": "projects", "items": [{"question": "How many projects are there?",
                                                     "completion": "select count(*) from projects", "expected_sql": "select count(*) from projects"}]}
                                                    """)))
    @APIResponse(responseCode = "200", description = "A grade for each answer.")
    @APIResponse(responseCode = "404", description = "The data source is not known to the caller.")
    @APIResponse(responseCode = "413", description = "Too many answers at once.")
    public RewardView rewards(String body) {
        var caller = current.with(Permission.TRAIN);
        var request = RewardRequest.read(body);
        return RewardView.of(grader.weights().version(), scored(request, caller));
    }

    private List<Scored> scored(RewardRequest request, Caller caller) {
        var shared = request.shared() ? sources.open(request.source(), caller) : null;
        var variant = request.variant() == null ? null : sources.open(request.variant(), caller);
        var broken = new TreeMap<Integer, Scored>();
        var items = new ArrayList<Scoring.Item>();
        for (var line : request.lines()) {
            int place = items.size() + broken.size();
            switch (line) {
                case Line.Faulty(var problem) -> broken.put(place, new Scored.Broken(problem));
                case Line.Answer(var task, var completion, var own) -> {
                    try {
                        var source =
                                own != null || shared == null ? sources.open(own, caller) : shared;
                        items.add(new Scoring.Item(task, completion, source, variant));
                    } catch (ProblemException e) {
                        broken.put(place, new Scored.Broken(e.problem()));
                    }
                }
            }
        }
        var scored = new ArrayList<>(scoring.score(items, new Cancellation()));
        // In rising order, so each is put back where it was taken out.
        broken.forEach(scored::add);
        return scored;
    }
}
