package dev.baton.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.baton.TestPostgres;
import dev.baton.json.Json;
import dev.baton.pipeline.CountingSource;
import dev.baton.pipeline.quality.RuleResult.Status;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Value;
import dev.baton.sql.postgres.TestSources;
import dev.baton.sql.source.OpenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PlantedFaultsTest {
    private static final Instant AS_OF = Instant.parse("2026-01-31T00:00:00Z");
    private static final String RULES =
            """
            [
             {"table": "customer", "column": "id", "type": "unique", "severity": "critical"},
             {"table": "customer", "column": "name", "type": "not_null"},
             {"table": "customer", "column": "email", "type": "pattern", "pattern": "^[^@ ]+@[^@ ]+[.][a-z]+$"},
             {"table": "customer", "column": "country", "type": "allowed_values", "values": ["DE", "FR", "PL"]},
             {"table": "customer", "column": "name", "type": "duplicates", "match": "exact", "name": "exact"},
             {"table": "customer", "column": "name", "type": "duplicates", "name": "normalized"},
             {"table": "customer", "column": "name", "type": "duplicates", "match": "words", "name": "words"},
             {"table": "customer", "column": "updated_at", "type": "freshness", "max_age": "10d"},
             {"table": "purchase", "column": "customer_id", "type": "foreign_key", "references": "customer.id"},
             {"table": "purchase", "column": "number", "type": "unique"},
             {"table": "purchase", "columns": ["number", "amount"], "type": "unique"},
             {"table": "purchase", "column": "amount", "type": "range", "min": 0, "max": "5000.00"},
             {"table": "purchase", "column": "booked % on", "type": "range", "max": "today"},
             {"table": "purchase", "column": "state", "type": "not_null"}
            ]
            """;

    private static OpenSource source;

    @BeforeAll
    static void open() {
        source = TestSources.open("shop", TestPostgres.fresh("quality/shop.sql"), null);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    private static List<Rule> read(String rules) {
        var items = (Value.Items) Json.read(rules, Value.class);
        return new RuleReader(source.schema().catalogue(), AS_OF).read(items.items());
    }

    /** The results of rules of one table by the rules' names. */
    private static Map<String, RuleResult> results(CountingSource asked, List<Rule> rules) {
        var check = new TableCheck(asked, AS_OF, () -> Duration.ofSeconds(20), new Cancellation());
        var byTable = rules.stream().collect(Collectors.groupingBy(Rule::table));
        return byTable.entrySet().stream()
                .map(each ->
                        check.report(
                                source.schema().catalogue().table(each.getKey()).orElseThrow(),
                                each.getValue()))
                .flatMap(report -> report.results().stream())
                .collect(Collectors.toMap(result -> result.rule().name(), Function.identity()));
    }

    private static Map<String, RuleResult> results(String rules) {
        return results(new CountingSource(source), read(rules));
    }

    private static List<String> keys(RuleResult result) {
        return result.samples().stream().map(sample -> text(sample.key())).toList();
    }

    private static String text(Value value) {
        return value instanceof Value.Text(var text) ? text : String.valueOf(value);
    }

    @Test
    void every_rule_finds_just_what_was_planted_with_one_query_for_each_table() {
        var asked = new CountingSource(source);
        var results = results(asked, read(RULES));

        var failing = new TreeMap<String, Long>();
        results.forEach((name, result) -> failing.put(name, result.failing()));
        assertThat(failing)
                .containsOnly(
                        entry("customer.id unique", 0L),
                        entry("customer.name not_null", 3L),
                        entry("customer.email pattern", 4L),
                        entry("customer.country allowed_values", 2L),
                        entry("exact", 2L),
                        entry("normalized", 4L),
                        entry("words", 5L),
                        entry("customer.updated_at freshness", 200L),
                        entry("purchase.customer_id foreign_key", 5L),
                        entry("purchase.number unique", 5L),
                        entry("purchase.number+amount unique", 0L),
                        entry("purchase.amount range", 9L),
                        entry("purchase.booked % on range", 1L),
                        entry("purchase.state not_null", 0L));
        assertThat(asked.ran()).hasSize(2);
        assertThat(results.values()).allMatch(RuleResult::computed);
    }

    @Test
    void samples_name_the_broken_rows_and_are_at_most_five() {
        var results = results(RULES);

        assertThat(keys(results.get("customer.name not_null")))
                .containsExactlyInAnyOrder("11", "12", "13");
        assertThat(results.get("customer.email pattern").samples())
                .contains(new RuleResult.Sample(Value.text("20"), Value.text("nobody")));
        assertThat(keys(results.get("words")))
                .containsExactlyInAnyOrder("50", "51", "52", "53", "54");
        assertThat(results.get("purchase.amount range").samples()).hasSize(5);
        assertThat(keys(results.get("purchase.amount range")))
                .isSubsetOf("301", "302", "303", "304", "305", "306", "307", "310", "311");
        assertThat(results.get("purchase.booked % on range").samples())
                .containsExactly(
                        new RuleResult.Sample(Value.text("400"), Value.text("2031-01-01")));
    }

    @Test
    void a_rule_keeps_its_share_and_its_score_and_passes_within_its_tolerance() {
        var results =
                results(
                        """
                        [{"table": "customer", "column": "name", "type": "not_null", "name": "strict"},
                         {"table": "customer", "column": "name", "type": "not_null", "name": "mild",
                          "tolerance": 0.015}]
                        """);

        assertThat(results.get("strict").status()).isEqualTo(Status.FAILED);
        assertThat(results.get("strict").share()).isEqualTo(0.015);
        assertThat(results.get("strict").score()).isEqualTo(0.985);
        assertThat(results.get("mild").status()).isEqualTo(Status.PASSED);
    }

    @Test
    void freshness_is_the_newest_day_that_is_not_in_the_future() {
        var stale = results(RULES).get("customer.updated_at freshness");
        assertThat(stale.status()).isEqualTo(Status.FAILED);
        assertThat(stale.note()).contains("2026-01-01T03:20:00Z", "29 days before 2026-01-31");
        assertThat(stale.score()).isBetween(0.33, 0.35);

        var fresh =
                results(
                        """
                        [{"table": "customer", "column": "updated_at", "type": "freshness",
                          "max_age": "P30D"}]
                        """);
        assertThat(fresh.values()).allMatch(result -> result.status() == Status.PASSED);
    }

    @Test
    void a_rule_that_cannot_be_computed_says_why_and_spoils_no_other() {
        var asked = new CountingSource(source);
        var results =
                results(
                        asked,
                        read(
                                """
                                [{"table": "customer", "column": "name", "type": "not_null"},
                                 {"table": "customer", "column": "email", "type": "pattern", "pattern": "("},
                                 {"table": "customer", "column": "country", "type": "range", "min": "A"}]
                                """));

        assertThat(results.get("customer.email pattern").status()).isEqualTo(Status.NOT_COMPUTED);
        assertThat(results.get("customer.email pattern").note()).contains("regular expression");
        assertThat(results.get("customer.name not_null").failing()).isEqualTo(3);
        assertThat(results.get("customer.country range").failing()).isZero();
        assertThat(asked.ran()).hasSize(4);
    }

    @Test
    void a_table_without_a_key_shows_values_alone_and_quotes_are_only_text() {
        var results =
                results(
                        """
                        [{"table": "remark", "columns": ["note", "said_by"], "type": "unique"},
                         {"table": "remark", "column": "note", "type": "allowed_values",
                          "values": ["fine", "x') or true --"]}]
                        """);

        assertThat(results.get("remark.note+said_by unique").failing()).isEqualTo(2);
        assertThat(results.get("remark.note allowed_values").samples())
                .containsExactly(new RuleResult.Sample(Value.NOTHING, Value.text("it's | <b>")));
    }

    @Test
    void very_many_rules_of_one_table_are_asked_in_a_few_queries() {
        var many = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            many.append(i == 0 ? "" : ",")
                    .append(
                            "{\"table\": \"purchase\", \"column\": \"amount\", \"type\": \"range\", \"min\": %d, \"name\": \"min %d\"}"
                                    .formatted(i, i));
        }
        var asked = new CountingSource(source);
        var results = results(asked, read(many.append("]").toString()));

        assertThat(asked.ran()).hasSizeLessThan(5);
        assertThat(results.get("min 0").failing()).isEqualTo(7);
        assertThat(results.get("min 99").failing()).isEqualTo(98 + 7);
    }
}
