package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordTest {
    @Test
    void punctuation_is_around_words_and_not_in_them() {
        assertThat(words("(Lyra), \"Vega\"; it's 12:30 - or so... x=1 *bold* kim@x.org."))
                .containsExactly(
                        "Lyra", "Vega", "it's", "12:30", "or", "so", "x", "1", "bold", "kim@x.org");
    }

    @Test
    void commas_and_signs_belong_to_numbers() {
        assertThat(words("1,240,000, -3.5 and 1,5; +€5 a-b -x"))
                .containsExactly("1,240,000", "-3.5", "and", "1,5", "+€5", "a-b", "x");
    }

    @Test
    void an_address_is_one_word() {
        assertThat(
                        words(
                                "see https://a.example/b?c=1,2&d=(3)e there, https://a.example; (http://b.c/?d=1)!"))
                .containsExactly(
                        "see",
                        "https://a.example/b?c=1,2&d=(3)e",
                        "there",
                        "https://a.example",
                        "http://b.c/?d=1");
    }

    @Test
    void words_know_where_they_stand_and_what_is_between() {
        var words = Word.of("Alpine Foods, Ltd");
        assertThat(words.get(1)).isEqualTo(new Word(7, 12, "Foods", "foods", true));
        assertThat(words.get(2).joined()).isFalse();
    }

    private static List<String> words(String text) {
        return Word.of(text).stream().map(Word::text).toList();
    }
}
