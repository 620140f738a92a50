package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void what_stands_inside_a_longer_word_or_number_is_lost() {
        assertLost(new Pin(Pin.Kind.IDENTIFIER, "E1"), "E10 and E1x and xE1");
        assertLost(new Pin(Pin.Kind.NUMBER, "240"), "1,240,000 and 1.240 and 240,5 and 240-7");
        assertLost(new Pin(Pin.Kind.NAME, "Alpine"), "Alpinetto");
        assertLost(new Pin(Pin.Kind.NUMBER, "12 %"), "12 and 5 %");
    }

    @Test
    void what_stands_whole_is_kept_whatever_is_around_it() {
        assertKept(new Pin(Pin.Kind.IDENTIFIER, "E1"), "(E1)");
        assertKept(new Pin(Pin.Kind.NAME, "Alpine Foods"), "so \"Alpine\n  Foods\", too");
        assertKept(new Pin(Pin.Kind.NUMBER, "12 %"), "it was 12 %.");
        assertKept(new Pin(Pin.Kind.NUMBER, "240"), "only 240.");
    }

    @Test
    void a_number_is_kept_when_its_noun_is_close_by() {
        assertKept(new Pin(Pin.Kind.NUMBER, "14 projects"), "of 14 late projects");
        assertLost(
                new Pin(Pin.Kind.NUMBER, "14 projects"),
                "14 people. " + "And so on. ".repeat(5) + "projects");
    }

    @Test
    void the_verdict_names_everything_lost() {
        var pins = Compression.pins("We owe Alpine Foods EUR 5,000. It must be paid.");
        var verdict = Gate.judge(pins, "Alpine Foods is owed money.");
        assertThat(verdict).isInstanceOf(Gate.Verdict.Rejected.class);
        assertThat(((Gate.Verdict.Rejected) verdict).lost())
                .extracting(Pin::text)
                .containsExactly("EUR 5,000", "It must be paid.");
    }

    private static void assertKept(Pin pin, String text) {
        assertThat(Gate.judge(List.of(pin), text)).isEqualTo(new Gate.Verdict.Passed());
    }

    private static void assertLost(Pin pin, String text) {
        assertThat(Gate.judge(List.of(pin), text))
                .isEqualTo(new Gate.Verdict.Rejected(List.of(pin)));
    }
}
