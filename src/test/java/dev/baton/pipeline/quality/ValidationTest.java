package dev.baton.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.QuietWork;
import dev.baton.json.Json;
import dev.baton.pipeline.CountingSource;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.postgres.TestSources;
import dev.baton.sql.source.OpenSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ValidationTest {
    private static final String SEMANTICS =
            """
            version: 1
            entities:
              - name: client
                table: client
                label: name
                date: client_since
                columns:
                  - name: grade
                    values: {A: [best], B: [good]}
              - name: order
                table: orders
            relations:
              - from: orders.client_no
                to: client.no
            hidden: [client.secret]
            """;
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC);

    private static OpenSource source;

    @BeforeAll
    static void open() throws java.sql.SQLException {
        var database = TestPostgres.fresh();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table client (no int primary key, name text, grade text, email text,
                      client_since date, secret text, share_pct numeric);
                    create table orders (id int primary key, client_no int, updated_at timestamptz);
                    create table line (order_id int references orders, pos int, primary key (order_id, pos));
                    insert into client select n, 'Client no ' || n, 'A', 'c' || n || '@x.org',
                      '2025-06-01', 's', 50 from generate_series(1, 50) n;
                    insert into orders select n, n % 50 + 1, '2026-01-31' from generate_series(1, 100) n;
                    update client set name = 'No 7 CLIENT' where no = 8;
                    update client set grade = 'Z', email = 'none', share_pct = 101 where no = 9;
                    update orders set client_no = 99 where id = 5;
                    analyze;
                    """);
        }
        source = TestSources.open("trade", database, SEMANTICS);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static Evidence validate(String input) {
        return new Validation(source, CLOCK)
                .evidence(Json.read(input, Value.Fields.class), new QuietWork());
    }

    private static Map<String, Value.Fields> rules(Evidence evidence) {
        var body = (Value.Fields) evidence.body();
        return ((Value.Items) body.at("tables"))
                .items().stream()
                        .flatMap(table ->
                                ((Value.Items) ((Value.Fields) table).at("rules")).items().stream())
                        .map(Value.Fields.class::cast)
                        .collect(Collectors.toMap(rule -> rule.text("name").orElseThrow(), r -> r));
    }

    private static double number(Value.Fields fields, String name) {
        return ((Value.Number) fields.at(name)).number().doubleValue();
    }

    @Test
    void without_rules_they_are_proposed_from_catalogue_and_semantics_and_say_so() {
        var evidence = validate("{}");

        var rules = rules(evidence);
        assertThat(rules.keySet())
                .containsExactlyInAnyOrder(
                        "client.no unique",
                        "client.no not_null",
                        "client.name not_null",
                        "client.name duplicates",
                        "client.grade allowed_values",
                        "client.email pattern",
                        "client.share_pct range",
                        "client.client_since freshness",
                        "orders.id unique",
                        "orders.id not_null",
                        "orders.client_no foreign_key",
                        "orders.updated_at freshness",
                        "line.order_id+pos unique",
                        "line.order_id not_null",
                        "line.pos not_null",
                        "line.order_id foreign_key");
        assertThat(rules.values())
                .allMatch(rule -> rule.at("proposed").equals(new Value.Flag(true)));
        assertThat(rules.entrySet())
                .filteredOn(rule -> rule.getValue().text("status").orElse("").equals("failed"))
                .extracting(rule -> rule.getKey() + " " + number(rule.getValue(), "failing"))
                .containsExactlyInAnyOrder(
                        "client.name duplicates 2.0",
                        "client.grade allowed_values 1.0",
                        "client.email pattern 1.0",
                        "client.share_pct range 1.0",
                        "orders.client_no foreign_key 1.0");
    }

    @Test
    void the_report_is_told_in_words_as_a_page_and_with_a_score() {
        var body = (Value.Fields) validate("{}").body();

        assertThat(body.text("text").orElseThrow())
                .startsWith("The data of trade keep 11 of 16 rules; their score is 99.")
                .contains("client.name duplicates (2 of 50 rows)")
                .endsWith("these were proposed from the schema.");
        assertThat(body.text("markdown").orElseThrow())
                .contains(
                        "## public.client: ",
                        "| client.email pattern (proposed) | major | failed |")
                .contains("9: none");
        assertThat(number(body, "score")).isBetween(0.99, 0.999);
        assertThat(number(body, "confidence")).isEqualTo(0.9);
    }

    @Test
    void a_dry_run_says_what_would_be_asked_and_asks_nothing() {
        var asked = new CountingSource(source);
        var evidence =
                new Validation(asked, CLOCK)
                        .evidence(
                                Json.read("{\"test\": true}", Value.Fields.class), new QuietWork());

        assertThat(asked.ran()).isEmpty();
        assertThat(evidence.digest())
                .startsWith("16 rules over 3 tables of trade would be checked");
        assertThat(((Value.Items) ((Value.Fields) evidence.body()).at("queries")).items())
                .hasSize(3);
    }

    @Test
    void a_rule_that_was_proposed_can_be_sent_back_as_a_given_one() {
        var proposed = (Value.Fields) validate("{\"test\": true}").body();
        var given =
                ((Value.Items) proposed.at("rules"))
                        .items().stream()
                                .map(rule -> {
                                    var fields =
                                            new java.util.LinkedHashMap<>(
                                                    ((Value.Fields) rule).fields());
                                    fields.keySet()
                                            .removeAll(List.of("proposed", "proposed_because"));
                                    return (Value) new Value.Fields(fields);
                                })
                                .toList();

        var body =
                (Value.Fields)
                        new Validation(source, CLOCK)
                                .evidence(
                                        Value.Fields.EMPTY.with("rules", new Value.Items(given)),
                                        new QuietWork())
                                .body();

        assertThat(body.at("failed")).isEqualTo(Value.number(5));
        assertThat(number(body, "confidence")).isEqualTo(1);
    }

    @Test
    void what_is_hidden_cannot_be_looked_into_by_a_rule() {
        assertThatThrownBy(() ->
                        validate(
                                """
                                {"rules": [{"table": "client", "column": "secret", "type": "not_null"}]}
                                """))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no column secret");
    }

    @Test
    void the_day_it_is_held_against_can_be_named() {
        var rules = rules(validate("{\"as_of\": \"2030-01-01\", \"tables\": [\"orders\"]}"));

        assertThat(rules.get("orders.updated_at freshness").text("status")).contains("failed");
        assertThat(rules).hasSize(4);
        assertThatThrownBy(() -> validate("{\"as_of\": \"tomorrow\"}"))
                .hasMessageContaining("as_of is not a time");
    }
}
