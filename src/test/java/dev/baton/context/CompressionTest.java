package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompressionTest {
    private static final String TALK =
            "We spoke for a while about the trip to the coast. The trip was long and the coast was cold. "
                    + "Everybody had a story about the trip, and some told it twice. ";
    private static final String MEETING =
            TALK.repeat(4)
                    + "The board approved EUR 150,000 for Project Lyra. "
                    + TALK.repeat(4)
                    + "Anna de Vries writes to billing@alpine.example by 1 March 2027. "
                    + "The supplier Alpine Foods left us with an overrun of 12.7 %. "
                    + TALK.repeat(4);

    @Test
    void decisions_names_identifiers_and_numbers_survive_and_the_rest_gives_way() {
        var told = Compression.text(MEETING, 110);
        assertThat(told.text())
                .contains("The board approved EUR 150,000 for Project Lyra.")
                .contains("Anna de Vries", "billing@alpine.example", "1 March 2027")
                .contains("Alpine Foods", "12.7 %");
        assertThat(told.tokens()).isLessThanOrEqualTo(110).isEqualTo(Tokens.count(told.text()));
        assertThat(told.plainTokens()).isEqualTo(Tokens.count(MEETING));
        assertThat(told.saved()).isGreaterThan(0.7);
        assertThat(told.means()).isEqualTo(Compressed.Means.SENTENCES);
        assertThat(told.leftOut()).anySatisfy(what -> assertThat(what).endsWith("39 sentences"));
    }

    @Test
    void sentences_stand_in_their_order_and_say_different_things() {
        var text = Compression.text(MEETING, 110).text();
        assertThat(text.indexOf("The board")).isLessThan(text.indexOf("Anna de Vries"));
        assertThat(text.split("The trip was long", -1)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void what_fits_is_left_as_it_is() {
        var told = Compression.text(MEETING, 10_000);
        assertThat(told.text()).isEqualTo(MEETING);
        assertThat(told.means()).isEqualTo(Compressed.Means.WHOLE);
        assertThat(told.saved()).isZero();
    }

    @Test
    void what_the_goal_speaks_of_comes_first() {
        var talk =
                "The harbour was full of ships. Nobody knew the reason of the delay. The kitchen smelled of bread. ";
        var history =
                List.of(
                        Passage.said(
                                "user",
                                talk.repeat(2)
                                        + "Later we spoke about pension funds. "
                                        + talk.repeat(2)));
        assertThat(
                        Compression.passages(
                                        history,
                                        "what about the pension funds?",
                                        40,
                                        Summarizer.NONE)
                                .text())
                .contains("Later we spoke about pension funds.");
    }

    @Test
    void who_said_it_stands_before_it() {
        var history =
                List.of(
                        Passage.said("Kim", MEETING),
                        Passage.said("Tom", "We must stop. " + TALK.repeat(9)));
        assertThat(Compression.passages(history, "", 150, Summarizer.NONE).text())
                .startsWith("Kim: ")
                .contains("\nTom: We must stop.");
    }

    @Test
    void a_call_is_never_told_without_its_result() {
        var history = new ArrayList<Passage>();
        for (int i = 1; i <= 20; i++) {
            history.add(Passage.said("model", TALK));
            history.add(
                    Passage.called(
                            "tool_" + i + "(\"x\")",
                            "It found " + i + " matches. " + TALK.repeat(3)));
        }
        for (int budget = 0; budget < 2_500; budget += 100) {
            var lines =
                    Compression.passages(history, "", budget, Summarizer.NONE)
                            .text()
                            .lines()
                            .toList();
            for (int at = 0; at < lines.size(); at++) {
                if (lines.get(at).startsWith("called ")) {
                    assertThat(lines.get(at + 1)).startsWith("→ ");
                } else if (lines.get(at).startsWith("→ ")) {
                    assertThat(lines.get(at - 1)).startsWith("called ");
                }
            }
        }
    }

    @Test
    void a_text_of_pins_alone_stays_whole() {
        var dense = "INV-1 INV-2 INV-3 E4 op-5 a_b c_d.";
        assertThat(Compression.text(dense, 3).text()).isEqualTo(dense);
    }

    @Test
    void a_summary_is_asked_for_only_when_rules_do_not_suffice() {
        var asked = new ArrayList<Integer>();
        Summarizer summarizer =
                (_, _, budget) -> {
                    asked.add(budget);
                    return Optional.empty();
                };
        var history = List.of(Passage.text(MEETING));
        var enough = Compression.passages(history, "", 200, summarizer);
        assertThat(asked).isEmpty();
        assertThat(enough.tokens()).isLessThanOrEqualTo(200);
        Compression.passages(history, "", 20, summarizer);
        assertThat(asked).containsExactly(20);
    }

    @Test
    void the_gate_rejects_a_summary_that_loses_something() {
        Summarizer lossy = (_, _, _) -> Optional.of("They met and agreed on money for Lyra.");
        var history = List.of(Passage.text(MEETING));
        var told = Compression.passages(history, "", 20, lossy);
        assertThat(told).isEqualTo(Compression.passages(history, "", 20, Summarizer.NONE));
        assertThat(told.text()).contains("EUR 150,000", "12.7 %");
    }

    @Test
    void
            a_summary_that_keeps_everything_in_fewer_tokens_is_taken_and_decisions_stay_in_their_words() {
        Summarizer careful =
                (_, pins, _) -> {
                    assertThat(pins).extracting(Pin::text).contains("Alpine Foods", "12.7 %");
                    return Optional.of(
                            "Anna de Vries: billing@alpine.example, 1 March 2027, Alpine Foods 12.7 %");
                };
        var history = List.of(Passage.text(MEETING));
        var told = Compression.passages(history, "", 20, careful);
        assertThat(told.means()).isEqualTo(Compressed.Means.SUMMARY);
        assertThat(told.text())
                .startsWith("Anna de Vries")
                .endsWith("The board approved EUR 150,000 for Project Lyra.");
        assertThat(told.tokens()).isEqualTo(Tokens.count(told.text()));
    }

    @Test
    void a_summary_that_is_longer_than_what_rules_made_is_not_taken() {
        Summarizer wordy = (text, _, _) -> Optional.of(text);
        var told = Compression.passages(List.of(Passage.text(MEETING)), "", 20, wordy);
        assertThat(told.means()).isEqualTo(Compressed.Means.SENTENCES);
    }
}
