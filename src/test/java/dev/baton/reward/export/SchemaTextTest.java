package dev.baton.reward.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaTextTest {
    @Test
    void a_small_schema_is_told_whole_and_without_stored_values() {
        assertThat(new SchemaText(Shop.onPaper(), 4_000).of("How many?", Set.of()))
                .isEqualTo(
                        """
                        table customer (id bigint primary key, name text, email text, phone text) -- Who buys
                        table orders (id bigint primary key, customer_id bigint references customer(id), amount bigint, status text) -- What was bought
                          open (unpaid): status <> 'paid'
                        table staff (id bigint primary key, name text)\
                        """);
    }

    @Test
    void of_a_large_one_what_the_question_and_its_right_queries_need_is_told_in_the_usual_order() {
        var text = new SchemaText(Shop.onPaper(), 60);

        assertThat(text.of("Which order is unpaid?", Set.of()))
                .contains("table orders")
                .doesNotContain("table staff");
        // Whatever the budget, the query that is learned must be possible.
        assertThat(text.of("Which order is unpaid?", Set.of(Shop.STAFF, Shop.CUSTOMER)))
                .containsSubsequence("table customer", "table staff");
    }
}
