package dev.baton.api.source;

import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What is known of a data source's tables, and what its words mean. */
@Path("/data-sources/{name}")
@Tag(name = "Data sources")
public class SchemaResource {
    private static final String YAML = "application/yaml";

    private final DataSources sources;
    private final CurrentCaller current;

    SchemaResource(DataSources sources, CurrentCaller current) {
        this.sources = sources;
        this.current = current;
    }

    @GET
    @Path("/schema")
    @Operation(
            summary = "Tables, columns, keys, words, samples and questions to begin with",
            description = "Hidden tables and columns are not in it.")
    @APIResponse(responseCode = "502", description = "The database cannot be reached.")
    public SchemaView schema(@RestPath String name) {
        var source = sources.find(name, current.caller());
        return SchemaView.of(name, sources.opened(source).schema());
    }

    @POST
    @Path("/refresh")
    @Operation(
            summary = "Read everything anew",
            description = "For administrators. When it fails, what was known before stays.")
    public SourceView refresh(@RestPath String name) {
        var source = administered(name);
        sources.opened(source).refresh();
        return view(source);
    }

    @GET
    @Path("/semantics")
    @Produces(YAML)
    @Operation(summary = "The semantics.yaml in use", description = "For administrators.")
    public String semantics(@RestPath String name) {
        var text = administered(name).semantics();
        return text == null ? "" : text;
    }

    @PUT
    @Path("/semantics")
    @Consumes({YAML, "text/yaml", "application/x-yaml", "text/plain"})
    @Operation(
            summary = "Use another semantics.yaml",
            description =
                    "For administrators. It is held against the tables first; when it has faults all"
                            + " of them are told and nothing changes.")
    @APIResponse(responseCode = "200", description = "In use from now on.")
    @APIResponse(responseCode = "400", description = "It has faults; each is a suggestion.")
    public SourceView speak(
            @RestPath String name,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = YAML,
                                            examples =
                                                    @ExampleObject(
                                                            name = "words",
                                                            value =
                                                                    """
                                                                    version: 1
                                                                    entities:
                                                                      - name: project
                                                                        table: projects
                                                                        synonyms: [undertaking]
                                                                    hidden: [people.salary]
                                                                    """)))
                    String yaml) {
        if (yaml.isBlank()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The body is empty.",
                    "Send a semantics.yaml, or DELETE to go back to the configured one.");
        }
        return spoken(name, yaml);
    }

    @DELETE
    @Path("/semantics")
    @Operation(
            summary = "Go back to the configured semantics.yaml, or to none",
            description = "For administrators.")
    public SourceView forget(@RestPath String name) {
        return spoken(name, null);
    }

    private SourceView spoken(String name, @org.jspecify.annotations.Nullable String yaml) {
        sources.speak(administered(name), yaml, current.caller());
        return view(administered(name));
    }

    private Definition administered(String name) {
        return sources.find(name, current.with(Permission.ADMIN));
    }

    private SourceView view(Definition source) {
        return SourceView.of(source, sources.known(source), current.caller());
    }
}
