package dev.baton.pipeline.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class IndexFindingsTest {
    private static final TableName STAY = new TableName("public", "stay");
    private static final TableName GUEST = new TableName("public", "guest");
    private static final long BIG = 10 << 20;

    private static Snapshot.Index index(String name, String... columns) {
        return new Snapshot.Index(
                STAY, name, List.of(columns), false, true, false, false, "btree", 7, BIG);
    }

    private static Snapshot.Index unique(Snapshot.Index index) {
        return new Snapshot.Index(
                STAY, index.name(), index.columns(), true, true, false, true, "btree", 0, BIG);
    }

    private static Snapshot.Index unused(Snapshot.Index index, long bytes) {
        return new Snapshot.Index(
                STAY, index.name(), index.columns(), false, true, false, false, "btree", 0, bytes);
    }

    private static Snapshot.Index other(Snapshot.Index index, boolean partial, String method) {
        return new Snapshot.Index(
                STAY, index.name(), index.columns(), false, true, partial, false, method, 7, BIG);
    }

    private static Snapshot.Key key(long rows, String... columns) {
        return new Snapshot.Key(STAY, List.of(columns), GUEST, rows);
    }

    private static List<String> found(
            List<Snapshot.Key> keys, List<Snapshot.Table> tables, Snapshot.Index... indexes) {
        var database = new Snapshot.Database("17", "reader", 1, 0, 0, 0, 0, 0, 1, 100, true);
        var snapshot =
                new Snapshot(database, tables, List.of(indexes), keys, List.of(), Optional.empty());
        return new IndexFindings(snapshot, Thresholds.USUAL)
                .all().stream()
                        .map(finding ->
                                "%s %s %s"
                                        .formatted(
                                                finding.kind(),
                                                finding.subject(),
                                                finding.weight()))
                        .toList();
    }

    private static List<String> ofKey(Snapshot.Key key, Snapshot.Index... indexes) {
        return found(List.of(key), List.of(), indexes);
    }

    @Test
    void a_key_is_served_by_an_index_that_begins_with_its_columns_in_any_order() {
        var missing = "foreign_key_without_index public.stay(a, b) MINOR";
        assertThat(ofKey(key(5_000, "a", "b"))).containsExactly(missing);
        assertThat(ofKey(key(5_000, "a", "b"), index("i", "b", "a", "c"))).isEmpty();
        assertThat(ofKey(key(5_000, "a", "b"), index("i", "a", "c", "b"))).containsExactly(missing);
        assertThat(ofKey(key(5_000, "a", "b"), index("i", "a"))).containsExactly(missing);
        assertThat(ofKey(key(5_000, "a", "b"), other(index("i", "a", "b"), true, "btree")))
                .containsExactly(missing);
        assertThat(ofKey(key(5_000, "a", "b"), other(index("i", "a", "b"), false, "gin")))
                .containsExactly(missing);
    }

    @Test
    void small_tables_are_left_alone_and_large_ones_matter_more() {
        assertThat(ofKey(key(900, "a"))).isEmpty();
        assertThat(ofKey(key(200_000, "a")))
                .containsExactly("foreign_key_without_index public.stay(a) MAJOR");
    }

    @Test
    void of_two_indexes_that_serve_alike_one_is_redundant_and_never_both() {
        assertThat(found(List.of(), List.of(), index("x", "a"), index("y", "a", "b")))
                .containsExactly("redundant_index public.stay.x MINOR");
        assertThat(found(List.of(), List.of(), index("x", "a"), index("y", "a")))
                .containsExactly("redundant_index public.stay.y MINOR");
        assertThat(found(List.of(), List.of(), index("x", "a"), unique(index("y", "a"))))
                .containsExactly("redundant_index public.stay.x MINOR");
        assertThat(found(List.of(), List.of(), index("x", "b"), index("y", "a", "b"))).isEmpty();
        assertThat(found(List.of(), List.of(), index("x", ""), index("y", "", "b")))
                .as("expressions are not known to be the same")
                .isEmpty();
        assertThat(
                        found(
                                List.of(),
                                List.of(),
                                index("x", "a"),
                                other(index("y", "a", "b"), true, "btree")))
                .isEmpty();
    }

    @Test
    void an_unused_index_is_told_when_it_is_large_and_holds_nothing_together() {
        assertThat(found(List.of(), List.of(), unused(index("x", "a"), BIG)))
                .containsExactly("unused_index public.stay.x MINOR");
        assertThat(found(List.of(), List.of(), unused(index("x", "a"), 1_000))).isEmpty();
        assertThat(found(List.of(), List.of(), unique(index("x", "a")))).isEmpty();
    }

    @Test
    void an_index_whose_making_was_broken_off_serves_nobody() {
        var broken =
                new Snapshot.Index(
                        STAY, "x", List.of("a"), false, false, false, false, "btree", 0, BIG);
        assertThat(found(List.of(key(5_000, "a")), List.of(), broken))
                .containsExactly(
                        "foreign_key_without_index public.stay(a) MINOR",
                        "invalid_index public.stay.x MAJOR");
    }

    private static Snapshot.Table table(long rows, long scans, long read, long byIndex) {
        return new Snapshot.Table(
                STAY,
                rows,
                0,
                0,
                scans,
                read,
                byIndex,
                new Snapshot.Upkeep(rows, 0, 0, true),
                1,
                8_192,
                OptionalDouble.of(10));
    }

    @Test
    void a_table_is_read_whole_too_often_when_indexes_hardly_serve_and_all_rows_are_read() {
        var whole = "often_read_whole public.stay MINOR";
        assertThat(found(List.of(), List.of(table(20_000, 100, 2_000_000, 5))))
                .containsExactly(whole);
        assertThat(found(List.of(), List.of(table(20_000, 100, 2_000_000, 5_000)))).isEmpty();
        assertThat(found(List.of(), List.of(table(20_000, 100, 1_000, 5))))
                .as("a limit ended the reading early")
                .isEmpty();
        assertThat(found(List.of(), List.of(table(500, 9_000, 4_500_000, 0)))).isEmpty();
        assertThat(found(List.of(), List.of(table(20_000, 3, 60_000, 0)))).isEmpty();
    }
}
