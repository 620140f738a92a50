package dev.baton.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.Guard;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueIndex;
import dev.baton.sql.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What becomes of rules when the database does not play along. */
class TableCheckTest {
    private static final TableName BOOK = new TableName("public", "book");
    private static final Table TABLE =
            new Table(
                    BOOK,
                    false,
                    null,
                    List.of(
                            new Column("id", ColumnType.INTEGER, "int4", true, null, List.of(), -1),
                            new Column(
                                    "title", ColumnType.TEXT, "text", true, null, List.of(), -1)),
                    List.of("id"),
                    List.of(),
                    10);
    private static final Schema SCHEMA =
            new Schema(
                    new Catalogue(List.of(TABLE), List.of(), "1", Instant.EPOCH),
                    Semantics.NONE,
                    ValueIndex.EMPTY);

    /** The real guard before a database that does as a test says. */
    private static final class Paper implements DataSource {
        final List<Limits> asked = new ArrayList<>();
        private final Supplier<ResultTable> answer;

        Paper(Supplier<ResultTable> answer) {
            this.answer = answer;
        }

        @Override
        public String name() {
            return "paper";
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Verdict check(String sql) {
            return new Guard(SCHEMA).check(sql);
        }

        @Override
        public Explanation explain(SafeSql sql, Cancellation cancellation) {
            throw new AssertionError("nothing is explained");
        }

        @Override
        public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
            asked.add(limits);
            return answer.get();
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    new Rule("a", BOOK, new Check.NotNull("title"), Severity.MAJOR, 0, null),
                    new Rule(
                            "b",
                            BOOK,
                            new Check.Unique(List.of("title")),
                            Severity.CRITICAL,
                            0,
                            null));

    private static TableReport report(Paper paper, Duration left) {
        return new TableCheck(paper, Instant.EPOCH, () -> left, new Cancellation())
                .report(TABLE, RULES);
    }

    private static Supplier<ResultTable> problem(Cause cause) {
        return () -> {
            throw ProblemException.of(cause, "It is " + cause.code() + ".");
        };
    }

    @Test
    void a_time_out_is_told_of_all_rules_and_not_waited_for_again() {
        var paper = new Paper(problem(Cause.QUERY_TIMEOUT));
        var report = report(paper, Duration.ofSeconds(5));

        assertThat(paper.asked).hasSize(1);
        assertThat(report.results())
                .hasSize(2)
                .allMatch(result -> !result.computed())
                .allMatch(result -> result.note().equals("It is query_timeout."));
        assertThat(report.score()).isEmpty();
    }

    @Test
    void a_database_that_is_away_or_a_request_nobody_wants_ends_the_whole() {
        for (var cause : List.of(Cause.DATABASE_UNREACHABLE, Cause.CANCELLED)) {
            assertThatThrownBy(() -> report(new Paper(problem(cause)), Duration.ofSeconds(5)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(cause.code());
        }
    }

    @Test
    void when_the_time_is_over_nothing_more_is_asked() {
        var paper = new Paper(problem(Cause.INTERNAL));
        var report = report(paper, Duration.ofMillis(-1));

        assertThat(paper.asked).isEmpty();
        assertThat(report.results().getFirst().note()).contains("time for all tables was over");
    }

    @Test
    void one_query_may_take_what_is_left_and_never_more_than_the_connection_bears() {
        var paper = new Paper(problem(Cause.QUERY_TIMEOUT));
        report(paper, Duration.ofSeconds(7));
        report(paper, Duration.ofDays(300));
        assertThat(paper.asked)
                .extracting(DataSource.Limits::time)
                .containsExactly(Duration.ofSeconds(7), Duration.ofMinutes(2));
    }

    @Test
    void a_rule_whose_text_the_guard_refuses_is_left_out_with_its_reason() {
        var paper =
                new Paper(() ->
                        new ResultTable(
                                List.of(),
                                List.of(
                                        List.of(
                                                Value.number(10),
                                                Value.number(1),
                                                new Value.Items(List.of(Value.text("4"))),
                                                new Value.Items(List.of(Value.NOTHING)))),
                                false,
                                1,
                                1));
        var refused =
                new Rule("c", BOOK, new Check.Pattern("title", "\u0007"), Severity.MINOR, 0, null);
        var report =
                new TableCheck(
                                paper,
                                Instant.EPOCH,
                                () -> Duration.ofSeconds(5),
                                new Cancellation())
                        .report(TABLE, List.of(refused, RULES.getFirst()));

        assertThat(report.results().getFirst().computed()).isFalse();
        assertThat(report.results().get(1).failing()).isEqualTo(1);
        assertThat(report.results().get(1).samples())
                .containsExactly(new RuleResult.Sample(Value.text("4"), Value.NOTHING));
    }

    private static RuleResult result(Severity severity, double score, boolean computed) {
        var rule = new Rule("r", BOOK, new Check.NotNull("id"), severity, 0, computed ? null : "p");
        return computed
                ? new RuleResult(
                        rule, RuleResult.Status.FAILED, 10, 1, 1 - score, score, List.of(), null)
                : RuleResult.notComputed(rule, "broken");
    }

    @Test
    void the_score_weighs_by_severity_and_leaves_out_what_was_not_computed() {
        var results =
                List.of(
                        result(Severity.CRITICAL, 0.5, true),
                        result(Severity.MAJOR, 1, true),
                        result(Severity.MINOR, 0, true),
                        result(Severity.MINOR, 0, false));
        assertThat(Score.of(results)).hasValue((4 * 0.5 + 2 + 0) / 7);
        assertThat(Score.confidence(results)).isEqualTo(7.0 / 8);
        assertThat(Score.of(List.of())).isEmpty();
        assertThat(Score.confidence(List.of())).isZero();
    }

    @Test
    void the_page_cannot_be_broken_by_values_and_never_rounds_a_fault_away() {
        var rule = new Rule("odd | name", BOOK, new Check.NotNull("id"), Severity.MAJOR, 0, null);
        var result =
                new RuleResult(
                        rule,
                        RuleResult.Status.FAILED,
                        1_000_000,
                        1,
                        1e-6,
                        1 - 1e-6,
                        List.of(
                                new RuleResult.Sample(
                                        Value.text("7"),
                                        Value.text("a|b\n<script>" + "x".repeat(99)))),
                        null);
        var report =
                new Report(
                        "shop",
                        "2026-01-01T00:00:00Z",
                        false,
                        List.of(new TableReport("public.book", 1_000_000, List.of(result))));

        assertThat(ReportText.sentences(report)).contains("their score is 99.99 of 100");
        assertThat(ReportText.markdown(report))
                .contains("| odd \\| name | major | failed | 1 | 0.0001 % | 99.99 |")
                .contains("7: a\\|b &lt;script>xxx")
                .doesNotContain("<script>");
    }
}
