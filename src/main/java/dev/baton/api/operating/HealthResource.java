package dev.baton.api.operating;

import dev.baton.agent.AgentRegistry;
import dev.baton.api.security.CurrentCaller;
import dev.baton.model.Models;
import dev.baton.run.RunEngine;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the server can do its work. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operating")
@RunOnVirtualThread
public class HealthResource {
    private static final int SECONDS_FOR_THE_DATABASE = 2;

    private final DataSource database;
    private final RunEngine engine;
    private final AgentRegistry agents;
    private final Models models;
    private final CurrentCaller current;
    private final double confidenceThreshold;

    HealthResource(
            DataSource database,
            RunEngine engine,
            AgentRegistry agents,
            Models models,
            CurrentCaller current,
            @ConfigProperty(name = "baton.nl2sql.confidence-threshold", defaultValue = "0.7")
                    double confidenceThreshold) {
        this.database = database;
        this.engine = engine;
        this.agents = agents;
        this.models = models;
        this.current = current;
        this.confidenceThreshold = confidenceThreshold;
    }

    /** Without a key only the status; 503 while the database is lost. */
    @GET
    @Operation(summary = "Whether database and run engine are there, and how much is under way")
    public Response health() {
        var stored = databaseAnswers();
        var runs = engine.activeRuns();
        var well = stored && runs.up();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", well ? "healthy" : "unhealthy");
        if (current.found().isPresent()) {
            body.put("redis_connected", stored);
            body.put("langgraph_available", runs.up());
            body.put("database_connected", stored);
            body.put("active_operations", runs.total());
            body.put("escalation_queue", 0);
            body.put("registered_workers", agents.cards().size());
            body.put("engine", models.engine());
            body.put("models", models.states());
            body.put(
                    "config",
                    Map.of(
                            "confidence_threshold",
                            confidenceThreshold,
                            "context_compression",
                            true,
                            "rewoo_planning",
                            true));
        }
        return Response.status(well ? 200 : 503).entity(body).build();
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS_FOR_THE_DATABASE);
        } catch (SQLException _) {
            return false;
        }
    }
}
