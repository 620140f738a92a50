package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsesTest {
    private static final Guard GUARD =
            new Guard(
                    new Schema(
                            new Catalogue(
                                    List.of(
                                            table("people", "id", "name", "city", "boss_id"),
                                            table("orders", "id", "person_id", "status", "city")),
                                    List.of(),
                                    "1",
                                    Instant.EPOCH),
                            Semantics.NONE,
                            ValueIndex.EMPTY));

    private static Table table(String name, String... columns) {
        return new Table(
                new TableName("public", name),
                false,
                null,
                Arrays.stream(columns)
                        .map(column ->
                                new Column(
                                        column, ColumnType.TEXT, "text", true, null, List.of(), -1))
                        .toList(),
                List.of(),
                List.of(),
                10);
    }

    private static ColumnName column(String table, String column) {
        return new ColumnName(new TableName("public", table), column);
    }

    private static Uses uses(String sql) {
        return GUARD.uses(sql).orElseThrow();
    }

    @Test
    void aliases_are_resolved_and_a_star_is_every_column() {
        var uses =
                uses("select p.*, o.status from people as p join orders o on o.person_id = p.id");
        assertThat(uses.tables())
                .extracting(TableName::name)
                .containsExactlyInAnyOrder("people", "orders");
        assertThat(uses.columns())
                .containsExactlyInAnyOrder(
                        column("people", "id"),
                        column("people", "name"),
                        column("people", "city"),
                        column("people", "boss_id"),
                        column("orders", "status"),
                        column("orders", "person_id"));
        assertThat(uses("select count(*) from people").columns()).isEmpty();
        assertThat(
                        uses("with x as (select name as n from people) select x.n from x where n = 'a'")
                                .columns())
                .containsExactly(column("people", "name"));
    }

    @Test
    void joins_are_told_wherever_two_columns_must_be_the_same() {
        var joined = new Uses.Joined(column("orders", "person_id"), column("people", "id"));
        assertThat(uses("select 1 from people p join orders o on o.person_id = p.id").joins())
                .containsExactly(joined);
        assertThat(uses("select 1 from people p, orders o where o.person_id = p.id").joins())
                .containsExactly(joined);
        assertThat(
                        uses("select 1 from people p where exists (select 1 from orders where person_id = p.id)")
                                .joins())
                .containsExactly(joined);
        assertThat(uses("select 1 from people join orders using (city)").joins())
                .containsExactly(
                        new Uses.Joined(column("people", "city"), column("orders", "city")));
        assertThat(uses("select 1 from people p join people b on p.boss_id = b.id").joins())
                .containsExactly(
                        new Uses.Joined(column("people", "boss_id"), column("people", "id")));
    }

    @Test
    void the_texts_a_column_is_compared_with_are_told_with_it() {
        assertThat(
                        uses("select 1 from people where city = 'Bern' and name in ('Ann', 'O''Hara')")
                                .literals())
                .containsExactlyInAnyOrder(
                        new Uses.Literal("Bern", column("people", "city"), false),
                        new Uses.Literal("Ann", column("people", "name"), false),
                        new Uses.Literal("O'Hara", column("people", "name"), false));
        assertThat(
                        uses("select 1 from people where lower(city) = 'bern' or name ilike 'A%' or 'x' <> boss_id")
                                .literals())
                .containsExactlyInAnyOrder(
                        new Uses.Literal("bern", column("people", "city"), true),
                        new Uses.Literal("A%", column("people", "name"), true),
                        new Uses.Literal("x", column("people", "boss_id"), false));
        assertThat(uses("select 'Bern', to_char(current_date, 'YYYY') from people").literals())
                .isEmpty();
        assertThat(uses("select sum(case when city = 'Bern' then 1 end) from people").literals())
                .hasSize(1);
    }

    @Test
    void names_that_are_not_there_are_told_and_not_refused() {
        var uses = uses("select p.nick, age, z.a from people p join pets on pets.owner = p.id");
        assertThat(uses.unknown()).containsExactlyInAnyOrder("p.nick", "pets", "z");
        assertThat(uses("select age, name from people").unknown()).containsExactly("age");
        assertThat(uses("select age, name from people").columns())
                .containsExactly(column("people", "name"));
        assertThat(GUARD.check("select age from people")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void the_order_is_told_by_the_columns_of_the_result() {
        assertThat(uses("select name from people").order()).isEqualTo(Uses.Order.NONE);
        assertThat(order("select name, city from people order by 2 desc, name"))
                .containsExactly(1, 0);
        assertThat(
                        order(
                                "select p.name, count(*) as n from people p group by p.name order by n desc, p.name"))
                .containsExactly(1, 0);
        assertThat(order("select name, count(*) from people group by name order by count(*)"))
                .containsExactly(1);
        assertThat(order("select name from people order by city")).isEmpty();
        assertThat(order("select * from people order by name")).isEmpty();
        assertThat(order("select name from people union select city from orders order by name"))
                .containsExactly(0);
        assertThat(uses("select * from (select name from people order by name) x").order().asked())
                .isFalse();
        assertThat(uses("(select name from people order by name)").order().asked()).isTrue();
    }

    private static List<Integer> order(String sql) {
        var order = uses(sql).order();
        assertThat(order.asked()).isTrue();
        return order.by();
    }

    @Test
    void what_is_no_harmless_query_uses_nothing() {
        for (var sql :
                List.of(
                        "drop table people",
                        "select pg_sleep(1)",
                        "select (",
                        "",
                        "select * from pg_class")) {
            assertThat(GUARD.uses(sql)).as(sql).isEmpty();
        }
    }

    @Test
    void what_a_refusal_is_about_is_told() {
        assertThat(matter("select age from people")).isEqualTo(Verdict.Matter.NAMES);
        assertThat(matter("select x.a from people")).isEqualTo(Verdict.Matter.NAMES);
        assertThat(matter("select name from pets")).isEqualTo(Verdict.Matter.NAMES);
        assertThat(matter("select name from people where (")).isEqualTo(Verdict.Matter.WRITING);
        assertThat(matter("select 'a from people")).isEqualTo(Verdict.Matter.WRITING);
        for (var sql :
                List.of(
                        "drop table people",
                        "select pg_sleep(1)",
                        "select 1; select 2",
                        "select 1 for update",
                        "select * from pg_class",
                        "do $$ begin end $$",
                        "vacuum people",
                        "begin",
                        "lock table people",
                        "copy people to stdout")) {
            assertThat(matter(sql)).as(sql).isEqualTo(Verdict.Matter.DANGER);
        }
    }

    private static Verdict.Matter matter(String sql) {
        return ((Verdict.Refused) GUARD.check(sql)).matter();
    }
}
