package dev.baton.sql.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.json.YamlFault;
import dev.baton.plan.ProblemException;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SemanticsFileTest {
    private static final Catalogue CATALOGUE =
            new Catalogue(
                    List.of(
                            table("public", "projects", "id", "name", "client_id", "Start_Date"),
                            table("public", "companies", "id", "country", "secret"),
                            table("a", "twice", "id"),
                            table("b", "twice", "id"),
                            table("public", "odd.name", "a.b")),
                    List.of(),
                    "v1",
                    Instant.EPOCH);

    private static Table table(String schema, String name, String... columns) {
        var read = new ArrayList<Column>();
        for (var column : columns) {
            var type = column.endsWith("Date") ? ColumnType.DATE : ColumnType.TEXT;
            read.add(new Column(column, type, "x", true, null, List.of(), -1));
        }
        return new Table(new TableName(schema, name), false, null, read, List.of(), List.of(), 1);
    }

    private static List<String> faults(String yaml) {
        return SemanticsFile.check(yaml, CATALOGUE).faults().stream()
                .map(YamlFault::toString)
                .toList();
    }

    @Test
    void a_whole_file_is_read_with_names_resolved() {
        var semantics =
                SemanticsFile.read(
                        """
                        version: 1
                        description: Work and who pays for it.
                        entities:
                          - name: project
                            table: Projects
                            synonyms: [undertaking]
                            label: name
                            date: start_date
                          - name: company
                            table: public.companies
                            columns:
                              - name: country
                                synonyms: land
                                values: {NO: [Norway], DE: [Germany, German]}
                        relations:
                          - {from: projects.client_id, to: companies.id, role: client, default: true}
                        metrics:
                          - {name: project count, table: projects, expression: count(*)}
                        rules:
                          - {name: named, table: projects, condition: name is not null}
                        hidden: [companies.secret, a.twice, '"odd.name"."a.b"']
                        questions: [Show all projects]
                        """,
                        CATALOGUE);

        var projects = new TableName("public", "projects");
        var companies = new TableName("public", "companies");
        assertThat(semantics.entities().getFirst().date()).isEqualTo("Start_Date");
        assertThat(semantics.entities().getLast().columns().getFirst().values())
                .containsEntry("NO", List.of("Norway"));
        assertThat(semantics.relations())
                .containsExactly(
                        new Semantics.Relation(
                                new ColumnName(projects, "client_id"),
                                new ColumnName(companies, "id"),
                                "client",
                                List.of(),
                                true));
        assertThat(semantics.rules().getFirst().phrases()).containsExactly("named");
        assertThat(semantics.hidden())
                .containsExactly("public.companies.secret", "a.twice", "public.odd.name.a.b");
    }

    @Test
    void all_faults_are_told_with_line_and_place() {
        assertThat(
                        faults(
                                """
                                version: 2
                                entitys: []
                                entities:
                                  - name: project
                                    table: projets
                                  - table: companies
                                    label: nam
                                    date: country
                                    colour: red
                                relations:
                                  - from: projects.client
                                    to: companies
                                hidden: [twice, people.salary]
                                questions: how many?
                                """))
                .containsExactlyInAnyOrder(
                        "line 1, version: must be 1",
                        "line 2, entitys: unknown key 'entitys'; known here: version, description,"
                                + " entities, relations, metrics, rules, hidden, questions",
                        "line 5, entities[0].table: no table 'projets'; did you mean 'projects'?",
                        "line 6, entities[1]: 'name' is missing",
                        "line 7, entities[1].label: no column 'nam' in public.companies",
                        "line 8, entities[1].date: 'country' is not a date or time",
                        "line 9, entities[1].colour: unknown key 'colour'; known here: name, table,"
                                + " synonyms, description, label, date, columns",
                        "line 11, relations[0].from: no column 'client' in public.projects;"
                                + " did you mean 'client_id'?",
                        "line 12, relations[0].to: 'companies' must be table.column",
                        "line 13, hidden[0]: 'twice' may be a.twice or b.twice: name the schema",
                        "line 13, hidden[1]: no table 'people'",
                        "line 14, questions: must be a list");
    }

    @Test
    void what_is_hidden_must_not_be_spoken_of() {
        assertThat(
                        faults(
                                """
                                hidden: [companies.secret, projects]
                                entities:
                                  - {name: company, table: companies, label: secret}
                                rules:
                                  - {name: r, table: projects, condition: 'true'}
                                """))
                .containsExactlyInAnyOrder(
                        "line 3, entities[0].label: public.companies.secret is hidden",
                        "line 5, rules[0].table: public.projects is hidden");
    }

    @Test
    void an_empty_file_means_nothing_and_a_broken_one_says_where() {
        assertThat(SemanticsFile.read("", CATALOGUE)).isEqualTo(Semantics.NONE);
        assertThat(SemanticsFile.read("# later\n", CATALOGUE)).isEqualTo(Semantics.NONE);
        assertThat(faults("a: b: c\n")).singleElement().asString().startsWith("line 1: not YAML");
        assertThat(faults("entities: [\n  - x\n").getFirst()).contains("not YAML");
        assertThat(faults("just text")).containsExactly("line 1: must have fields (name: value)");
        assertThat(faults("hidden: !!javax.script.ScriptEngineManager [x]")).isNotEmpty();
        assertThat(faults("a: &a [*a]")).isNotEmpty();
    }

    @Test
    void reading_throws_one_problem_with_a_suggestion_for_each_fault() {
        assertThatThrownBy(() -> SemanticsFile.read("x: 1\ny: 2\n", CATALOGUE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().text()).contains("2 faults", "unknown key 'x'");
                            assertThat(e.problem().suggestions()).hasSize(2);
                        });
    }
}
