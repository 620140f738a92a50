package dev.baton.api.query;

import dev.baton.json.Json;
import dev.baton.model.Models;
import dev.baton.plan.Value;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What language models are told. */
@Path("/prompts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Questions")
@RunOnVirtualThread
public class PromptResource {
    private final Models models;

    PromptResource(Models models) {
        this.models = models;
    }

    /** Names and versions only; the texts are files of the operator. */
    @GET
    @Operation(summary = "The prompts, their variants and the version of each")
    public Value.Fields list() {
        return new Value.Fields(Map.of("items", Json.value(models.promptVersions())));
    }
}
