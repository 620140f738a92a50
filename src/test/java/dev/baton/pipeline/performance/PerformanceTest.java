package dev.baton.pipeline.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.QuietWork;
import dev.baton.launch.Database;
import dev.baton.pipeline.performance.Vitals.Memory;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.DataSource;
import dev.baton.sql.postgres.TestSources;
import dev.baton.sql.source.OpenSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database prepared with one of each fault, beside the same without it. */
@Tag("postgres")
class PerformanceTest {
    private static final Thresholds LOW =
            new Thresholds(1_000, 1_000, 5, 16_384, 1_000, 100_000, 1_000, 0);
    private static final String SEMANTICS =
            """
            version: 1
            relations:
              - from: visit.guest_no
                to: guest.id
            hidden: [secret_plan, guest.pin]
            """;

    private static Database database;
    private static OpenSource source;

    @BeforeAll
    static void prepare() throws SQLException {
        database = TestPostgres.fresh();
        execute(
                """
                create table guest (id int primary key, name text, pin text, city text);
                create table stay (id int primary key, guest_id int references guest, room int references guest);
                create table visit (id int primary key, guest_no int);
                create table few (id int primary key, guest_id int references guest);
                create table fresh (id int, note text);
                create table "order" (id int primary key, "limit" int references guest);
                create table secret_plan (id int primary key, guest_id int references guest);
                create index stay_room on stay (room);
                create index guest_name on guest (name);
                create index guest_name_city on guest (name, city);
                create index guest_city on guest (city);
                create index guest_pin on guest (pin);
                alter table fresh set (autovacuum_enabled = false);
                alter table stay set (autovacuum_enabled = false);
                alter table visit set (autovacuum_enabled = false);
                insert into guest select n, 'Guest ' || n, 'p', 'City ' || n % 100 from generate_series(1, 5000) n;
                insert into stay select n, n % 5000 + 1, n % 5000 + 1 from generate_series(1, 20000) n;
                insert into visit select n, n % 5000 + 1 from generate_series(1, 3000) n;
                insert into few select n, n from generate_series(1, 10) n;
                insert into "order" select n, n from generate_series(1, 2000) n;
                insert into secret_plan select n, n from generate_series(1, 2000) n;
                insert into fresh select n, 'x' from generate_series(1, 2000) n;
                """);
        execute("analyze guest, stay, visit, few, \"order\", secret_plan");
        execute("delete from stay where id > 8000");
        for (int times = 0; times < 8; times++) {
            execute("select count(*) from visit where guest_no = 7");
        }
        execute("select pg_stat_force_next_flush()");
        source = TestSources.open("hotel", database, SEMANTICS);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            // What this session did is counted when it ends, or when it is told to.
            statement.execute("select pg_stat_force_next_flush()");
            statement.execute("select 1");
        }
    }

    private static Checkup checked() {
        return new SourceCheck(LOW).of(source, new Cancellation());
    }

    private static Map<String, List<Finding>> byKind(Checkup checkup) {
        return checkup.findings().stream().collect(Collectors.groupingBy(Finding::kind));
    }

    private static List<String> subjects(Map<String, List<Finding>> findings, String kind) {
        return findings.getOrDefault(kind, List.of()).stream().map(Finding::subject).toList();
    }

    @Test
    void every_fault_that_was_prepared_is_found_and_what_is_in_order_is_not() {
        var findings = byKind(checked());

        assertThat(subjects(findings, "foreign_key_without_index"))
                .containsExactlyInAnyOrder(
                        "public.stay(guest_id)", "public.visit(guest_no)", "public.order(limit)");
        assertThat(subjects(findings, "redundant_index"))
                .containsExactly("public.guest.guest_name");
        assertThat(subjects(findings, "unused_index"))
                .contains("public.guest.guest_city", "public.guest.guest_name_city")
                .doesNotContain("public.guest.guest_pkey", "public.guest.guest_pin");
        assertThat(subjects(findings, "often_read_whole")).containsExactly("public.visit");
        assertThat(subjects(findings, "dead_rows")).containsExactly("public.stay");
        assertThat(subjects(findings, "never_analyzed")).containsExactly("public.fresh");
        assertThat(subjects(findings, "stale_statistics")).containsExactly("public.stay");
    }

    @Test
    void what_is_hidden_is_not_spoken_of() {
        assertThat(checked().json().toString()).doesNotContain("secret_plan").doesNotContain("pin");
    }

    @Test
    void a_suggestion_can_be_run_and_the_finding_is_gone() throws SQLException {
        var before = byKind(checked()).get("foreign_key_without_index");
        var missing =
                before.stream()
                        .filter(finding -> finding.subject().equals("public.order(limit)"))
                        .findFirst()
                        .orElseThrow();
        assertThat(missing.suggestion())
                .isEqualTo("create index concurrently on public.\"order\" (\"limit\");");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(missing.suggestion());
            assertThat(subjects(byKind(checked()), "foreign_key_without_index"))
                    .doesNotContain("public.order(limit)");
            statement.execute("drop index \"order_limit_idx\"");
        }
    }

    @Test
    void a_transaction_that_stays_open_is_found_with_its_session() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select * from guest limit 1");
            try (var pid = statement.executeQuery("select pg_backend_pid()")) {
                pid.next();
                var session = "session " + pid.getInt(1);
                var findings = byKind(checked()).get("idle_in_transaction");
                assertThat(findings)
                        .filteredOn(finding -> finding.subject().equals(session))
                        .hasSize(1)
                        .allMatch(finding -> finding.suggestion().contains("pg_terminate_backend"));
            }
            connection.rollback();
        }
    }

    @Test
    void what_cannot_be_seen_is_said_and_lowers_the_confidence_not_the_score() throws SQLException {
        var role = "plain_" + System.nanoTime();
        execute("create role " + role + " login password 'reads'");
        execute("grant select on all tables in schema public to " + role);
        try (var plain = TestSources.open("hotel", database.as(role, "reads"), SEMANTICS)) {
            var checkup = new SourceCheck(LOW).of(plain, new Cancellation());
            var findings = byKind(checkup);

            assertThat(findings).containsKeys("sessions_not_seen", "statements_not_counted");
            assertThat(checkup.areas()).doesNotContain(Area.STATEMENTS);
            assertThat(subjects(findings, "foreign_key_without_index")).isNotEmpty();
            var report = new PerformanceReport(List.of(checkup), List.of());
            assertThat(report.confidence()).isEqualTo(0.8);
            assertThat(checkup.faults()).noneMatch(fault -> fault.weight() == Weight.NOTE);
        }
    }

    private static final Vitals WELL =
            new Vitals(
                    new Memory(100, 1_000),
                    1,
                    0,
                    List.of(new Vitals.Timing("nl2sql", 100, 1, 40, 300)),
                    Optional.empty(),
                    OptionalDouble.of(12));

    private static PerformanceAgent agent(Function<String, DataSource> open, String... names) {
        return new PerformanceAgent(
                new PerformanceAgent.Sources() {
                    @Override
                    public List<String> names(Caller caller) {
                        return List.of(names);
                    }

                    @Override
                    public DataSource open(String name, Caller caller) {
                        return open.apply(name);
                    }
                },
                () -> WELL,
                LOW);
    }

    private static Value.Fields proven(StepOutcome outcome) {
        return (Value.Fields) ((StepOutcome.Proven) outcome).evidence().body();
    }

    private static DataSource away(String name) {
        throw ProblemException.of(Cause.DATABASE_UNREACHABLE, name + " is away.");
    }

    @Test
    void without_parameters_all_sources_and_the_server_are_looked_over() {
        var agent = agent(name -> name.equals("hotel") ? source : away(name), "hotel", "moon");
        var body = proven(agent.carryOut(Value.Fields.EMPTY, new QuietWork()));

        assertThat(((Value.Items) body.at("checked")).items())
                .extracting(each -> ((Value.Fields) each).text("subject").orElseThrow())
                .containsExactly("hotel", "server");
        assertThat(body.text("text").orElseThrow())
                .startsWith("hotel, server scored ")
                .contains("moon could not be looked at: moon is away.");
        assertThat(body.text("markdown").orElseThrow())
                .contains("create index concurrently on public.stay (guest_id);");

        assertThatThrownBy(() ->
                        agent.carryOut(
                                Value.Fields.EMPTY.with("data_source", Value.text("moon")),
                                new QuietWork()))
                .hasMessageContaining("moon is away");
    }

    @Test
    void a_dry_run_reads_nothing() {
        var agent = agent(PerformanceTest::away, "hotel");
        var body =
                proven(
                        agent.carryOut(
                                Value.Fields.EMPTY.with("test", new Value.Flag(true)),
                                new QuietWork()));
        assertThat(body.text("text"))
                .contains(
                        "The statistics of hotel and of this server would be read; nothing was read or changed.");
    }
}
