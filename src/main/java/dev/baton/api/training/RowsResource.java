package dev.baton.api.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.reward.grade.SideBySide;
import dev.baton.reward.grade.Task;
import dev.baton.reward.training.figures.Answers;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.DataSource;
import dev.baton.sql.source.DataSources;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why an answer of a training run is not the right one, in rows. */
@Path("/training/runs/{training_id}/results/{position}/rows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
@RunOnVirtualThread
public class RowsResource {
    private static final int MOST_ROWS = 200;

    private final Trainings trainings;
    private final Answers answers;
    private final DataSources sources;
    private final SideBySide sideBySide;
    private final CurrentCaller current;

    RowsResource(
            Trainings trainings,
            Answers answers,
            DataSources sources,
            SideBySide sideBySide,
            CurrentCaller current) {
        this.trainings = trainings;
        this.answers = answers;
        this.sources = sources;
        this.sideBySide = sideBySide;
        this.current = current;
    }

    @GET
    @Operation(
            summary = "The rows that were expected and those of an answer, side by side",
            description =
                    "Both queries are run now, read-only and within the limits of grading, in the data"
                            + " source of the question; no row is kept. Who may not ask the data source"
                            + " sees none.")
    public RowsView rows(
            @PathParam("training_id") String id,
            @PathParam("position") int position,
            @QueryParam("variant") @DefaultValue("0") int variant,
            @QueryParam("candidate") @DefaultValue("0") int candidate,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        var run = trainings.find(id);
        var caller = current.with(Permission.ASK);
        var question =
                Optional.ofNullable(answers.at(run.id(), List.of(position)).get(position))
                        .orElseThrow(() -> none("question " + position));
        var answer =
                question.answers().stream()
                        .filter(each -> each.variant() == variant && each.candidate() == candidate)
                        .findFirst()
                        .orElseThrow(() ->
                                none("answer %d of variant %d".formatted(candidate, variant)));
        var source = source(question.dataSource(), caller);
        if (source.isEmpty()) {
            return RowsView.gone(
                    "The data source “%s” is not there any more, or not for you."
                            .formatted(question.dataSource()));
        }
        return RowsView.of(
                sideBySide.of(
                        new Task(
                                question.question(),
                                texts(question.golds()),
                                false,
                                question.ordered()),
                        answer.sql(),
                        source.get(),
                        Math.clamp(limit, 1, MOST_ROWS),
                        new Cancellation()));
    }

    private Optional<DataSource> source(String name, Caller caller) {
        try {
            return Optional.of(sources.open(name, caller));
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.UNKNOWN_DATA_SOURCE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<String> texts(JsonNode golds) {
        var texts = new ArrayList<String>();
        golds.forEach(gold -> texts.add(gold.asText()));
        return texts;
    }

    private static ProblemException none(String what) {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "The training run has no %s.".formatted(what),
                "GET …/results lists questions with their position and answers.");
    }
}
