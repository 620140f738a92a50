package dev.baton.api.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.api.Problems;
import dev.baton.api.limit.BodyLimit;
import dev.baton.json.Json;
import dev.baton.model.Models;
import dev.baton.model.Purpose;
import dev.baton.plan.Cause;
import dev.baton.plan.Cursor;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.reward.training.Budget;
import dev.baton.reward.training.TrainingConfig;
import dev.baton.reward.training.TrainingRun;
import dev.baton.reward.training.TrainingRuns;
import dev.baton.reward.training.figures.Scores;
import dev.baton.reward.training.question.QuestionFault;
import dev.baton.reward.training.question.QuestionSet;
import dev.baton.run.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.ArrayList;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Many questions answered and graded in the background. */
@Path("/training/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
@RunOnVirtualThread
public class TrainingResource {
    private final Trainings trainings;
    private final QuestionSources questions;
    private final TrainingRuns runs;
    private final Scores scores;
    private final Models models;
    private final TrainingConfig config;

    TrainingResource(
            Trainings trainings,
            QuestionSources questions,
            TrainingRuns runs,
            Scores scores,
            Models models,
            TrainingConfig config) {
        this.trainings = trainings;
        this.questions = questions;
        this.runs = runs;
        this.scores = scores;
        this.models = models;
        this.config = config;
    }

    /** Starts one; its questions stand in the body, come with a sample, or were confirmed. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @BodyLimit(bytes = 10 << 20)
    @Operation(summary = "Have many questions answered and graded")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "sample",
                                            value = "{\"sample\": \"projects\"}")))
    public Response start(String body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return start(Body.read(body), null, key);
    }

    /** The same with the questions as JSON lines; the address has the other fields. */
    @POST
    @Consumes({"application/x-ndjson", "application/jsonl"})
    @BodyLimit(bytes = 10 << 20)
    @Operation(summary = "The same, the questions as JSON lines", hidden = true)
    public Response startLines(
            String lines,
            @Context UriInfo uri,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var fields = new LinkedHashMap<String, Object>();
        uri.getQueryParameters()
                .forEach((name, values) -> fields.put(name, value(values.getFirst())));
        return start(Body.read(Json.write(fields)), lines, key);
    }

    /** What is JSON is taken as such; all else is text. */
    private static Object value(String written) {
        try {
            JsonNode node = Json.tree(written);
            return node.isMissingNode() ? written : node;
        } catch (UncheckedIOException _) {
            return written;
        }
    }

    /** The same as a form: a file of questions and the other fields as JSON. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(bytes = 10 << 20)
    @Operation(summary = "The same, as a form with a file", hidden = true)
    public Response startForm(
            @RestForm("questions") @Nullable FileUpload file,
            @RestForm("options") @Nullable String options,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var body = Body.read(options == null || options.isBlank() ? "{}" : options);
        return start(body, file == null ? null : text(file), key);
    }

    private static String text(FileUpload file) {
        try {
            return Files.readString(file.uploadedFile());
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "The file is not text.",
                            "Send JSON lines in UTF-8."),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response start(Body body, @Nullable String file, @Nullable String key) {
        var caller = trainings.caller();
        var request =
                TrainingRequest.read(body, config, models.engine(Purpose.SQL).equals(Models.RULES));
        var read = questions.read(body, file, request.source(), caller);
        body.noOthers();
        var faults = new ArrayList<>(body.faults());
        faults.addAll(read.faults());
        if (faults.isEmpty() && read.questions().isEmpty()) {
            faults.add(new QuestionFault(0, "questions", "There are no questions."));
        }
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        var run = trainings.start(request, QuestionSet.of(read.questions()), key);
        return Response.accepted(view(run))
                .location(URI.create("/training/runs/" + run.id()))
                .build();
    }

    private static Response refused(List<QuestionFault> faults) {
        return Problems.response(
                new Problem(
                        Cause.BAD_REQUEST,
                        faults.size() == 1
                                ? "The training run cannot be started: there is a fault."
                                : "The training run cannot be started: there are %d faults."
                                        .formatted(faults.size()),
                        faults.stream().limit(5).map(TrainingResource::said).toList()),
                Map.of("faults", faults));
    }

    private static String said(QuestionFault fault) {
        return fault.line() == 0
                ? fault.text()
                : "Line %d: %s".formatted(fault.line(), fault.text());
    }

    private Map<String, Object> view(TrainingRun run) {
        return TrainingView.of(run, trainings.status(run), scores.of(run.id()));
    }

    /** The caller's training runs, newest first. */
    @GET
    @Operation(summary = "Training runs, newest first")
    public Map<String, Object> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        var size = Math.clamp(limit, 1, Runs.LONGEST_LIST);
        var found =
                runs.list(trainings.onlyOf(), after == null ? null : Cursor.parse(after), size + 1);
        var shown = found.size() > size ? found.subList(0, size) : found;
        var done = scores.done(shown.stream().map(TrainingRun::id).toList());
        var statuses = trainings.statuses(shown);
        var page = new LinkedHashMap<String, Object>();
        page.put(
                "items",
                shown.stream()
                        .map(run ->
                                TrainingView.of(
                                        run, trainings.status(run), done.getOrDefault(run.id(), 0)))
                        .toList());
        page.put(
                "next",
                found.size() > size
                        ? shown.getLast().created() + "," + shown.getLast().id()
                        : null);
        return page;
    }

    /** How far it is, what is left, and what it has found so far. */
    @GET
    @Path("/{training_id}")
    @Operation(summary = "A training run: progress, time left, totals with intervals")
    public Map<String, Object> find(@PathParam("training_id") String id) {
        return view(trainings.find(id));
    }

    /** What is under way is carried to its end, nothing more begins. */
    @POST
    @Path("/{training_id}/pause")
    @Operation(summary = "Let a training run rest")
    public Map<String, Object> pause(@PathParam("training_id") String id) {
        trainings.pause(trainings.find(id));
        return find(id);
    }

    /** Also one that was cancelled, failed or spent its budget; the body may name another one. */
    @POST
    @Path("/{training_id}/resume")
    @Operation(summary = "Let a training run go on where it was")
    public Map<String, Object> resume(@PathParam("training_id") String id, String body) {
        var run = trainings.find(id);
        trainings.resume(
                run, scores.done(List.of(run.id())).getOrDefault(run.id(), 0), budget(body));
        return find(id);
    }

    private static @Nullable Budget budget(String text) {
        if (text.isBlank()) {
            return null;
        }
        var body = Body.read(text);
        var budget = body.given("budget") ? TrainingRequest.budget(body.object("budget")) : null;
        body.noOthers();
        if (!body.faults().isEmpty()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    body.faults().getFirst().text(),
                    "Send {\"budget\": {\"seconds\": 600}}, or nothing.");
        }
        return budget;
    }

    /** What is graded stays. */
    @POST
    @Path("/{training_id}/cancel")
    @Operation(summary = "Stop a training run; what is graded stays")
    public Map<String, Object> cancel(@PathParam("training_id") String id) {
        trainings.cancel(trainings.find(id));
        return find(id);
    }
}
