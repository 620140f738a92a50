package dev.baton.nl2sql.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "column \"titel\" does not exist; book.title",
                "column b.titles does not exist; book.title",
                "relation \"authors\" does not exist; author",
                "There is no column public.book.author to read. Use a listed one.; author",
                "There is no table books to read.; book"
            })
    void the_nearest_name_comes_among_the_first(String complaint, String nearest) {
        assertThat(NearestNames.in(complaint, new ScriptedSource().schema().catalogue()))
                .contains(nearest)
                .hasSizeLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"syntax error at or near from", "column zzzz does not exist"})
    void other_complaints_have_none(String complaint) {
        assertThat(NearestNames.in(complaint, new ScriptedSource().schema().catalogue())).isEmpty();
    }
}
