package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinsTest {
    @Test
    void names_are_capitalised_words_in_a_row_or_in_the_middle_of_a_sentence() {
        assertThat(names("Yesterday Anna de Vries of Alpine Foods GmbH met the Bank of England."))
                .containsExactly("Anna de Vries", "Alpine Foods GmbH", "Bank of England");
        assertThat(names("The invoice went to Lyra. It came back.")).containsExactly("Lyra");
        assertThat(names("There is nothing here. Perhaps later.")).isEmpty();
    }

    @Test
    void a_name_that_begins_a_sentence_is_known_from_others() {
        assertThat(names("Lyra is late. We asked why Lyra waits.")).containsExactly("Lyra");
        assertThat(names("Lyra is late. Lyra costs more. Nobody knows.")).containsExactly("Lyra");
        assertThat(names("Invoices are late. We wait for invoices. Invoices cost.")).isEmpty();
    }

    @Test
    void quoted_words_are_names_but_quoted_speech_is_not() {
        assertThat(names("It is called \"open items\" or `net_total` here."))
                .contains("open items", "net_total");
        assertThat(names("\"we do what we can and hope that it will be enough\" was heard"))
                .isEmpty();
    }

    @Test
    void words_with_digits_underscores_and_addresses_are_identifiers() {
        assertThat(
                        of(
                                Pin.Kind.IDENTIFIER,
                                "E2 and E10 of op-20261126-a1b2 read company_id from INV-2041, see"
                                        + " https://example.org/a?b=1 or billing@alpine.example."))
                .containsExactly(
                        "E2",
                        "E10",
                        "op-20261126-a1b2",
                        "company_id",
                        "INV-2041",
                        "https://example.org/a?b=1",
                        "billing@alpine.example");
        assertThat(of(Pin.Kind.IDENTIFIER, "a key " + "a1".repeat(60) + " follows")).isEmpty();
    }

    @Test
    void numbers_keep_their_unit_currency_or_noun_in_english_and_german_form() {
        assertThat(
                        of(
                                Pin.Kind.NUMBER,
                                "it cost EUR 1,240,000 or 1.240.000,50 EUR, $5.2 million, 12.5 %, 7%, 35ms, -3.5"
                                        + " points, 14 projects, 5 of them, and 3 times nothing"))
                .containsExactly(
                        "EUR 1,240,000",
                        "1.240.000,50 EUR",
                        "$5.2 million",
                        "12.5 %",
                        "7%",
                        "35ms",
                        "-3.5 points",
                        "14 projects",
                        "3 times");
    }

    @Test
    void dates_are_found_in_all_usual_forms() {
        assertThat(
                        of(
                                Pin.Kind.DATE,
                                "on 2026-11-26, 26.11.2026, 11/26/2026, 26 November 2026, November 26, 2026, 26."
                                        + " November, in Q3 2026, by Friday, at 14:30 and 2026-11-26T10:00:01Z we may"
                                        + " march"))
                .containsExactly(
                        "2026-11-26",
                        "26.11.2026",
                        "11/26/2026",
                        "26 November 2026",
                        "November 26, 2026",
                        "26. November",
                        "Q3 2026",
                        "Friday",
                        "14:30",
                        "2026-11-26T10:00:01Z");
    }

    @Test
    void a_sentence_that_decides_is_pinned_whole() {
        assertThat(
                        of(
                                Pin.Kind.DECISION,
                                "We talked. The board approved the plan. Invoices must\nnever wait. Do not"
                                        + " call. It rained."))
                .containsExactly(
                        "The board approved the plan.",
                        "Invoices must never wait.",
                        "Do not call.");
    }

    @Test
    void abbreviations_days_and_line_breaks_do_not_end_a_sentence() {
        assertThat(
                        Sentence.in(
                                        """
                                        Dr. Kim saw approx. 5 of them on 26. November 2026 while the others were away in the
                                        town. Then what? "Nothing." He left.
                                        - first point
                                        - second point of the list
                                        2. third point\
                                        """)
                                .stream()
                                .map(Sentence::text))
                .containsExactly(
                        "Dr. Kim saw approx. 5 of them on 26. November 2026 while the others were away in the town.",
                        "Then what?",
                        "\"Nothing.\"",
                        "He left.",
                        "first point",
                        "second point of the list",
                        "third point");
    }

    @Test
    void a_text_without_stops_is_cut_at_pauses() {
        var sentences = Sentence.in("word and word, ".repeat(300));
        assertThat(sentences).hasSizeGreaterThan(5);
        assertThat(sentences)
                .allSatisfy(sentence ->
                        assertThat(sentence.text()).hasSizeLessThanOrEqualTo(Sentence.LONGEST));
    }

    @Test
    void a_value_pins_its_fields_by_name_and_its_texts_but_not_the_rows_of_data() {
        var rows =
                java.util.stream.IntStream.range(0, 50)
                        .mapToObj(i -> List.of(i, "Name " + i))
                        .toList();
        var value =
                Json.value(
                        Map.of(
                                "total",
                                1240,
                                "approved",
                                false,
                                "note",
                                "Never pay INV-7 before 1 March 2027.",
                                "rows",
                                rows));
        var pins = Compression.pins(value).stream().map(Pin::text).toList();
        assertThat(pins)
                .contains(
                        "total: 1240",
                        "approved: false",
                        "Never pay INV-7 before 1 March 2027.",
                        "INV-7")
                .doesNotContain("Name 7");
    }

    @Test
    void the_cells_of_a_small_table_are_pinned() {
        var value =
                Json.value(
                        List.of(
                                Map.of("name", "Lyra", "cost", 12),
                                Map.of("name", "Vega", "cost", 7)));
        assertThat(Compression.pins(value).stream().map(Pin::text))
                .contains("Lyra", "12", "Vega", "7");
    }

    @Test
    void nothing_is_pinned_in_nothing() {
        assertThat(Compression.pins("")).isEmpty();
        assertThat(Compression.pins(Value.NOTHING)).isEmpty();
    }

    private static List<String> names(String text) {
        return of(Pin.Kind.NAME, text);
    }

    private static List<String> of(Pin.Kind kind, String text) {
        return Compression.pins(text).stream()
                .filter(pin -> pin.kind() == kind)
                .map(Pin::text)
                .toList();
    }
}
