package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralsTest {
    private static final String SQL =
            """
            select p.name, round(1.0 * sum(e.amount) / nullif(count(*), 0), 2)
            from projects p join expenses e on e.project_id = p.id
            where p.status = 'it''s 5' and e.spent_on >= date '2025-01-01' and e.amount > 5
              and p."City" not in ('Berlin', 'Bonn') and lower(p.name) like '%5%'
              and e.spent_on > date '2025-12-31' - interval '5 days'
            group by p.id, p.name having count(*) > 5 order by 2 desc limit 5\
            """;

    @Test
    void literals_are_told_with_the_column_they_are_compared_with() {
        var literals = Literals.of(SQL).orElseThrow().all();
        assertThat(literals)
                .contains(
                        new Literals.Literal(Literals.Kind.TEXT, "it's 5", "status"),
                        new Literals.Literal(Literals.Kind.NUMBER, "5", "amount"),
                        new Literals.Literal(Literals.Kind.TEXT, "Berlin", "City"),
                        new Literals.Literal(Literals.Kind.TEXT, "Bonn", "City"),
                        new Literals.Literal(Literals.Kind.TEXT, "%5%", null),
                        new Literals.Literal(Literals.Kind.LIMIT, "5", null));
        assertThat(literals).filteredOn(each -> each.value().equals("5")).hasSize(3);
    }

    @Test
    void another_value_changes_its_own_place_and_nothing_else() {
        var literals = Literals.of(SQL).orElseThrow();
        int limit = literals.all().size() - 1;
        assertThat(literals.with(Map.of(limit, "7"))).contains(SQL.replace("limit 5", "limit 7"));
        int status =
                literals.all()
                        .indexOf(new Literals.Literal(Literals.Kind.TEXT, "it's 5", "status"));
        assertThat(literals.with(Map.of(status, "a'; drop table x; --")).orElseThrow())
                .isEqualTo(SQL.replace("'it''s 5'", "'a''; drop table x; --'"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_is_put_in_the_rest_of_the_text_stays_letter_by_letter(long seed) {
        var random = new Random(seed);
        var literals = Literals.of(SQL).orElseThrow();
        var texts = List.of("x", "", "'", "''", "a'b", "--", "/*", "5", "limit 5", "ä", "%");
        for (int round = 0; round < 200; round++) {
            int at = random.nextInt(literals.all().size());
            var literal = literals.all().get(at);
            var value =
                    literal.kind() == Literals.Kind.TEXT
                            ? texts.get(random.nextInt(texts.size()))
                            : String.valueOf(random.nextInt(1000));
            var changed = literals.with(Map.of(at, value)).map(Literals::of);
            if (changed.isEmpty()) {
                continue; // what cannot be written safely is left alone
            }
            var after = changed.get().orElseThrow();
            assertThat(after.all().get(at).value()).isEqualTo(value);
            assertThat(after.with(Map.of(at, literal.value()))).contains(SQL);
        }
    }

    @Test
    void what_does_not_parse_or_is_written_in_another_way_is_left_alone() {
        assertThat(Literals.of("select from where")).isEmpty();
        assertThat(Literals.of("select E'a' from t")).isEmpty();
        assertThat(Literals.of("delete from t where a = 1")).isEmpty();
        assertThat(Literals.of("select 1; select 2")).isEmpty();
    }
}
