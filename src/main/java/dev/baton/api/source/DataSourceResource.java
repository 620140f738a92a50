package dev.baton.api.source;

import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Permission;
import dev.baton.sql.source.Connector.Tested;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Adds, lists, shows and removes data sources. */
@Path("/data-sources")
@Tag(name = "Data sources", description = "Databases that may be asked and are never changed.")
public class DataSourceResource {
    private static final int MOST = 200;

    private final DataSources sources;
    private final CurrentCaller current;
    private final Clock clock;

    DataSourceResource(DataSources sources, CurrentCaller current, Clock clock) {
        this.sources = sources;
        this.current = current;
        this.clock = clock;
    }

    /** A page of data sources; {@code next} is the cursor of the page after it. */
    @Schema(name = "DataSourcePage")
    public record Page(List<SourceView> items, @Nullable String next) {}

    /** A source that was added, and what a test of it found. */
    @Schema(name = "AddedDataSource")
    public record Added(SourceView source, @Nullable Tested tested) {}

    /** Who may ask a source. */
    @Schema(name = "DataSourceGrants", example = "{\"callers\": [\"ann\", \"bob\"]}")
    public record Grants(@Nullable Set<String> callers) {}

    @GET
    @Operation(
            summary = "The data sources you may ask",
            description = "The first one of all is asked when a question names none.")
    public Page list(
            @Parameter(description = "at most this many, up to 200")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    int limit,
            @Parameter(description = "the next of the page before") @QueryParam("after")
                    @Nullable String after) {
        var all = sources.list(current.caller());
        int first = 0;
        while (after != null && first < all.size() && !all.get(first++).name().equals(after)) {
            continue;
        }
        int end = Math.min(all.size(), first + Math.clamp(limit, 1, MOST));
        var next = end < all.size() ? all.get(end - 1).name() : null;
        return new Page(all.subList(first, end).stream().map(this::view).toList(), next);
    }

    @POST
    @Operation(
            summary = "Add a data source",
            description =
                    "For administrators. The address is taken apart and only harmless parameters"
                            + " pass; the password is sealed before it is stored. The connection is"
                            + " tried first; the answer warns when the role may write.")
    @APIResponse(responseCode = "201", description = "Added.")
    @APIResponse(responseCode = "400", description = "The address, login or semantics are wrong.")
    @APIResponse(responseCode = "409", description = "The name is taken.")
    @APIResponse(responseCode = "502", description = "The database cannot be reached.")
    public Response add(
            NewSource source,
            @Parameter(description = "false: add it without trying the connection")
                    @QueryParam("test")
                    @DefaultValue("true")
                    boolean test) {
        var caller = current.with(Permission.ADMIN);
        var definition = body(source).definition(caller.name(), clock.instant());
        var tested = sources.add(definition, test).orElse(null);
        var added = sources.find(definition.name(), caller);
        return Response.created(URI.create("/data-sources/" + added.name()))
                .entity(new Added(view(added), tested))
                .build();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One data source")
    public SourceView one(@RestPath String name) {
        return view(sources.find(name, current.caller()));
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            summary = "Remove a data source",
            description = "For administrators. One that the configuration names stays.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "409", description = "It comes from the configuration.")
    public void remove(@RestPath String name) {
        sources.remove(sources.find(name, current.with(Permission.ADMIN)));
    }

    @POST
    @Path("/{name}/test")
    @Operation(summary = "Try the connection", description = "For administrators.")
    public Tested test(@RestPath String name) {
        return sources.test(sources.find(name, current.with(Permission.ADMIN)));
    }

    @PUT
    @Path("/{name}/grants")
    @Operation(
            summary = "Say who may ask a data source",
            description =
                    "For administrators. \"*\" is everyone; a configured source with no callers"
                            + " named may be asked by everyone again.")
    public SourceView grant(@RestPath String name, Grants grants) {
        var source = sources.find(name, current.with(Permission.ADMIN));
        var callers = body(grants).callers();
        sources.grant(source, callers == null ? Set.of() : callers);
        return one(name);
    }

    private SourceView view(Definition source) {
        return SourceView.of(source, sources.known(source), current.caller());
    }

    private static <T> T body(@Nullable T body) {
        if (body == null) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "The body is empty.", "Send a JSON object.");
        }
        return body;
    }
}
