package dev.baton.pipeline.performance;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import java.util.ArrayList;
import java.util.EnumSet;

/** Looks a data source over; nothing in it is changed. */
final class SourceCheck {
    private static final int TABLES_SHOWN = 20;

    private final Thresholds thresholds;

    SourceCheck(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    Checkup of(DataSource source, Cancellation cancellation) {
        var snapshot = new SnapshotReader(source, cancellation).read();
        var findings = new ArrayList<Finding>();
        findings.addAll(new IndexFindings(snapshot, thresholds).all());
        findings.addAll(new KeepingFindings(thresholds).of(snapshot));
        findings.addAll(new WorkFindings(thresholds).of(snapshot));
        var areas =
                EnumSet.of(Area.INDEXES, Area.SPACE, Area.STATISTICS, Area.CACHE, Area.SESSIONS);
        if (snapshot.statements().isPresent()) {
            areas.add(Area.STATEMENTS);
        }
        return new Checkup(source.name(), areas, findings, figures(snapshot));
    }

    private static Value.Fields figures(Snapshot snapshot) {
        var database = snapshot.database();
        return Value.Fields.EMPTY
                .with("version", Value.text(database.version().replaceAll(" on .*", "")))
                .with("bytes", Value.number(database.bytes()))
                .with("sessions", Value.number(database.sessions()))
                .with(
                        "cache_hit_share",
                        KeepingFindings.share(
                                database.hit() + database.read() == 0
                                        ? 1
                                        : (double) database.hit()
                                                / (database.hit() + database.read())))
                .with(
                        "largest_tables",
                        new Value.Items(
                                snapshot.tables().stream()
                                        .limit(TABLES_SHOWN)
                                        .map(SourceCheck::table)
                                        .toList()));
    }

    private static Value table(Snapshot.Table table) {
        return Value.Fields.EMPTY
                .with("table", Value.text(table.name().toString()))
                .with("rows", Value.number(table.rows()))
                .with("bytes", Value.number(table.bytes()))
                .with("index_bytes", Value.number(table.indexBytes()));
    }
}
