package dev.baton.api.feedback;

import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.memory.Pairs;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The confirmed pairs of a data source as a file, written as it is read. */
@Path("/memory/pairs/export")
@Tag(name = "Learning")
@Blocking
public class PairExportResource {
    private final Pairs pairs;
    private final DataSources sources;
    private final CurrentCaller current;

    PairExportResource(Pairs pairs, DataSources sources, CurrentCaller current) {
        this.pairs = pairs;
        this.sources = sources;
        this.current = current;
    }

    @GET
    @Produces("application/x-ndjson")
    @Operation(
            summary = "All pairs of a data source that the caller sees, a line of JSON each",
            description = "POST /memory/pairs/import takes them over on another server.")
    public StreamingOutput export(@QueryParam("data_source") @Nullable String name) {
        var caller = current.with(Permission.ASK);
        var source = sources.open(name, caller).name();
        return out ->
                pairs.each(
                        source,
                        caller,
                        pair -> {
                            try {
                                var line = Json.write(PairView.of(pair, null)) + "\n";
                                out.write(line.getBytes(StandardCharsets.UTF_8));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }
}
