package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateReachTest {
    private static final Catalogue SHOP =
            new Catalogue(
                    List.of(
                            table(
                                    "sales",
                                    column("sold_on", ColumnType.DATE),
                                    column("city", ColumnType.TEXT)),
                            table(
                                    "visits",
                                    column("seen_at", ColumnType.TIMESTAMP),
                                    column("sale_id", ColumnType.INTEGER))),
                    List.of(),
                    "1",
                    Instant.EPOCH);

    private static Table table(String name, Column... columns) {
        return new Table(
                new TableName("public", name),
                false,
                null,
                List.of(columns),
                List.of(),
                List.of(),
                -1);
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, type.name(), true, null, List.of(), -1);
    }

    private static Optional<DateReach> of(String sql) {
        return DateReach.of(new SafeSql(sql), SHOP);
    }

    @Test
    void the_condition_on_the_date_is_left_out_and_all_others_stay() {
        var reach =
                of("select s.city, count(*) from sales s join visits as v on v.sale_id = 1"
                                + " where s.sold_on >= date '2026-10-01' and s.sold_on < date '2027-01-01'"
                                + " and (s.city = 'Berlin' or s.city is null) group by s.city order by 2 limit 5")
                        .orElseThrow();

        assertThat(reach.column()).isEqualTo("sold_on");
        assertThat(reach.sql())
                .isEqualToIgnoringCase(
                        "select min(s.sold_on) as oldest, max(s.sold_on) as newest from sales s JOIN visits AS v ON v.sale_id = 1"
                                + " where (s.city = 'Berlin' or s.city is null)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from visits where seen_at between '2026-01-01' and '2026-02-01'",
                "select * from visits where extract(year from seen_at) = 2026",
                "select * from visits where (date_trunc('quarter', seen_at) = date_trunc('quarter', now()))"
            })
    void a_condition_on_a_date_may_be_written_in_many_ways(String sql) {
        assertThat(of(sql).orElseThrow().sql())
                .isEqualTo("select min(seen_at) as oldest, max(seen_at) as newest from visits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from sales where city = 'Berlin'",
                "select * from sales",
                "with s as (select * from sales) select * from s where sold_on > '2026-01-01'",
                "select 1 union select 2",
                "select * from sales where sold_on = '2026-01-01' or city = 'Berlin'"
            })
    void what_is_not_about_a_date_alone_has_no_reach(String sql) {
        assertThat(of(sql)).isEmpty();
    }
}
