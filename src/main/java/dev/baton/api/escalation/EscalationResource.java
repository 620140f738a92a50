package dev.baton.api.escalation;

import dev.baton.api.security.CurrentCaller;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationList;
import dev.baton.escalation.Escalations;
import dev.baton.run.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What waits for a person. */
@Path("/escalations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Escalations")
@RunOnVirtualThread
public class EscalationResource {
    private final EscalationList list;
    private final Escalations escalations;
    private final Decisions decisions;
    private final Runs runs;
    private final Parts parts;
    private final CurrentCaller current;
    private final Clock clock;

    EscalationResource(
            EscalationList list,
            Escalations escalations,
            Decisions decisions,
            Runs runs,
            Parts parts,
            CurrentCaller current,
            Clock clock) {
        this.list = list;
        this.escalations = escalations;
        this.decisions = decisions;
        this.runs = runs;
        this.parts = parts;
        this.current = current;
        this.clock = clock;
    }

    /** Those the caller may decide, and those about the caller's own runs. */
    @GET
    @Operation(summary = "What waits for a person, with reason and evidence")
    public Map<String, Object> list(
            @BeanParam Filters filters,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var page = list.list(filters.filter(clock), current.caller(), after, limit);
        var view = decisions.view(current.caller());
        var members = new LinkedHashMap<String, Object>();
        members.put("items", page.items().stream().map(view::listed).toList());
        members.put("next", page.next());
        return members;
    }

    /** With the run's plan, what its steps proved, queries and first rows. */
    @GET
    @Path("/{escalation_id}")
    @Operation(summary = "One escalation with plan, evidence, SQL and rows")
    public Map<String, Object> find(@PathParam("escalation_id") String id) {
        var found =
                escalations
                        .find(Decisions.id(id), current.caller())
                        .orElseThrow(Decisions::unknown);
        var members = shown(found);
        members.put("operation", runs.find(found.origin().run()).map(parts::of).orElse(null));
        return members;
    }

    @POST
    @Path("/{escalation_id}/claim")
    @Operation(summary = "Keep others from deciding it for a while, or for longer")
    public Map<String, Object> claim(@PathParam("escalation_id") String id) {
        return shown(escalations.claim(Decisions.id(id), current.caller()));
    }

    @POST
    @Path("/{escalation_id}/release")
    @Operation(summary = "Let others decide it")
    public Map<String, Object> release(@PathParam("escalation_id") String id) {
        return shown(escalations.release(Decisions.id(id), current.caller()));
    }

    /** The body has a text; the one who wanted the run sees it and may reply. */
    @POST
    @Path("/{escalation_id}/ask")
    @Operation(summary = "Ask something back before deciding")
    public Map<String, Object> ask(@PathParam("escalation_id") String id, @Nullable String body) {
        var text = Bodies.text(Bodies.object(body));
        return shown(escalations.ask(Decisions.id(id), current.caller(), text));
    }

    @POST
    @Path("/{escalation_id}/reply")
    @Operation(summary = "Reply to what was asked back")
    public Map<String, Object> reply(@PathParam("escalation_id") String id, @Nullable String body) {
        var text = Bodies.text(Bodies.object(body));
        return shown(escalations.reply(Decisions.id(id), current.caller(), text));
    }

    /**
     * What was shown is approved, something else is put in its place (in the shape of
     * response_schema), or it shall not be; then the reason reaches whoever wanted it.
     */
    @POST
    @Path("/{escalation_id}/{action: approve|correct|reject}")
    @Operation(summary = "Decide: the action is `approve`, `correct` or `reject`")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = {
                                @ExampleObject(
                                        name = "approve",
                                        value = "{\"version\": 1, \"shown_hash\": \"9f2c…\"}"),
                                @ExampleObject(
                                        name = "correct",
                                        value =
                                                "{\"version\": 1, \"shown_hash\": \"9f2c…\", \"correction\": {\"amount\": 1200.5}, \"reason\": \"a typo\"}"),
                                @ExampleObject(
                                        name = "reject",
                                        value = "{\"reason\": \"not our vendor\"}")
                            }))
    public Map<String, Object> decide(
            @PathParam("escalation_id") String id,
            @Parameter(schema = @Schema(enumeration = {"approve", "correct", "reject"}))
                    @PathParam("action")
                    String action,
            @Nullable String body) {
        return decisions.decide(id, action, Bodies.object(body), current.caller());
    }

    private Map<String, Object> shown(Escalation escalation) {
        return decisions.shown(escalation, current.caller());
    }
}
