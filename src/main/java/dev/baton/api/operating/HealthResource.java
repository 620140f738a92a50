package dev.baton.api.operating;

import dev.baton.api.operation.OperationConfig;
import dev.baton.api.security.CurrentCaller;
import dev.baton.model.Models;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the server can do its work. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operating")
@RunOnVirtualThread
public class HealthResource {
    private final LiveState state;
    private final Models models;
    private final CurrentCaller current;
    private final OperationConfig config;

    HealthResource(LiveState state, Models models, CurrentCaller current, OperationConfig config) {
        this.state = state;
        this.models = models;
        this.current = current;
        this.config = config;
    }

    /** Without a key only the status; 503 while the database is lost. */
    @GET
    @Operation(summary = "Whether database and run engine are there, and how much is under way")
    public Response health() {
        var now = state.now();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", now.well() ? "healthy" : "unhealthy");
        if (current.found().isPresent()) {
            body.put("redis_connected", now.stored());
            body.put("langgraph_available", now.up());
            body.put("database_connected", now.stored());
            body.put("active_operations", now.counts().running());
            body.put("escalation_queue", now.counts().escalations());
            body.put("registered_workers", now.agents());
            body.put("queued_operations", now.queued());
            body.put("replicas_up", now.counts().replicasUp());
            body.put("engine", models.engine());
            body.put("models", models.states());
            body.put(
                    "config",
                    Map.of(
                            "confidence_threshold", config.confidenceThreshold(),
                            "context_compression", config.enableContextCompression(),
                            "rewoo_planning", config.enableRewooPlanning()));
        }
        return Response.status(now.well() ? 200 : 503).entity(body).build();
    }
}
