package dev.baton.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.QuietWork;
import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.pipeline.CountingSource;
import dev.baton.pipeline.Warehouse;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Question;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.DataSource;
import dev.baton.sql.postgres.TestSources;
import dev.baton.sql.source.OpenSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sample registers, matched and merged as on a fresh machine. */
@Tag("postgres")
class EntitySyncTest {
    private static OpenSource registers;
    private static Map<String, String> truth;

    private Database warehouse;
    private GoldenStore store;
    private CountingSource asked;
    private final AtomicInteger told = new AtomicInteger();

    @BeforeAll
    static void open() throws IOException {
        var folder = "schema-samples/registers/";
        registers =
                TestSources.open(
                        "registers",
                        TestPostgres.fresh(folder + "schema.sql", folder + "data.sql"),
                        text(folder + "semantics.yaml"));
        truth = new HashMap<>();
        text("registers/truth.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> truth.put(cells[1], cells[2]));
    }

    @AfterAll
    static void close() {
        registers.close();
    }

    @BeforeEach
    void emptyWarehouse() {
        warehouse = TestPostgres.fresh();
        store =
                new GoldenStore(
                        new Warehouse(
                                Optional.of(warehouse.url()),
                                Optional.of(warehouse.user()),
                                Optional.of(warehouse.password()),
                                "public"),
                        told::incrementAndGet);
        asked = new CountingSource(registers);
    }

    private static String text(String resource) throws IOException {
        try (var in = EntitySyncTest.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private final SourceFinder.Databases databases =
            new SourceFinder.Databases() {
                @Override
                public List<String> names(Caller caller) {
                    return List.of("registers");
                }

                @Override
                public DataSource open(String name, Caller caller) {
                    return asked;
                }
            };

    /** A step of a run of its own, with what a person decided. */
    private static QuietWork work(String key, @Nullable Decision decision) {
        return new QuietWork() {
            @Override
            public String idempotencyKey() {
                return key;
            }

            @Override
            public Optional<Decision> decision() {
                return Optional.ofNullable(decision);
            }
        };
    }

    private static Value.Fields proven(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Proven.class);
        return (Value.Fields) ((StepOutcome.Proven) outcome).evidence().body();
    }

    private Value.Fields found() {
        return proven(
                new CompanyRecordsAgent(databases).carryOut(Value.Fields.EMPTY, new QuietWork()));
    }

    private Value.Fields matched() {
        return proven(
                new EntityMatchingAgent(databases)
                        .carryOut(
                                Value.Fields.EMPTY.with("sources", found().at("sources")),
                                new QuietWork()));
    }

    private Value.Fields input() {
        return Value.Fields.EMPTY
                .with("sources", found().at("sources"))
                .with("doubts", matched().at("doubts"));
    }

    private StepOutcome merge(Value.Fields input, String key, @Nullable Decision decision) {
        return new EntityMergeAgent(databases, store).carryOut(input, work(key, decision));
    }

    private static Decision decided(Decision.Action action, Value correction) {
        return new Decision(action, correction, "ann", null, Instant.EPOCH);
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (var connection = warehouse.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private String one(String sql) throws SQLException {
        return rows(sql).getFirst().getFirst();
    }

    private static long number(Value.Fields fields, String name) {
        return ((Value.Number) fields.at(name)).number().longValue();
    }

    @Test
    void without_parameters_the_two_registers_are_found_with_their_columns() {
        var sources = ((Value.Items) found().at("sources")).items();

        assertThat(sources)
                .extracting(source -> ((Value.Fields) source).text("name").orElseThrow())
                .containsExactly("sales_account", "state_register");
        var register = (Value.Fields) sources.get(1);
        assertThat(register.at("records")).isEqualTo(Value.number(227));
        assertThat(register.at("columns"))
                .isEqualTo(
                        Json.read(
                                """
                                {"name": "entity_name", "address": "street", "postcode": "zip_code",
                                 "city": "city", "country": "country_code", "tax_id": "tax_number",
                                 "phone": "telephone", "email": "email", "updated": "updated_on"}
                                """,
                                Value.class));
        assertThat(((Value.Fields) register.at("filled")).at("name"))
                .isEqualTo(PairJson.number(1, 4));
    }

    @Test
    void the_sample_is_matched_nearly_as_the_truth_is() throws SQLException {
        merge(input().with("review", new Value.Flag(false)), "run-1", null);

        long right = 0;
        long wrong = 0;
        for (var pair :
                rows(
                        """
                        select a.record_key, b.record_key from company_reference a
                        join company_reference b using (entity_id)
                        where (a.source, a.record_key) < (b.source, b.record_key)
                        """)) {
            if (truth.get(pair.get(0)).equals(truth.get(pair.get(1)))) {
                right++;
            } else {
                wrong++;
            }
        }
        var sizes = new HashMap<String, Long>();
        truth.values().forEach(company -> sizes.merge(company, 1L, Long::sum));
        long all = sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
        System.out.printf("sample registers: %d right, %d wrong of %d pairs%n", right, wrong, all);
        assertThat(wrong).isLessThanOrEqualTo(1);
        assertThat((double) right / all).isGreaterThan(0.93);
    }

    @Test
    void doubtful_pairs_wait_for_a_person_with_all_that_speaks_for_and_against() {
        var held = (StepOutcome.Held) merge(input(), "run-1", null);
        var question = held.question();

        assertThat(question.reason())
                .isIn(Question.Reason.CONFLICT, Question.Reason.LOW_CONFIDENCE);
        assertThat(question.response().faults(question.proposed())).isEmpty();
        var pairs = ((Value.Items) ((Value.Fields) question.proposed()).at("pairs")).items();
        assertThat(pairs).isNotEmpty();
        var pair = (Value.Fields) pairs.getFirst();
        assertThat(((Value.Fields) pair.at("left")).text("name")).isPresent();
        assertThat(((Value.Items) pair.at("why")).items())
                .anyMatch(why -> ((Value.Text) why).text().matches("name .* \\([+-][0-9.]+\\)"));
    }

    @Test
    void what_the_person_says_is_done_and_nothing_stays_undecided() throws SQLException {
        var input = input();
        var doubts =
                ((Value.Items) input.at("doubts"))
                        .items().stream().map(doubt -> ((Value.Fields) doubt)).toList();
        var accepted =
                new Value.Items(List.of(Value.text(doubts.getFirst().text("id").orElseThrow())));
        var correction = Value.Fields.EMPTY.with("accepted", accepted);

        var body = proven(merge(input, "run-1", decided(Decision.Action.CORRECT, correction)));

        assertThat(number(body, "accepted")).isEqualTo(1);
        assertThat(number(body, "rejected")).isEqualTo(doubts.size() - 1);
        assertThat(number(body, "undecided")).isZero();
        var left = ((Value.Fields) doubts.getFirst().at("left")).text("key").orElseThrow();
        var right = ((Value.Fields) doubts.getFirst().at("right")).text("key").orElseThrow();
        assertThat(
                        one(
                                "select count(distinct entity_id) from company_reference where record_key in ('%s', '%s')"
                                        .formatted(left, right)))
                .isEqualTo("1");

        var rejected =
                proven(merge(input, "run-2", decided(Decision.Action.REJECT, Value.NOTHING)));
        assertThat(number(rejected, "accepted")).isZero();
        assertThat(number(rejected, "golden_records"))
                .isGreaterThanOrEqualTo(number(body, "golden_records") + 1);
    }

    @Test
    void writing_twice_changes_nothing_ids_stay_and_the_last_sync_can_be_taken_back()
            throws SQLException {
        var input = input();
        var approved = decided(Decision.Action.APPROVE, Value.NOTHING);
        var outcome = merge(input, "run-1", approved);
        var first = rows("select * from golden_company order by entity_id");
        assertThat(first).hasSizeGreaterThan(200);

        assertThat(told).hasValue(1);
        assertThat(merge(input, "run-1", approved)).isEqualTo(outcome);
        assertThat(told).as("nothing has changed").hasValue(1);
        assertThat(rows("select * from golden_company order by entity_id")).isEqualTo(first);

        var second = merge(input, "run-2", decided(Decision.Action.REJECT, Value.NOTHING));
        assertThat(rows("select entity_id from golden_company"))
                .containsAll(
                        rows("select entity_id from baton_entity.company where version = 'run-1'"));
        assertThat(one("select count(distinct version) from baton_entity.company")).isEqualTo("2");

        var agent = new EntityMergeAgent(databases, store);
        for (int times = 0; times < 2; times++) {
            assertThat(agent.compensate(evidence(second), work("undo", null))).isTrue();
            assertThat(rows("select entity_id, name from golden_company order by entity_id"))
                    .isEqualTo(first.stream().map(row -> List.of(row.get(1), row.get(2))).toList());
        }
        assertThat(agent.compensate(evidence(outcome), work("undo", null))).isTrue();
        assertThat(rows("select * from golden_company")).isEmpty();
        assertThat(one("select count(*) from baton_entity.company")).isEqualTo("0");
    }

    private static Evidence evidence(StepOutcome outcome) {
        return ((StepOutcome.Proven) outcome).evidence();
    }

    @Test
    void a_dry_run_asks_nobody_and_writes_nothing_but_shows_what_would_be_merged()
            throws SQLException {
        var body = proven(merge(input().with("test", new Value.Flag(true)), "run-1", null));

        assertThat(body.at("written")).isEqualTo(new Value.Flag(false));
        assertThat(body.text("text").orElseThrow()).endsWith("Nothing was written.");
        var proposal = (Value.Fields) ((Value.Items) body.at("proposals")).items().getFirst();
        assertThat(((Value.Items) proposal.at("records")).items()).hasSizeGreaterThan(1);
        assertThat(((Value.Fields) ((Value.Fields) proposal.at("fields")).at("name")).text("why"))
                .isPresent();
        assertThat(one("select to_regclass('baton_entity.company') is null")).isEqualTo("t");
    }

    @Test
    void a_query_is_a_source_too_and_goes_through_the_walls() {
        var named =
                """
                [{"data_source": "registers", "name": "german", "key": "account_no",
                  "sql": "select account_no, company_name, town from sales_account where country = 'DE'",
                  "columns": {"name": "company_name", "city": "town"}},
                 {"data_source": "registers", "table": "state_register",
                  "columns": {"name": "entity_name", "city": "city", "telephone_no": "telephone"}}]
                """;
        var input = Value.Fields.EMPTY.with("sources", Json.read(named, Value.class));
        var body = proven(new EntityMatchingAgent(databases).carryOut(input, new QuietWork()));
        assertThat(body.text("text").orElseThrow()).contains("of german and 227 of state_register");

        var harmful = named.replace("select account_no,", "select pg_sleep(9), account_no,");
        assertThatThrownBy(() ->
                        new EntityMatchingAgent(databases)
                                .carryOut(
                                        Value.Fields.EMPTY.with(
                                                "sources", Json.read(harmful, Value.class)),
                                        new QuietWork()))
                .hasMessageContaining("pg_sleep may not be used");
    }

    @Test
    void too_many_records_and_keys_that_are_not_unique_are_refused() {
        var sources = found().at("sources");
        var few = Value.Fields.EMPTY.with("sources", sources).with("max_records", Value.number(50));
        assertThatThrownBy(() -> new EntityMatchingAgent(databases).carryOut(few, new QuietWork()))
                .hasMessageContaining("more than 50");

        var towns =
                Json.read(
                        """
                        [{"table": "state_register", "key": "city", "columns": {"name": "entity_name"}},
                         {"table": "sales_account"}]
                        """,
                        Value.class);
        assertThatThrownBy(() ->
                        new EntityMatchingAgent(databases)
                                .carryOut(
                                        Value.Fields.EMPTY.with("sources", towns), new QuietWork()))
                .hasMessageContaining("key of state_register is not unique");
    }

    @Test
    void without_a_warehouse_nobody_is_asked_in_vain() {
        var none =
                new GoldenStore(
                        new Warehouse(
                                Optional.empty(), Optional.empty(), Optional.empty(), "public"),
                        told::incrementAndGet);
        var agent = new EntityMergeAgent(databases, none);
        assertThatThrownBy(() -> agent.carryOut(input(), work("run-1", null)))
                .hasMessageContaining("no warehouse");
        proven(agent.carryOut(input().with("test", new Value.Flag(true)), work("run-1", null)));
    }
}
