package dev.baton.api.session;

import dev.baton.api.feedback.FeedbackView;
import dev.baton.api.feedback.Hearing;
import dev.baton.api.query.Answers;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.session.Session;
import dev.baton.session.Sessions;
import dev.baton.session.SharedStates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A caller's conversations. */
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Conversations")
@RunOnVirtualThread
public class SessionResource {
    private final Sessions sessions;
    private final SharedStates states;
    private final Runs runs;
    private final Hearing hearing;
    private final CurrentCaller current;

    SessionResource(
            Sessions sessions,
            SharedStates states,
            Runs runs,
            Hearing hearing,
            CurrentCaller current) {
        this.sessions = sessions;
        this.states = states;
        this.runs = runs;
        this.hearing = hearing;
        this.current = current;
    }

    /** The caller's conversations, last used first. */
    @GET
    @Operation(summary = "My conversations, last used first")
    public Value.Fields list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.clamp(limit, 1, Runs.LONGEST_LIST);
        var found = sessions.list(current.caller(), before(after), size + 1);
        var shown = found.size() > size ? found.subList(0, size) : found;
        return page(
                shown.stream().map(SessionResource::json).toList(),
                found.size() > size ? shown.getLast().usedAt().toString() : null);
    }

    @GET
    @Path("/{session_id}")
    @Operation(summary = "One conversation")
    public Value.Fields find(@PathParam("session_id") String id) {
        return json(session(id));
    }

    /** The questions of a conversation with their answers, newest first. */
    @GET
    @Path("/{session_id}/queries")
    @Operation(
            summary = "The questions of a conversation, newest first",
            description =
                    "Each with its answer, with what the caller said of it (feedback; null when"
                            + " nothing was said), and whether the caller may say something of it"
                            + " (may_judge).")
    public Value.Fields queries(
            @PathParam("session_id") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        var caller = current.caller();
        var page = runs.ofSession(session(id).id(), after, limit);
        var said = hearing.of(page.items(), caller);
        List<Value.Fields> items =
                page.items().stream().map(run -> told(run, said.get(run.id()), caller)).toList();
        return page(items, page.next());
    }

    private static Value.Fields told(RunView run, @Nullable FeedbackView said, Caller caller) {
        boolean may =
                run.answer() != null
                        && caller.may(Permission.ASK)
                        && VisibleRuns.visible(run, caller);
        return Answers.of(run, run.answer(), Answers.stageOf(run))
                .with("feedback", said == null ? Value.NOTHING : Json.fields(said))
                .with("may_judge", new Value.Flag(may));
    }

    /** What the agents of a conversation know together, as far as the caller may read it. */
    @GET
    @Path("/{session_id}/state")
    @Operation(summary = "What the agents of a conversation share")
    public Value.Fields state(@PathParam("session_id") String id) {
        var entries = states.all(session(id).id(), current.caller());
        return page(entries.stream().map(SessionResource::json).toList(), null);
    }

    /** Shares a value with the agents of a conversation; the body is the value. */
    @PUT
    @Path("/{session_id}/state/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Share a value with the agents of a conversation")
    public Response share(
            @PathParam("session_id") String id, @PathParam("key") String key, String body) {
        states.put(session(id).id(), key, value(body), current.caller());
        return Response.noContent().build();
    }

    private static Value value(String body) {
        try {
            return Json.read(body, Value.class);
        } catch (UncheckedIOException _) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "The body is not JSON.", "Send the value itself as JSON.");
        }
    }

    private static Value.Fields json(SharedStates.Entry entry) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("key", Value.text(entry.key()));
        fields.put("value", entry.value());
        fields.put("version", Value.number(entry.version()));
        fields.put("changed_by", Value.text(entry.changedBy()));
        fields.put("changed_at", Value.text(entry.changedAt().toString()));
        return new Value.Fields(fields);
    }

    /** Ends a conversation; its questions stay readable. */
    @DELETE
    @Path("/{session_id}")
    @Operation(summary = "End a conversation")
    public Value.Fields end(@PathParam("session_id") String id) {
        return json(sessions.end(session(id).id(), current.caller()));
    }

    private Session session(String id) {
        try {
            return sessions.find(new SessionId(id), current.caller())
                    .orElseThrow(SessionResource::unknown);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND, "There is no such conversation.", "GET /sessions lists yours.");
    }

    private static @Nullable Instant before(@Nullable String after) {
        try {
            return after == null ? null : Instant.parse(after);
        } catch (DateTimeParseException _) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“after” is not a cursor of this list.",
                    "Send the “next” of the page before, or leave it out.");
        }
    }

    private static Value.Fields json(Session session) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("session_id", Value.text(session.id().value()));
        fields.put("title", Value.text(session.title()));
        fields.put("status", Value.text(session.status().code()));
        fields.put("created_at", Value.text(session.createdAt().toString()));
        fields.put("used_at", Value.text(session.usedAt().toString()));
        return new Value.Fields(fields);
    }

    private static Value.Fields page(List<Value.Fields> items, @Nullable String next) {
        return new Value.Fields(
                Map.of(
                        "items",
                        new Value.Items(List.copyOf(items)),
                        "next",
                        next == null ? Value.NOTHING : Value.text(next)));
    }
}
