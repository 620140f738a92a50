package dev.baton.pipeline.performance;

import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How tables are kept: dead rows, wasted space, old statistics. */
final class KeepingFindings {
    /** What PostgreSQL adds to each row and to each page. */
    private static final int ROW_HEAD = 28;

    private static final int PAGE_HEAD = 24;

    private final Thresholds thresholds;

    KeepingFindings(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    List<Finding> of(Snapshot snapshot) {
        var findings = new ArrayList<Finding>();
        for (var table : snapshot.tables()) {
            var dead = dead(table);
            dead.or(() -> bloated(table)).ifPresent(findings::add);
            unanalyzed(table).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> dead(Snapshot.Table table) {
        var upkeep = table.upkeep();
        double share =
                upkeep.dead() == 0 ? 0 : (double) upkeep.dead() / (upkeep.live() + upkeep.dead());
        if (upkeep.dead() < thresholds.deadRows() || share < 0.2) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        table,
                        Area.SPACE,
                        "dead_rows",
                        share >= 0.5 ? Weight.MAJOR : Weight.MINOR,
                        "%s has %,d dead rows beside %,d living ones."
                                .formatted(table.name(), upkeep.dead(), upkeep.live()),
                        Value.Fields.EMPTY
                                .with("dead_rows", Value.number(upkeep.dead()))
                                .with("live_rows", Value.number(upkeep.live()))
                                .with("dead_share", share(share)),
                        "vacuum (analyze) " + Quoted.table(table.name()) + ";"));
    }

    /** From the mean width of a row: how many pages would do. An estimate, and said so. */
    private Optional<Finding> bloated(Snapshot.Table table) {
        if (table.rowBytes().isEmpty() || table.pages() == 0) {
            return Optional.empty();
        }
        double perPage =
                Math.max(
                        1,
                        (table.pageBytes() - PAGE_HEAD)
                                / (table.rowBytes().getAsDouble() + ROW_HEAD));
        double wasted = table.pages() - Math.ceil(table.rows() / perPage);
        double share = wasted / table.pages();
        long bytes = (long) wasted * table.pageBytes();
        if (bytes < thresholds.wastedBytes() || share < 0.5) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        table,
                        Area.SPACE,
                        "bloat",
                        Weight.MINOR,
                        "%s takes %,d pages where about %,d would do; this is estimated from the width of its rows."
                                .formatted(
                                        table.name(),
                                        table.pages(),
                                        (long) (table.pages() - wasted)),
                        Value.Fields.EMPTY
                                .with("wasted_bytes", Value.number(bytes))
                                .with("wasted_share", share(share))
                                .with("estimated", new Value.Flag(true)),
                        "vacuum full %s; -- locks the table while it runs"
                                .formatted(Quoted.table(table.name()))));
    }

    private Optional<Finding> unanalyzed(Snapshot.Table table) {
        var upkeep = table.upkeep();
        long rows = Math.max(upkeep.live(), table.rows());
        if (rows < thresholds.analyzedRows()) {
            return Optional.empty();
        }
        // A database restored or restarted without its counters knows of no analysis, but of
        // widths.
        boolean never = !upkeep.analyzed() && table.rowBytes().isEmpty();
        if (!never && (upkeep.changed() < thresholds.analyzedRows() + rows / 5 || fresh(table))) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        table,
                        Area.STATISTICS,
                        never ? "never_analyzed" : "stale_statistics",
                        never ? Weight.MAJOR : Weight.MINOR,
                        never
                                ? "%s with %,d rows was never analysed: plans are guesses."
                                        .formatted(table.name(), rows)
                                : "%,d rows of %s changed since it was analysed, of %,d."
                                        .formatted(upkeep.changed(), table.name(), rows),
                        Value.Fields.EMPTY
                                .with("rows", Value.number(rows))
                                .with("changed_rows", Value.number(upkeep.changed())),
                        "analyze " + Quoted.table(table.name()) + ";"));
    }

    /** Rows that came and were analysed in one commit are counted as changed only after it. */
    private static boolean fresh(Snapshot.Table table) {
        var upkeep = table.upkeep();
        return upkeep.analyzed()
                && upkeep.dead() == 0
                && upkeep.changed() == upkeep.live()
                && table.rows() == upkeep.live();
    }

    private static Finding finding(
            Snapshot.Table table,
            Area area,
            String kind,
            Weight weight,
            String text,
            Value.Fields evidence,
            @Nullable String suggestion) {
        return new Finding(area, kind, weight, table.name().toString(), text, evidence, suggestion);
    }

    static Value share(double share) {
        return new Value.Number(BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP));
    }
}
