package dev.baton.nl2sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.SchemaIndex;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * What is compared, ranked behind the first, shared out or grown, on the trees of some villages.
 */
class ComparedTest {
    @Test
    void two_things_that_are_compared_have_a_row_each() {
        assertThat(sql("Compare the price of apple and pear trees"))
                .contains("SELECT fruit, SUM(price)")
                .contains("WHERE fruit IN ('apple', 'pear')")
                .contains("GROUP BY fruit");
        assertThat(sql("Perry vs Oakham: average height"))
                .contains("SELECT village, AVG(height)")
                .contains("GROUP BY village");
    }

    @Test
    void two_times_that_are_compared_are_not_asked_to_be_the_same_time() {
        assertThat(sql("total weight of harvests in 2024 compared to 2023"))
                .contains("EXTRACT(YEAR FROM picked_on)")
                .contains(" OR ")
                .contains("GROUP BY");
        assertThat(sql("total weight of harvests in April compared to March"))
                .contains("DATE '2025-04-01'")
                .contains("DATE '2025-03-01'")
                .contains(" OR ");
        assertThat(sql("total weight of harvests in Q1 2025 vs Q1 2024"))
                .contains("DATE_TRUNC('quarter', picked_on)")
                .contains(" OR ");
    }

    @Test
    void the_second_is_not_the_first() {
        assertThat(sql("Which is the second tallest tree?")).contains("LIMIT 1 OFFSET 1");
        assertThat(sql("third largest tree by height")).contains("LIMIT 1 OFFSET 2");
        assertThat(sql("tallest tree")).contains("LIMIT 1").doesNotContain("OFFSET");
    }

    @Test
    void each_group_is_told_what_it_has_of_the_whole() {
        assertThat(sql("total weight of harvests by village as a percentage"))
                .contains("OVER (), 0) AS percent_of_total");
        assertThat(sql("share of each fruit")).contains("percent_of_total");
    }

    @Test
    void a_share_of_rows_may_be_told_in_percent() {
        assertThat(sql("What share of trees is dead, in percent?"))
                .startsWith("SELECT 100.0 * COUNT(*) FILTER (WHERE state = 'dead')");
        assertThat(sql("For each village, what share of its trees is dead? As a percentage."))
                .startsWith("SELECT village, 100.0 * COUNT(*) FILTER (WHERE state = 'dead')")
                .doesNotContain("OVER");
    }

    @Test
    void growth_is_against_the_time_before() {
        assertThat(
                        sql(
                                "total weight of harvests per month in 2024 with growth against the previous month"))
                .contains("LAG(SUM(weight)) OVER (ORDER BY DATE_TRUNC('month', picked_on))")
                .contains("picked_on >= DATE '2024-01-01' AND picked_on < DATE '2025-01-01'")
                .doesNotContain("2025-05");
        assertThat(sql("total weight of harvests year over year")).contains("growth_percent");
    }

    @Test
    void times_come_in_their_order() {
        assertThat(sql("number of harvests per month"))
                .endsWith("ORDER BY DATE_TRUNC('month', picked_on)");
    }

    @Test
    void neither_nor_leaves_both_out() {
        assertThat(sql("trees that are neither dead nor healthy"))
                .contains("state <> 'dead' AND state <> 'healthy'");
    }

    @Test
    void things_of_two_tables_are_counted_each_by_itself() {
        assertThat(sql("How many harvests and how many trees are there?"))
                .contains("(SELECT COUNT(*) FROM trees")
                .doesNotContain("DISTINCT");
    }

    @Test
    void thousands_may_be_written_with_a_k() {
        assertThat(sql("trees with a price between 1k and 2.5k"))
                .contains("price >= 1000 AND price <= 2500");
    }

    @Test
    void a_word_that_turns_the_meaning_and_was_not_understood_is_doubted() {
        assertThat(candidate("trees looked after by nobody").doubt())
                .isGreaterThan(candidate("trees").doubt() + 0.3);
    }

    private static String sql(String question) {
        return candidate(question).sql().replace('\n', ' ');
    }

    private static Candidate candidate(String question) {
        var schema = Orchard.schema();
        var linking = Linker.link(question, schema, LocalDate.of(2025, 6, 30));
        var candidates = new Candidates(SchemaIndex.of(schema), linking);
        var all = candidates.all();
        assertThat(all).as(candidates.problem()).isNotEmpty();
        return all.getFirst();
    }
}
