package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class SchemaPromptTest {
    @Test
    void the_prompt_of_300_tables_fits_2000_tokens_and_lacks_nothing_a_query_needs()
            throws Exception {
        var figures = SchemaPromptBench.run();
        assertThat(figures.questions()).isGreaterThan(1_000);
        assertThat(figures.maxTokens()).isLessThanOrEqualTo(SchemaPromptBench.BUDGET);
        assertThat(figures.tableRecall()).as(figures.misses().toString()).isEqualTo(1);
        assertThat(figures.columnRecall())
                .as(figures.misses().toString())
                .isGreaterThanOrEqualTo(0.98);
    }
}
