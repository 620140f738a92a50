package dev.baton.pipeline.performance;

import static java.util.stream.Collectors.joining;

import dev.baton.plan.Value;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Indexes that are missing, unused, said twice, or broken. */
final class IndexFindings {
    private static final long MANY_ROWS = 100_000;

    private final Snapshot snapshot;
    private final Thresholds thresholds;

    IndexFindings(Snapshot snapshot, Thresholds thresholds) {
        this.snapshot = snapshot;
        this.thresholds = thresholds;
    }

    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        snapshot.foreignKeys().forEach(key -> missing(key).ifPresent(findings::add));
        snapshot.tables().forEach(table -> scanned(table).ifPresent(findings::add));
        for (var index : snapshot.indexes()) {
            broken(index)
                    .or(() -> redundant(index))
                    .or(() -> unused(index))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /** Joins and deletes of the other side look through the whole table. */
    private Optional<Finding> missing(Snapshot.Key key) {
        boolean covered =
                snapshot.indexes().stream()
                        .filter(index -> index.table().equals(key.table()))
                        .filter(Snapshot.Index::plain)
                        .anyMatch(index -> begins(index.columns(), key.columns()));
        if (covered || key.rows() < thresholds.keyRows()) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.INDEXES,
                        "foreign_key_without_index",
                        key.rows() >= MANY_ROWS ? Weight.MAJOR : Weight.MINOR,
                        "%s(%s)".formatted(key.table(), String.join(", ", key.columns())),
                        "%s refers to %s by %s without an index; joins and deletes look through %,d rows."
                                .formatted(
                                        key.table(),
                                        key.to(),
                                        String.join(", ", key.columns()),
                                        key.rows()),
                        Value.Fields.EMPTY.with("rows", Value.number(key.rows())),
                        "create index concurrently on %s (%s);"
                                .formatted(Quoted.table(key.table()), columns(key.columns()))));
    }

    /** The first columns of the index are those of the key, in any order. */
    private static boolean begins(List<String> index, List<String> key) {
        return index.size() >= key.size()
                && new HashSet<>(index.subList(0, key.size())).equals(new HashSet<>(key));
    }

    private static String columns(List<String> columns) {
        return columns.stream().map(Quoted::name).collect(joining(", "));
    }

    private Optional<Finding> scanned(Snapshot.Table table) {
        if (table.rows() < thresholds.scannedRows()
                || table.scans() < thresholds.scans()
                || table.scans() < table.indexScans()
                || table.scannedRows() < table.scans() * table.rows() / 2) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.INDEXES,
                        "often_read_whole",
                        table.rows() >= MANY_ROWS ? Weight.MAJOR : Weight.MINOR,
                        table.name().toString(),
                        "%s was read as a whole %,d times, %,d rows in all, and by an index %,d times."
                                .formatted(
                                        table.name(),
                                        table.scans(),
                                        table.scannedRows(),
                                        table.indexScans()),
                        Value.Fields.EMPTY
                                .with("rows", Value.number(table.rows()))
                                .with("sequential_scans", Value.number(table.scans()))
                                .with("rows_read", Value.number(table.scannedRows()))
                                .with("index_scans", Value.number(table.indexScans())),
                        null));
    }

    private Optional<Finding> broken(Snapshot.Index index) {
        return index.valid()
                ? Optional.empty()
                : Optional.of(
                        finding(
                                index,
                                "invalid_index",
                                Weight.MAJOR,
                                "The index %s of %s is not valid: its making was broken off."
                                        .formatted(index.name(), index.table()),
                                "reindex index concurrently %s;".formatted(named(index))));
    }

    /** Another index begins with the same columns and serves as well. */
    private Optional<Finding> redundant(Snapshot.Index index) {
        if (!index.plain() || index.unique() || index.columns().contains("")) {
            return Optional.empty();
        }
        return snapshot.indexes().stream()
                .filter(other -> other != index && other.table().equals(index.table()))
                .filter(Snapshot.Index::plain)
                .filter(other -> servesAsWell(other, index))
                .findFirst()
                .map(other ->
                        finding(
                                index,
                                "redundant_index",
                                Weight.MINOR,
                                "The index %s of %s has the columns that %s begins with."
                                        .formatted(index.name(), index.table(), other.name()),
                                drop(index)));
    }

    private static boolean servesAsWell(Snapshot.Index other, Snapshot.Index index) {
        int size = index.columns().size();
        if (other.columns().size() < size
                || !other.columns().subList(0, size).equals(index.columns())) {
            return false;
        }
        // Of two that are the same one stays: the unique one, else the first by name.
        return other.columns().size() > size
                || other.unique()
                || other.name().compareTo(index.name()) < 0;
    }

    private Optional<Finding> unused(Snapshot.Index index) {
        if (index.scans() > 0
                || index.unique()
                || index.ofConstraint()
                || index.bytes() < thresholds.indexBytes()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        index,
                        "unused_index",
                        Weight.MINOR,
                        "The index %s of %s was never used since counting began and has to be kept up with each change."
                                .formatted(index.name(), index.table()),
                        drop(index)));
    }

    private static Finding finding(
            Snapshot.Index index, String kind, Weight weight, String text, String suggestion) {
        return new Finding(
                Area.INDEXES,
                kind,
                weight,
                index.table() + "." + index.name(),
                text,
                Value.Fields.EMPTY
                        .with("scans", Value.number(index.scans()))
                        .with("bytes", Value.number(index.bytes()))
                        .with(
                                "columns",
                                new Value.Items(
                                        index.columns().stream().map(Value::text).toList())),
                suggestion);
    }

    private static String drop(Snapshot.Index index) {
        return "drop index concurrently " + named(index) + ";";
    }

    private static String named(Snapshot.Index index) {
        return Quoted.table(new TableName(index.table().schema(), index.name()));
    }
}
