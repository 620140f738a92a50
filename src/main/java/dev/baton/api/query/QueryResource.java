package dev.baton.api.query;

import dev.baton.api.Prefer;
import dev.baton.api.Problems;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.nl2sql.step.EditedQuery;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.sql.source.DataSources;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
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

/** Questions in words and their answers. */
@Path("/query")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RunOnVirtualThread
public class QueryResource {
    private final Asking asking;
    private final RunEngine engine;
    private final VisibleRuns visible;
    private final Runs runs;
    private final DataSources sources;
    private final EditedQuery edited;
    private final Gradings gradings;
    private final CurrentCaller current;

    QueryResource(
            Asking asking,
            RunEngine engine,
            VisibleRuns visible,
            Runs runs,
            DataSources sources,
            EditedQuery edited,
            Gradings gradings,
            CurrentCaller current) {
        this.asking = asking;
        this.engine = engine;
        this.visible = visible;
        this.runs = runs;
        this.sources = sources;
        this.edited = edited;
        this.gradings = gradings;
        this.current = current;
    }

    /**
     * Asks; answers when the run has ended, or at once with {@code Prefer: respond-async}. A goal
     * with a step that somebody must agree to is told as it stands; its decision goes on with it.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask a database in words",
            description =
                    "A goal that takes several steps is planned for and carried out; its answer has"
                            + " kind “goal”, no sql, and the evidence it rests on.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "question",
                                            value =
                                                    "{\"query\": \"Show all active projects with"
                                                            + " budget over 100000\","
                                                            + " \"data_source\": \"projects\"}")))
    public Response ask(
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var asked = asking.ask(QueryRequest.read(body), current.caller(), key);
        if (Prefer.later(prefer)) {
            return later(visible.find(asked.run().value()));
        }
        var run = engine.await(asked.run(), asked.timeout().plus(Prefer.GRACE), Prefer::settled);
        if (run.status() == RunStatus.WAITING) {
            return later(run);
        }
        // An answer stands, even if its grading takes longer than anybody waits.
        return run.status().answered() || !run.status().ended() && run.answer() != null
                ? Response.ok(response(run)).build()
                : unanswered(run);
    }

    private Response later(RunView run) {
        return Response.accepted(response(run)).location(URI.create("/query/" + run.id())).build();
    }

    /** The answer as it stands, or how far the run is. */
    @GET
    @Path("/{operation_id}")
    @Operation(summary = "The answer of an earlier question, or how far it is")
    public Value.Fields find(@PathParam("operation_id") String id) {
        return response(visible.find(id));
    }

    /** Every version of the answer, the engine's own first. */
    @GET
    @Path("/{operation_id}/versions")
    @Operation(summary = "All versions of an answer")
    public Value.Fields versions(@PathParam("operation_id") String id) {
        var run = visible.find(id);
        List<Value> items =
                runs.answers(run.id()).stream()
                        .<Value>map(answer -> Answers.of(run, answer, Answers.stageOf(run)))
                        .toList();
        return new Value.Fields(Map.of("items", new Value.Items(items)));
    }

    /** Stops a run: its model call and its database query are cancelled. */
    @POST
    @Path("/{operation_id}/cancel")
    @Operation(summary = "Stop answering")
    public Value.Fields cancel(@PathParam("operation_id") String id) {
        var run = visible.find(id);
        engine.cancel(run.id(), current.caller().name());
        return response(engine.await(run.id(), Duration.ofSeconds(5)));
    }

    /** Runs SQL that a person changed, through the same guard, as the answer's next version. */
    @POST
    @Path("/{operation_id}/sql")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Run edited SQL as a new version of the answer")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "edited",
                                            value = "{\"sql\": \"select name from projects\"}")))
    public Value.Fields edit(@PathParam("operation_id") String id, String body) {
        var sql = EditRequest.read(body).sql();
        var run = visible.find(id);
        var answer = run.answer();
        if (answer == null) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "This question has no answer yet that could be changed.",
                    "Wait until the run has ended.");
        }
        var caller = current.caller();
        var name = answer.body().text("data_source").orElse("");
        var source = sources.open(name, caller);
        var next = edited.answer(answer.body(), sql, source, new Cancellation());
        engine.appendAnswer(run.id(), next, Confidence.FULL, caller.name());
        return response(visible.find(id));
    }

    private Value.Fields response(RunView run) {
        return gradings.added(Answers.of(run, run.answer(), stage(run)), run);
    }

    private String stage(RunView run) {
        if (run.status().ended()) {
            return Answers.stageOf(run);
        }
        var steps = runs.steps(run.id());
        var stage = steps.isEmpty() ? null : steps.getLast().stage();
        return stage == null ? "initialization" : stage;
    }

    /** A run without an answer is an error that keeps what was found so far. */
    private Response unanswered(RunView run) {
        return Problems.response(
                Answers.problem(run),
                Map.of(
                        "session_id", run.origin().session().value(),
                        "operation_id", run.id().value(),
                        "failed_stage", stage(run),
                        "partial_results", Answers.partial(runs.evidence(run.id()))));
    }
}
