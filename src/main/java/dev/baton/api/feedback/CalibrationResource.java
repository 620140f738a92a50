package dev.baton.api.feedback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.api.security.CurrentCaller;
import dev.baton.chart.Plot;
import dev.baton.memory.Calibrations;
import dev.baton.memory.MemoryConfig;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How well confidence holds. */
@Path("/training/calibration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Learning")
@RunOnVirtualThread
public class CalibrationResource {
    private final Calibrations calibrations;
    private final MemoryConfig config;
    private final DataSources sources;
    private final CurrentCaller current;

    CalibrationResource(
            Calibrations calibrations,
            MemoryConfig config,
            DataSources sources,
            CurrentCaller current) {
        this.calibrations = calibrations;
        this.config = config;
        this.sources = sources;
        this.current = current;
    }

    /** The reports, and how many outcomes an engine needs before its calibration is used. */
    public record Told(int needed, List<Item> items) {}

    /** A report and its picture: what was said, and what came true, by the computed confidence. */
    public record Item(@JsonUnwrapped Calibrations.Report report, Plot plot) {
        static Item of(Calibrations.Report report) {
            return new Item(report, ReliabilityPlot.of(report.computed(), report.calibrated()));
        }
    }

    @GET
    @Operation(
            summary = "How well confidence holds: reliability and Brier score",
            description =
                    "By engine, and by engine and data source, from what was said of answers; as"
                            + " computed and as calibrated, each outcome judged by a fit without"
                            + " it.")
    public Told calibration() {
        var caller = current.with(Permission.ASK);
        var seen = seen(caller);
        return new Told(
                config.calibrateFrom(),
                calibrations.reports().stream()
                        .filter(report ->
                                report.source() == null
                                        || caller.may(Permission.ADMIN)
                                        || seen.contains(report.source()))
                        .map(Item::of)
                        .toList());
    }

    private java.util.Set<String> seen(Caller caller) {
        return sources.list(caller).stream().map(Definition::name).collect(Collectors.toSet());
    }
}
