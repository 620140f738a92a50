package dev.baton.nl2sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.plan.Cancellation;
import dev.baton.sql.Schema;
import dev.baton.sql.postgres.SchemaReader;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Words of a semantic layer, on the ferries of a small lake. */
@Tag("postgres")
class SemanticWordsTest {
    private static final String TABLES =
            """
            create table pier (pier_id int primary key, town text not null);
            create table crew (crew_id int primary key, full_name text not null,
                chief_id int references crew);
            create table trip (trip_id int primary key, trip_no text not null,
                from_pier int references pier, to_pier int references pier,
                skipper int references crew, planned_on date not null, docked_on date,
                state text not null, fuel numeric not null);
            insert into pier values (1, 'Arbon'), (2, 'Lindau'), (3, 'Bregenz');
            insert into crew values (1, 'Ida Frei', null), (2, 'Urs Moser', 1);
            insert into trip values
                (1, 'T-1', 1, 2, 1, '2024-03-01', '2024-03-01', 'docked', 20),
                (2, 'T-2', 2, 1, 2, '2024-04-01', '2024-04-02', 'docked', 30),
                (3, 'T-3', 1, 3, 2, '2024-05-01', null, 'moored', 25);
            """;
    private static final String WORDS =
            """
            version: 1
            entities:
              - name: trip
                table: trip
                synonyms: [crossing]
                label: trip_no
                date: planned_on
                columns:
                  - name: docked_on
                    synonyms: [docked, tied up]
                  - name: state
                    values:
                      moored: [tied up]
                      docked: [handling]
              - name: pier
                table: pier
                label: town
              - name: crew member
                table: crew
                synonyms: [crew]
                label: full_name
            relations:
              - from: trip.from_pier
                to: pier.pier_id
                role: origin
                synonyms: [from]
              - from: trip.to_pier
                to: pier.pier_id
                role: destination
                synonyms: [to]
              - from: trip.skipper
                to: crew.crew_id
                role: skipper
                synonyms: [steered by]
              - from: crew.chief_id
                to: crew.crew_id
                role: chief
                synonyms: [reports to]
            metrics:
              - name: on-time share
                table: trip
                expression: avg(case when docked_on <= planned_on then 1.0 else 0.0 end)
            """;
    private static Schema schema;

    @BeforeAll
    static void read() throws SQLException {
        try (var connection = TestPostgres.fresh().connect();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
            schema = SchemaReader.readWith(connection, List.of("public"), WORDS);
        }
    }

    @Test
    void small_words_that_name_a_join_choose_it_for_each_place() {
        assertThat(sql("Crossings from Arbon to Lindau"))
                .contains("from_pier", "to_pier", "'Arbon'", "'Lindau'");
    }

    @Test
    void who_reports_to_someone_is_listed_and_not_the_one_reported_to() {
        assertThat(sql("Who reports to Ida Frei?"))
                .startsWith("SELECT c.full_name FROM crew AS c JOIN crew AS c2")
                .contains("c2.full_name = 'Ida Frei'");
    }

    @Test
    void a_verb_with_a_year_is_its_date_even_where_a_state_is_called_the_same() {
        assertThat(sql("How many trips tied up in 2024?"))
                .contains("docked_on >=")
                .doesNotContain("state");
        assertThat(sql("How many trips docked in Lindau in 2024?"))
                .contains("docked_on >=")
                .doesNotContain("planned_on");
    }

    @Test
    void a_noun_for_a_value_is_not_the_verb_of_the_question() {
        assertThat(sql("How many trips planned in 2024 did each skipper handle?"))
                .doesNotContain("state")
                .contains("full_name");
    }

    @Test
    void a_metric_with_hyphens_is_known_by_its_name() {
        assertThat(sql("On-time share by skipper")).contains("docked_on <= ", "GROUP BY");
    }

    @Test
    void the_top_groups_without_a_measure_to_rank_by_are_those_with_the_most() {
        assertThat(sql("Fuel by skipper, top 2 skippers")).contains("ORDER BY SUM(", "LIMIT 2");
    }

    private static String sql(String question) {
        var linking = Linker.link(question, schema, LocalDate.of(2024, 12, 31));
        var all = new Candidates(SchemaIndex.of(schema), linking).all();
        assertThat(all).isNotEmpty();
        return new Checks(null, new Cancellation())
                .rank(all)
                .getFirst()
                .candidate()
                .sql()
                .replaceAll("\\s+", " ");
    }
}
