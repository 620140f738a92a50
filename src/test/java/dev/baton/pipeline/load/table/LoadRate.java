package dev.baton.pipeline.load.table;

import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.Unreadable;
import dev.baton.pipeline.load.parse.RowReader;
import dev.baton.plan.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;

/** How long reading and loading a file takes, for the bench. */
public final class LoadRate {
    private final Loader loader;
    private final Layout layout;
    private final FileName.Told told;

    public LoadRate(Warehouse warehouse, Layout layout, String county, int batchRows) {
        this.loader = new Loader(warehouse, new Loader.Terms(batchRows, 1000, Duration.ofDays(7)));
        this.layout = layout;
        this.told = new FileName.Told(Map.of("county", county));
    }

    /** Seconds to read all rows. */
    public double read(InputStream in) throws IOException, Unreadable {
        var start = System.nanoTime();
        var rows = new RowReader(layout, told, in);
        while (rows.next() != null) {
            // only read
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds to load all rows under a key of its own. */
    public double load(String key, InputStream in) throws IOException, Unreadable {
        var start = System.nanoTime();
        var job = new Job(key, key, layout, told, "bench", "", "hash");
        loader.load(
                job, new RowReader(layout, told, in), () -> 0, (_, _) -> {}, new Cancellation());
        return (System.nanoTime() - start) / 1e9;
    }
}
