package dev.baton.nl2sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queries that look right and are not, and words that say how much, at a lending library. */
class DoubtedTest {
    private static final TableName READERS = new TableName("public", "readers");
    private static final TableName FEES = new TableName("public", "fees");
    private static final Map<String, ColumnName> VALUES =
            Map.of(
                    "mira lund", new ColumnName(READERS, "name"),
                    "late", new ColumnName(FEES, "kind"),
                    "lost", new ColumnName(FEES, "kind"));

    @Test
    void rows_that_only_say_the_question_again_are_doubted() {
        assertThat(candidate("show me all about Mira Lund").doubt()).isGreaterThanOrEqualTo(0.4);
        assertThat(candidate("how many readers report to Mira Lund").doubt())
                .isGreaterThanOrEqualTo(0.4);
        assertThat(candidate("email of Mira Lund").doubt()).isLessThan(0.3);
    }

    @Test
    void a_group_or_a_bound_that_was_not_taken_is_doubted() {
        assertThat(candidate("list readers over budget").doubt()).isGreaterThanOrEqualTo(0.4);
        assertThat(candidate("list readers in the same town").doubt()).isGreaterThanOrEqualTo(0.4);
        assertThat(candidate("how long do readers take on average").doubt())
                .isGreaterThanOrEqualTo(0.4);
    }

    @Test
    void the_total_of_rows_of_money_is_their_sum() {
        assertThat(candidate("total late fees").sql())
                .contains("SUM(amount)")
                .contains("kind = 'late'");
        assertThat(candidate("sum of fees per month").sql()).contains("SUM(amount)");
        assertThat(candidate("total readers").sql()).contains("COUNT(*)");
        assertThat(candidate("total number of fees").sql()).contains("COUNT(*)");
    }

    @Test
    void the_median_of_a_column_may_name_its_rows() {
        assertThat(candidate("median fee amount").sql()).contains("PERCENTILE_CONT");
    }

    @Test
    void the_oldest_is_told_by_a_time_not_by_what_is_open() {
        assertThat(candidate("oldest late fee").sql()).contains("ORDER BY charged_on");
    }

    @Test
    void a_month_may_be_the_best() {
        assertThat(candidate("Which month had the highest total fees?").sql())
                .contains("GROUP BY DATE_TRUNC('month', charged_on)")
                .endsWith("DESC NULLS LAST\nLIMIT 1");
        assertThat(candidate("Which month had the highest fees?").sql())
                .contains("ORDER BY SUM(amount) DESC");
        assertThat(candidate("Which month of 2024 had the lowest total fees?").sql())
                .contains("charged_on >= DATE '2024-01-01'")
                .contains("GROUP BY DATE_TRUNC('month', charged_on)")
                .contains("ORDER BY SUM(amount)")
                .doesNotContain("DESC");
    }

    @Test
    void what_nobody_did_is_missing() {
        assertThat(candidate("fees waived by nobody").sql()).contains("waived_by IS NULL");
    }

    @Test
    void the_most_common_value_is_the_one_with_most_rows() {
        assertThat(candidate("which kind is the most common").sql())
                .contains("GROUP BY kind")
                .contains("ORDER BY COUNT(*) DESC");
    }

    @Test
    void slips_of_the_keyboard_in_small_words_do_not_matter() {
        assertThat(candidate("hw manny readers plz").sql())
                .isEqualTo(candidate("how many readers").sql());
    }

    private static Candidate candidate(String question) {
        var schema = schema();
        var linking = Linker.link(question, schema, LocalDate.of(2025, 6, 30));
        var candidates = new Candidates(SchemaIndex.of(schema), linking);
        var all = candidates.all();
        assertThat(all).as(candidates.problem()).isNotEmpty();
        return all.getFirst();
    }

    private static Schema schema() {
        var readers =
                new Table(
                        READERS,
                        false,
                        null,
                        List.of(
                                column("id", ColumnType.INTEGER, 200),
                                column("name", ColumnType.TEXT, 200),
                                column("email", ColumnType.TEXT, 190),
                                column("town", ColumnType.TEXT, 9),
                                column("budget", ColumnType.DECIMAL, 40)),
                        List.of("id"),
                        List.of(),
                        200);
        var fees =
                new Table(
                        FEES,
                        false,
                        null,
                        List.of(
                                column("id", ColumnType.INTEGER, 900),
                                column("reader_id", ColumnType.INTEGER, 150),
                                column("kind", ColumnType.TEXT, 2),
                                column("amount", ColumnType.DECIMAL, 60),
                                column("open_part", ColumnType.DECIMAL, 60),
                                column("waived_by", ColumnType.TEXT, 4),
                                column("charged_on", ColumnType.DATE, 300)),
                        List.of("id"),
                        List.of(),
                        900);
        var key = new ForeignKey(FEES, List.of("reader_id"), READERS, List.of("id"));
        return new Schema(
                new Catalogue(List.of(readers, fees), List.of(key), "v1", Instant.EPOCH),
                Semantics.NONE,
                phrase -> {
                    var column = VALUES.get(phrase.toLowerCase(java.util.Locale.ROOT));
                    return column == null
                            ? List.of()
                            : List.of(
                                    new ValueMatch(
                                            column,
                                            column.name().equals("name") ? "Mira Lund" : phrase,
                                            1));
                });
    }

    private static Column column(String name, ColumnType type, long distinct) {
        return new Column(name, type, "text", true, null, List.of(), distinct);
    }
}
