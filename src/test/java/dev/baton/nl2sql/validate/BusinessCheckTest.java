package dev.baton.nl2sql.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sql.Semantics;
import dev.baton.sql.TableName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCheckTest {
    private static final TableName ORDERS = new TableName("public", "orders");
    private static final Semantics SEMANTICS =
            new Semantics(
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(
                            new Semantics.Rule(
                                    "late order",
                                    List.of("late", "behind schedule"),
                                    ORDERS,
                                    "delivered_on > due_on")),
                    List.of(),
                    List.of());

    @Test
    void a_rule_that_the_question_names_must_be_kept() {
        assertThat(check("Which orders are behind schedule?", "select id from orders").passed())
                .isFalse();
        assertThat(
                        check(
                                        "Which orders are late?",
                                        "select id from orders where delivered_on > due_on")
                                .passed())
                .isTrue();
    }

    @Test
    void a_word_inside_another_names_no_rule() {
        assertThat(check("orders of plate glass", "select id from orders").passed()).isTrue();
    }

    private static Finding check(String question, String sql) {
        return BusinessCheck.check(question, sql, Set.of(ORDERS), SEMANTICS);
    }
}
