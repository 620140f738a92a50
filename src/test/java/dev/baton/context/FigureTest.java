package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void numbers_are_read_as_people_write_them() {
        var written =
                List.of(
                        "1",
                        "12",
                        "-3.5",
                        "+7",
                        "1,240,000",
                        "1,240,000.50",
                        "1.240.000,50",
                        "1'240",
                        "10-15",
                        "$5",
                        "€1,200",
                        "5€",
                        "12.5%",
                        "7‰",
                        "35ms",
                        "1.2M",
                        "5k€",
                        "3.5kWh",
                        "$5-$7",
                        "3/4",
                        "~20",
                        "3x");
        assertThat(written).allSatisfy(word -> assertThat(Figure.read(word)).as(word).isNotNull());
    }

    @Test
    void what_only_holds_digits_is_no_number() {
        var written =
                List.of(
                        "E1",
                        "INV-2041",
                        "v2",
                        "1st",
                        "2b2",
                        "12abc",
                        "x",
                        "",
                        "-",
                        "$",
                        "%",
                        "1.2.x",
                        "a1");
        assertThat(written).allSatisfy(word -> assertThat(Figure.read(word)).as(word).isNull());
    }

    @Test
    void a_lone_digit_tells_nothing_but_two_or_a_unit_do() {
        assertThat(Figure.read("7").telling()).isFalse();
        assertThat(Figure.read("42").telling()).isTrue();
        assertThat(Figure.read("7%").telling()).isTrue();
        assertThat(Figure.read("0.5").telling()).isTrue();
    }
}
