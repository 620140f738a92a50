package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class BooksQuestionsTest {
    @Test
    void rules_answer_most_questions_about_the_books() throws Exception {
        var trade = BooksBench.trade();
        try (var connection = trade.database().connect()) {
            for (var asked : trade.cases()) {
                for (var gold : asked.golds()) {
                    assertThat(Rows.of(connection, gold).rows()).as(gold).isNotEmpty();
                }
            }
        }
        var results = BooksBench.run();

        assertThat(results).hasSizeGreaterThanOrEqualTo(40);
        var right = results.stream().filter(RulesBench::good).toList();
        assertThat(right.size()).isGreaterThanOrEqualTo(results.size() * 8 / 10);
        assertThat(right.stream().map(result -> result.asked().question()))
                .containsAll(
                        List.of(
                                "Top 5 overdue customers",
                                "Which customers owe us most?",
                                "Revenue by month this year",
                                "How much do we owe vendors?"));
    }
}
