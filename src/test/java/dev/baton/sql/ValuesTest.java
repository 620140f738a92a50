package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sql.Values.Stored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final ColumnName CITY = column("company", "city");
    private static final ColumnName NAME = column("company", "name");
    private static final ColumnName STATUS = column("project", "status");

    private static ColumnName column(String table, String name) {
        return new ColumnName(new TableName("public", table), name);
    }

    private final Values values =
            Values.of(
                    List.of(
                            new Stored(CITY, List.of("Berlin", "São Paulo", "St. Gallen")),
                            new Stored(NAME, List.of("Miller & Sons GmbH", "Berlin", "C++ Works")),
                            new Stored(STATUS, List.of("ON_HOLD", "ACTIVE", "cancelled", "n/a"))));

    private ValueMatch first(String phrase) {
        return values.find(phrase).getFirst();
    }

    @Test
    void the_same_text_scores_one_in_every_column_that_holds_it() {
        assertThat(values.find("BERLIN"))
                .containsExactly(
                        new ValueMatch(CITY, "Berlin", 1), new ValueMatch(NAME, "Berlin", 1));
    }

    @Test
    void accents_punctuation_and_plurals_hardly_count() {
        assertThat(first("sao paulo")).isEqualTo(new ValueMatch(CITY, "São Paulo", 0.97));
        assertThat(first("on hold")).isEqualTo(new ValueMatch(STATUS, "ON_HOLD", 0.97));
        assertThat(first("st gallen").value()).isEqualTo("St. Gallen");
        assertThat(first("actives").score()).isEqualTo(0.93);
    }

    @Test
    void some_words_of_a_value_name_it_less_surely() {
        assertThat(first("miller").value()).isEqualTo("Miller & Sons GmbH");
        assertThat(first("miller").score()).isBetween(0.5, 0.9);
        assertThat(first("sons miller").score()).isGreaterThan(first("miller").score());
    }

    @Test
    void a_misspelling_comes_near_and_another_word_does_not() {
        assertThat(first("canceled").value()).isEqualTo("cancelled");
        assertThat(first("canceled").score()).isLessThan(0.85);
        assertThat(values.find("elephants")).isEmpty();
        assertThat(values.find("")).isEmpty();
        assertThat(values.find("???")).isEmpty();
    }

    @Test
    void a_hundred_thousand_values_answer_at_once() {
        var names = new ArrayList<String>();
        for (int i = 0; i < 100_000; i++) {
            names.add("Customer number " + Integer.toString(i * 7919, 36) + " of Springfield");
        }
        var many = Values.of(List.of(new Stored(NAME, names)));
        var phrases =
                List.of("springfield", "custmer", "number of", "sprngfield office", names.get(77));
        for (int i = 0; i < 200; i++) {
            phrases.forEach(many::find);
        }
        var began = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            phrases.forEach(many::find);
        }
        var each = (System.nanoTime() - began) / 1000 / (200 * phrases.size());
        System.out.println("a look-up among 100,000 values takes " + each + " us");
        assertThat(each).isLessThan(5_000);
    }
}
