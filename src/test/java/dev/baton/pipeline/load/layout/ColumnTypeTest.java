package dev.baton.pipeline.load.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
    private static final ColumnType MONEY = new ColumnType.Decimal(8, 2, '.');

    @ParameterizedTest
    @CsvSource({
        "12,12.00",
        "-0.5,-0.50",
        "+1.5,1.50",
        "999999.99,999999.99",
        "000123.40,123.40",
        "1.500,1.50",
        "0.00,0.00",
        ".5,0.50"
    })
    void a_decimal_is_kept_exactly(String written, String stored) throws Unreadable {
        assertThat(MONEY.stored(written)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000", "1.005", "1e5", "12O0", "--1", "1,5", "-", "NaN", "0x1", "٣"})
    void what_is_no_such_decimal_is_refused_not_rounded(String written) {
        assertThatThrownBy(() -> MONEY.stored(written)).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_decimal_comma_is_a_comma() throws Unreadable {
        var comma = new ColumnType.Decimal(8, 2, ',');
        assertThat(comma.stored("12,5")).isEqualTo("12.50");
        assertThatThrownBy(() -> comma.stored("12.5")).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "", "9223372036854775808", "-", "1 2", "½"})
    void what_is_no_whole_number_is_refused(String written) {
        var whole = new ColumnType.Whole();
        assertThatThrownBy(() -> whole.stored(written.isEmpty() ? "x" : written))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_whole_number_may_have_a_sign_and_zeros() throws Unreadable {
        var whole = new ColumnType.Whole();
        assertThat(whole.stored("-9223372036854775808")).isEqualTo("-9223372036854775808");
        assertThat(whole.stored("+007")).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "yyyyMMdd,20240229,2024-02-29",
        "M/d/yyyy,2/9/2024,2024-02-09",
        "dd.MM.yyyy,09.02.2024,2024-02-09",
        "yyyyMM,202402,2024-02-01",
        "yyyyDDD,2024060,2024-02-29",
        "d MMM yyyy,9 feb 2024,2024-02-09"
    })
    void a_date_is_read_by_its_pattern(String pattern, String written, String day)
            throws Unreadable {
        assertThat(DayPattern.of(pattern).stored(written)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20250230", "20251301", "00000101", "2025010", "202501011", "today"})
    void a_day_that_no_calendar_has_is_refused(String written) {
        assertThatThrownBy(() -> DayPattern.of("yyyyMMdd").stored(written))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("yyyyMMdd");
    }

    @Test
    void only_the_words_declared_are_true_or_false() throws Unreadable {
        var flag = new ColumnType.Flag(Set.of("y"), Set.of("n"));
        assertThat(flag.stored("Y")).isEqualTo("t");
        assertThat(flag.stored("n")).isEqualTo("f");
        assertThatThrownBy(() -> flag.stored("yes")).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_text_is_not_cut() {
        assertThatThrownBy(() -> new ColumnType.Text(3).stored("four"))
                .hasMessageContaining("4 characters");
        assertThatThrownBy(() -> new ColumnType.Text(3).stored("a\0b"))
                .hasMessageContaining("zero byte");
    }
}
