package dev.baton.pipeline.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.pipeline.performance.Vitals.Memory;
import dev.baton.pipeline.performance.Vitals.Timing;
import dev.baton.plan.Value;
import dev.baton.sql.TableName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final TableName TABLE = new TableName("public", "t");

    private static Snapshot snapshot(
            Snapshot.Database database,
            List<Snapshot.Table> tables,
            List<Snapshot.Session> sessions,
            Optional<List<Snapshot.Statement>> statements) {
        return new Snapshot(database, tables, List.of(), List.of(), sessions, statements);
    }

    private static Snapshot.Database database(long hit, long read, long sessions) {
        return new Snapshot.Database(
                "17", "reader", 1, hit, read, 2_000, 10, 0, sessions, 100, true);
    }

    private static List<String> kinds(List<Finding> findings) {
        return findings.stream().map(finding -> finding.kind() + " " + finding.weight()).toList();
    }

    @Test
    void bloat_is_estimated_from_the_width_of_rows() {
        var tight =
                new Snapshot.Table(
                        TABLE,
                        100_000,
                        0,
                        0,
                        0,
                        0,
                        0,
                        new Snapshot.Upkeep(100_000, 0, 0, true),
                        1_600,
                        8_192,
                        OptionalDouble.of(100));
        var loose =
                new Snapshot.Table(
                        TABLE,
                        100_000,
                        0,
                        0,
                        0,
                        0,
                        0,
                        new Snapshot.Upkeep(100_000, 0, 0, true),
                        16_000,
                        8_192,
                        OptionalDouble.of(100));
        var unknown =
                new Snapshot.Table(
                        TABLE,
                        100_000,
                        0,
                        0,
                        0,
                        0,
                        0,
                        new Snapshot.Upkeep(100_000, 0, 0, true),
                        16_000,
                        8_192,
                        OptionalDouble.empty());
        var findings = new KeepingFindings(Thresholds.USUAL);
        var database = database(0, 0, 1);

        assertThat(
                        findings.of(
                                snapshot(
                                        database,
                                        List.of(tight, unknown),
                                        List.of(),
                                        Optional.empty())))
                .isEmpty();
        var found = findings.of(snapshot(database, List.of(loose), List.of(), Optional.empty()));
        assertThat(kinds(found)).containsExactly("bloat MINOR");
        assertThat(found.getFirst().suggestion()).startsWith("vacuum full public.t;");
    }

    private static Snapshot.Table kept(long rows, long live, long dead, long changed) {
        return new Snapshot.Table(
                TABLE,
                rows,
                0,
                0,
                0,
                0,
                0,
                new Snapshot.Upkeep(live, dead, changed, true),
                1,
                8_192,
                OptionalDouble.of(10));
    }

    private static List<String> ofKeeping(Snapshot.Table table) {
        return kinds(
                new KeepingFindings(Thresholds.USUAL)
                        .of(
                                snapshot(
                                        database(0, 0, 1),
                                        List.of(table),
                                        List.of(),
                                        Optional.empty())));
    }

    @Test
    void statistics_are_stale_after_many_changes_but_not_after_a_load_analysed_in_its_own_commit() {
        assertThat(ofKeeping(kept(5_000, 5_000, 0, 3_000)))
                .containsExactly("stale_statistics MINOR");
        assertThat(ofKeeping(kept(5_000, 5_000, 0, 500))).isEmpty();
        assertThat(ofKeeping(kept(5_000, 5_000, 0, 5_000))).isEmpty();
        assertThat(ofKeeping(kept(5_000, 5_000, 300, 5_000)))
                .containsExactly("stale_statistics MINOR");
        assertThat(ofKeeping(kept(2_000, 5_000, 0, 5_000)))
                .containsExactly("stale_statistics MINOR");
    }

    @Test
    void cache_connections_locks_and_slow_statements_are_judged_when_there_is_enough_to_judge() {
        var findings = new WorkFindings(Thresholds.USUAL);
        var little = snapshot(database(10, 90, 1), List.of(), List.of(), Optional.of(List.of()));
        assertThat(findings.of(little)).isEmpty();

        var busy =
                snapshot(
                        database(8_000, 4_000, 90),
                        List.of(),
                        List.of(
                                new Snapshot.Session(1, "active", 400, 400, 0),
                                new Snapshot.Session(2, "idle in transaction", 400, 400, 0),
                                new Snapshot.Session(3, "active", 40, 40, 1),
                                new Snapshot.Session(4, "idle", 0, 9_000, 0)),
                        Optional.of(
                                List.of(
                                        new Snapshot.Statement("7", "select 1", 10, 9_000, 900, 10),
                                        new Snapshot.Statement("8", "", 2, 9_000, 4_500, 10),
                                        new Snapshot.Statement("9", "", 1_000, 9_000, 9, 10))));
        assertThat(kinds(findings.of(busy)))
                .containsExactly(
                        "cache_misses MAJOR",
                        "few_connections_left MAJOR",
                        "long_transaction MINOR",
                        "idle_in_transaction MAJOR",
                        "blocked MAJOR",
                        "slow_statement MINOR");
    }

    @Test
    void the_server_is_judged_by_memory_queue_failures_times_and_events() {
        var well =
                new Vitals(
                        new Memory(10, 100),
                        5,
                        0,
                        List.of(),
                        Optional.empty(),
                        OptionalDouble.of(50));
        assertThat(ServerFindings.of(well)).isEmpty();

        var ill =
                new Vitals(
                        new Memory(97, 100),
                        2,
                        9,
                        List.of(
                                new Timing("nl2sql", 20, 10, 100, 200),
                                new Timing("slow", 20, 0, 60_000, 90_000),
                                new Timing("rare", 2, 2, 90_000, 90_000)),
                        Optional.of(new Timing("requests", 1_000, 20, 10, 100)),
                        OptionalDouble.of(6_000));
        assertThat(kinds(ServerFindings.of(ill)))
                .containsExactly(
                        "heap_nearly_full CRITICAL",
                        "runs_wait MAJOR",
                        "failing MAJOR",
                        "slow MINOR",
                        "failing MAJOR",
                        "events_late MAJOR");
    }

    @Test
    void vitals_are_read_from_the_meters() {
        var meters = new SimpleMeterRegistry();
        Gauge.builder("baton.runs.active", () -> 3).register(meters);
        Gauge.builder("baton.runs.queued", () -> 4).register(meters);
        meters.timer("baton.runs", "workflow", "nl2sql", "status", "completed")
                .record(Duration.ofMillis(100));
        meters.timer("baton.runs", "workflow", "nl2sql", "status", "failed")
                .record(Duration.ofMillis(300));
        meters.timer("http.server.requests", "outcome", "SERVER_ERROR")
                .record(Duration.ofMillis(5));
        meters.timer("http.server.requests", "outcome", "SUCCESS").record(Duration.ofMillis(15));
        meters.timer("baton.events.told").record(Duration.ofMillis(70));

        var vitals = new MeterVitals(meters).now();

        assertThat(vitals.activeRuns()).isEqualTo(3);
        assertThat(vitals.queuedRuns()).isEqualTo(4);
        assertThat(vitals.runs()).containsExactly(new Timing("nl2sql", 2, 1, 200, 300));
        assertThat(vitals.requests()).contains(new Timing("requests", 2, 1, 10, 15));
        assertThat(vitals.slowestEventMillis()).hasValue(70);
        assertThat(vitals.memory().used()).isPositive().isLessThan(vitals.memory().most());
    }

    private static Finding finding(Area area, Weight weight) {
        return new Finding(area, "k", weight, "s", "t", Value.Fields.EMPTY, null);
    }

    @Test
    void a_score_is_the_mean_of_areas_each_one_less_what_its_findings_cost() {
        var checkup =
                new Checkup(
                        "s",
                        EnumSet.of(Area.INDEXES, Area.SPACE),
                        List.of(
                                finding(Area.SPACE, Weight.NOTE),
                                finding(Area.INDEXES, Weight.MINOR),
                                finding(Area.INDEXES, Weight.CRITICAL)),
                        Value.Fields.EMPTY);

        assertThat(checkup.score(Area.INDEXES)).isCloseTo(0.45, within(1e-9));
        assertThat(checkup.score()).isCloseTo(0.725, within(1e-9));
        assertThat(checkup.findings().getFirst().weight()).isEqualTo(Weight.CRITICAL);
        assertThat(checkup.faults()).hasSize(2);
    }

    @Test
    void names_are_quoted_where_they_must_be() {
        assertThat(Quoted.table(new TableName("public", "stay"))).isEqualTo("public.stay");
        assertThat(Quoted.table(new TableName("Sales", "order"))).isEqualTo("\"Sales\".\"order\"");
        assertThat(Quoted.name("a\"; drop table x; --")).isEqualTo("\"a\"\"; drop table x; --\"");
    }
}
