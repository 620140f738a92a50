package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final Sentence SENTENCE =
            Sentence.of(
                    "As everybody in the room had feared, the costs of Project Lyra rose by 12.5 % within a year, which"
                            + " nobody could explain to Anna de Vries.");
    private static final Pin NUMBER = new Pin(Pin.Kind.NUMBER, "12.5 %");
    private static final Pin NAME = new Pin(Pin.Kind.NAME, "Anna de Vries");

    @Test
    void a_number_stands_with_the_words_before_it() {
        assertThat(Snippet.of(SENTENCE, List.of(NUMBER, NAME), Set.of(NUMBER)))
                .isEqualTo("… Project Lyra rose by 12.5 % within a");
    }

    @Test
    void several_pins_make_several_pieces_with_the_pins_whole() {
        assertThat(Snippet.of(SENTENCE, List.of(NUMBER, NAME), Set.of(NUMBER, NAME)))
                .isEqualTo("… Project Lyra rose by 12.5 % within a … to Anna de Vries");
    }

    @Test
    void when_full_sentences_have_no_room_numbers_come_with_their_words() {
        var long1 =
                "After a long and winding talk about many other things that nobody remembers now ";
        var text =
                long1
                        + "the rent of the hall went up to EUR 7,300 as from then, or so it seemed to all of us there. "
                        + "It was late and it was cold and it was dark and we all went home in the end. "
                                .repeat(6);
        var told = Compression.text(text, 45);
        assertThat(told.text())
                .contains("hall went up to EUR 7,300")
                .doesNotContain("After a long");
    }
}
