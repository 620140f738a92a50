package dev.baton.api.feedback;

import dev.baton.api.limit.BodyLimit;
import dev.baton.api.security.CurrentCaller;
import dev.baton.memory.Pair;
import dev.baton.memory.Pairs;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.DataSource;
import dev.baton.sql.Verdict;
import dev.baton.sql.source.DataSources;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The confirmed pairs of data sources. */
@Path("/memory/pairs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Learning")
@RunOnVirtualThread
public class PairResource {
    private final Pairs pairs;
    private final DataSources sources;
    private final CurrentCaller current;
    private final Clock clock;

    PairResource(Pairs pairs, DataSources sources, CurrentCaller current, Clock clock) {
        this.pairs = pairs;
        this.sources = sources;
        this.current = current;
        this.clock = clock;
    }

    /** Some pairs; {@code next} continues the list and is null at its end. */
    public record Listed(List<PairView> items, @Nullable String next) {}

    /** What was removed. */
    public record Removed(int removed) {}

    /** What became of a file: pairs that are new, that were there, and lines not taken over. */
    public record Imported(int imported, int known, int refused, List<PairFile.Refused> why) {}

    @GET
    @Operation(
            summary = "The confirmed pairs of a data source, newest first",
            description = "q searches in the questions; after is the next of an earlier page.")
    public Listed list(
            @QueryParam("data_source") @Nullable String name,
            @QueryParam("q") @Nullable String text,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var caller = current.with(Permission.ASK);
        var source = sources.open(name, caller);
        var page = pairs.page(source.name(), text, caller, after, limit);
        return new Listed(
                page.items().stream().map(pair -> PairView.of(pair, fits(pair, source))).toList(),
                page.next());
    }

    private static @Nullable Boolean fits(Pair pair, DataSource source) {
        try {
            return !source.schema().catalogue().version().equals(pair.unfit())
                    && source.check(pair.sql()) instanceof Verdict.Allowed;
        } catch (ProblemException _) {
            return null;
        }
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Forget a pair",
            description = "One's own, or with the permission decide any that one sees.")
    @APIResponse(responseCode = "404", description = "There is no such pair for the caller.")
    public Removed delete(@PathParam("id") String id) {
        var caller = current.with(Permission.ASK);
        var pair =
                pairs.find(id, caller)
                        .filter(found -> readable(found, caller))
                        .orElseThrow(() ->
                                ProblemException.of(
                                        Cause.NOT_FOUND,
                                        "There is no such pair.",
                                        "GET /memory/pairs lists them."));
        if (!pair.teacher().name().equals(caller.name())) {
            CurrentCaller.allowed(caller, Permission.DECIDE);
        }
        pairs.delete(pair);
        return new Removed(1);
    }

    /** A pair of a source says what stands in it. */
    private boolean readable(Pair pair, Caller caller) {
        try {
            sources.find(pair.source(), caller);
            return true;
        } catch (ProblemException _) {
            // Of a source that is gone only administrators may clear up.
            return caller.may(Permission.ADMIN);
        }
    }

    @DELETE
    @Operation(summary = "Forget all pairs of a data source", description = "For administrators.")
    public Removed forget(@QueryParam("data_source") @Nullable String name) {
        current.with(Permission.ADMIN);
        if (name == null || name.isBlank()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“data_source” is missing.",
                    "Say whose pairs are to be forgotten.");
        }
        return new Removed(pairs.forget(name));
    }

    @POST
    @Path("/import")
    @Consumes({"application/x-ndjson", "application/jsonl", MediaType.TEXT_PLAIN})
    @BodyLimit(bytes = 10 << 20)
    @Operation(
            summary = "Take over pairs from another server",
            description =
                    "Lines of JSON as the export writes them, of one data source; needs the"
                            + " permission decide. What is there already stays; SQL that the guard"
                            + " refuses or that does not fit the tables is told by its line.")
    public Imported take(
            @QueryParam("data_source") @Nullable String name,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            examples =
                                                    @ExampleObject(
                                                            name = "pairs",
                                                            value =
                                                                    "{\"question\": \"How many"
                                                                            + " projects?\","
                                                                            + " \"sql\": \"select"
                                                                            + " count(*) from"
                                                                            + " projects\"}")))
                    String lines) {
        var caller = current.with(Permission.DECIDE);
        var source = sources.open(name, caller);
        var file = new PairFile(source, caller, clock).read(lines);
        int taken = pairs.take(source.name(), file.pairs());
        return new Imported(taken, file.pairs().size() - taken, file.refusals(), file.refused());
    }
}
