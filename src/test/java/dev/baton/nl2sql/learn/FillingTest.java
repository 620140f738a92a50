package dev.baton.nl2sql.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.nl2sql.link.Period;
import dev.baton.sql.ColumnName;
import dev.baton.sql.Literals;
import dev.baton.sql.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillingTest {
    private static final ColumnName CITY =
            new ColumnName(new TableName("public", "company"), "city");
    private static final ColumnName STATUS =
            new ColumnName(new TableName("public", "project"), "status");

    private static Slot number(String number) {
        return new Slot.Amount(new BigDecimal(number));
    }

    private static Slot year(int year) {
        return new Slot.When(
                new Period(
                        0, 1, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), year, false));
    }

    private static Slot month(int year, int month) {
        var first = LocalDate.of(year, month, 1);
        return new Slot.When(new Period(0, 1, first, first.plusMonths(1), null, false));
    }

    private static Slot city(String name) {
        return new Slot.Stored(CITY, name);
    }

    @Test
    void a_number_stands_where_it_stood_and_a_limit_stays_a_whole_one() {
        var sql = "select name from project where budget > 100 order by budget desc limit 5";
        assertThat(Filling.fill(sql, List.of(number("100")), List.of(number("250"))))
                .contains(sql.replace("100", "250"));
        assertThat(Filling.fill(sql, List.of(number("5")), List.of(number("3"))))
                .contains(sql.replace("limit 5", "limit 3"));
        assertThat(Filling.fill(sql, List.of(number("5")), List.of(number("2.5")))).isEmpty();
        assertThat(Filling.fill(sql, List.of(number("5")), List.of(number("-1")))).isEmpty();
    }

    @Test
    void what_could_stand_for_two_things_is_left_alone() {
        var twice = "select name from project where budget > 5 limit 5";
        assertThat(Filling.fill(twice, List.of(number("5")), List.of(number("7")))).isEmpty();
        var slots = List.of(number("5"), number("5"));
        assertThat(Filling.fill(twice, slots, List.of(number("5"), number("7")))).isEmpty();
        var none = "select name from project";
        assertThat(Filling.fill(none, List.of(number("5")), List.of(number("7")))).isEmpty();
        assertThat(Filling.fill(none, List.of(number("5")), List.of(number("5")))).contains(none);
        assertThat(Filling.fill(none, List.of(number("5")), List.of(city("Bonn")))).isEmpty();
    }

    @Test
    void a_stored_value_is_replaced_only_where_its_own_column_is_compared_with_it() {
        var sql = "select 1 from company c where c.city = 'Berlin' or c.city in ('Berlin', 'Bonn')";
        assertThat(Filling.fill(sql, List.of(city("Berlin")), List.of(city("Köln"))))
                .contains(sql.replace("Berlin", "Köln"));
        var other = "select 1 from company where city = 'Berlin' and name = 'Berlin'";
        assertThat(Filling.fill(other, List.of(city("Berlin")), List.of(city("Bonn")))).isEmpty();
        var label = "select 'Berlin' as label from company where city = 'Berlin'";
        assertThat(Filling.fill(label, List.of(city("Berlin")), List.of(city("Bonn")))).isEmpty();
        var status = List.<Slot>of(new Slot.Stored(STATUS, "on hold"));
        assertThat(Filling.fill(sql, status, List.of(new Slot.Stored(STATUS, "done")))).isEmpty();
    }

    @Test
    void a_time_is_replaced_with_its_bounds_its_last_day_and_its_year() {
        var half = "select 1 from t where d >= date '2024-01-01' and d < date '2025-01-01'";
        assertThat(Filling.fill(half, List.of(year(2024)), List.of(year(2023))))
                .contains("select 1 from t where d >= date '2023-01-01' and d < date '2024-01-01'");
        var closed = "select 1 from t where d between '2024-01-01' and '2024-12-31' and y = 2024";
        assertThat(Filling.fill(closed, List.of(year(2024)), List.of(year(2021))))
                .contains(closed.replace("2024", "2021"));
        var month = "select 1 from t where d >= date '2025-05-01' and d < date '2025-06-01'";
        assertThat(Filling.fill(month, List.of(month(2025, 5)), List.of(month(2024, 12))))
                .contains("select 1 from t where d >= date '2024-12-01' and d < date '2025-01-01'");
        assertThat(
                        Filling.fill(
                                "select 1 from t where y = 2024",
                                List.of(year(2024)),
                                List.of(month(2024, 2))))
                .isEmpty();
    }

    @Test
    void a_day_of_that_year_that_nothing_explains_is_a_doubt() {
        var odd = "select 1 from t where d >= '2024-01-01' and d < '2024-12-31 23:59'";
        assertThat(Filling.fill(odd, List.of(year(2024)), List.of(year(2023)))).isEmpty();
        var both =
                "select 1 from t where d >= '2023-01-01' and d < '2024-01-01' and not e >= '2024-01-01'";
        assertThat(
                        Filling.fill(
                                both,
                                List.of(year(2023), year(2024)),
                                List.of(year(2020), year(2024))))
                .as("its end is the beginning of the other")
                .contains(
                        "select 1 from t where d >= '2020-01-01' and d < '2021-01-01' and not e >= '2021-01-01'");
    }

    @Test
    void slots_said_in_another_order_are_paired_by_what_they_may_stand_for() {
        var was = List.of(city("Berlin"), number("5"), year(2024));
        assertThat(Filling.paired(was, List.of(year(2023), number("7"), city("Bonn"))))
                .contains(List.of(city("Bonn"), number("7"), year(2023)));
        var two = List.of(number("5"), number("100"));
        assertThat(Filling.paired(two, List.of(number("100"), number("7"))))
                .contains(List.of(number("7"), number("100")));
        assertThat(Filling.paired(two, List.of(number("7"), number("8")))).isEmpty();
        assertThat(Filling.paired(two, List.of(number("5")))).isEmpty();
    }

    /** Whatever is filled in: every literal that is no slot is what it was, and so is all else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothing_but_the_slots_ever_changes(long seed) {
        var random = new Random(seed);
        var cities =
                List.of("Berlin", "Bonn", "O'Hara", "5", "2024-01-01", "limit", "x' or '1'='1");
        for (int round = 0; round < 150; round++) {
            var was =
                    List.of(
                            number(String.valueOf(random.nextInt(4))),
                            city(cities.get(random.nextInt(cities.size()))),
                            number(String.valueOf(random.nextInt(4))));
            var is =
                    List.of(
                            number(String.valueOf(random.nextInt(9))),
                            city(cities.get(random.nextInt(cities.size()))),
                            number(String.valueOf(random.nextInt(9))));
            var sql =
                    "select a, 'Berlin' as b from t where n > %s and city = '%s' and m < %s and k = 2 limit 3"
                            .formatted(
                                    ((Slot.Amount) was.get(0)).number(),
                                    ((Slot.Stored) was.get(1)).value().replace("'", "''"),
                                    ((Slot.Amount) was.get(2)).number());
            var filled = Filling.fill(sql, was, is);
            if (filled.isEmpty()) {
                continue;
            }
            var before = Literals.of(sql).orElseThrow().all();
            var after = Literals.of(filled.get()).orElseThrow().all();
            assertThat(after).hasSameSizeAs(before);
            assertThat(after.get(0)).isEqualTo(before.get(0));
            assertThat(after.get(1).value())
                    .isEqualTo(((Slot.Amount) is.get(0)).number().toString());
            assertThat(after.get(2).value()).isEqualTo(((Slot.Stored) is.get(1)).value());
            assertThat(after.get(3).value())
                    .isEqualTo(((Slot.Amount) is.get(2)).number().toString());
            assertThat(after.subList(4, 6)).isEqualTo(before.subList(4, 6));
        }
    }
}
