package dev.baton.nl2sql.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.Child;
import dev.baton.agent.QuietWork;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.model.ModelSettings;
import dev.baton.model.Models;
import dev.baton.model.Spending;
import dev.baton.plan.Confidence;
import dev.baton.plan.Evidence;
import dev.baton.plan.RunId;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskDatabaseAgentTest {
    private static final Models RULES =
            new Models(
                    ModelSettings.of(Map.of("provider", "rules")),
                    Spending.NOTHING,
                    Clock.systemUTC());

    /** What the child was asked, and what it answers. */
    private static final class Parent extends QuietWork {
        private final Value.Fields answer;
        private String workflow = "";
        private Value.Fields asked = Value.Fields.EMPTY;

        Parent(Object answer) {
            this.answer = Json.fields(answer);
        }

        @Override
        public Value.Fields request() {
            return Json.fields(Map.of("rules", List.of("be brief")));
        }

        @Override
        public Child child(String name, Value.Fields input) {
            workflow = name;
            asked = input;
            return new Child(new RunId("child-1"), answer, Confidence.FULL, 10);
        }
    }

    private static AskDatabaseAgent agent(String... sources) {
        return new AskDatabaseAgent(
                new SourceChoice(null) {
                    @Override
                    List<String> names(Caller caller) {
                        return List.of(sources);
                    }

                    @Override
                    String told(Caller caller) {
                        return "Databases: " + String.join(", ", sources) + ".";
                    }

                    @Override
                    String of(String question, Value.Fields input, Work work) {
                        return input.text("data_source").orElse("first");
                    }
                },
                RULES);
    }

    private static Evidence ask(Parent work, Object input) {
        var outcome = agent("first").carryOut(Json.fields(input), work);
        return ((StepOutcome.Proven) outcome).evidence();
    }

    @Test
    void a_question_is_a_run_of_the_workflow_that_answers_questions() {
        var work =
                new Parent(
                        Map.of(
                                "kind",
                                "query",
                                "text",
                                "2 rows: Acme (3), Blue (1).",
                                "sql",
                                "select 1",
                                "columns",
                                List.of(Map.of("name", "name", "type", "text")),
                                "rows",
                                List.of(List.of("Acme"), List.of("Blue")),
                                "row_count",
                                2,
                                "confidence",
                                0.8,
                                "engine",
                                "rules"));
        var evidence = ask(work, Map.of("question", "Who?", "data_source", "second"));
        var body = (Value.Fields) evidence.body();

        assertThat(work.workflow).isEqualTo("nl2sql");
        assertThat(work.asked.text("question")).hasValue("Who?");
        assertThat(work.asked.text("data_source")).hasValue("second");
        assertThat(work.asked.at("rules")).isEqualTo(Json.value(List.of("be brief")));
        assertThat(work.asked.at("before")).isEqualTo(Value.NOTHING);
        assertThat(work.asked.text("words")).hasValue("rules");
        assertThat(evidence.digest()).isEqualTo("2 rows: Acme (3), Blue (1).");
        assertThat(body.at("rows"))
                .isEqualTo(Json.value(List.of(List.of("Acme"), List.of("Blue"))));
        assertThat(body.text("operation_id")).hasValue("child-1");
        assertThat(agent().card().output().faults(body)).isEmpty();
    }

    @Test
    void what_is_declined_or_asked_back_comes_out_as_such() {
        var declined =
                ask(
                        new Parent(
                                Map.of(
                                        "kind",
                                        "declined",
                                        "text",
                                        "No weather here.",
                                        "confidence",
                                        0)),
                        Map.of("question", "Rain?"));
        assertThat(declined.digest()).isEqualTo("Not answered: No weather here.");
        assertThat(((Value.Fields) declined.body()).at("rows"))
                .isEqualTo(new Value.Items(List.of()));
        assertThat(Json.write(((Value.Fields) declined.body()).at("confidence"))).isEqualTo("0");
        var unclear =
                ask(
                        new Parent(Map.of("kind", "clarification", "text", "Which year?")),
                        Map.of("question", "Sales?"));
        assertThat(unclear.digest()).contains("more than one meaning: Which year?");
    }

    @Test
    void an_earlier_question_counts_only_with_its_query() {
        var work = new Parent(Map.of("text", "x"));
        var before = Map.of("question", "Who?", "sql", "select 1");
        ask(work, Map.of("question", "only those in Berlin", "before", before));
        assertThat(work.asked.at("before")).isEqualTo(Json.value(before));

        var declined = new java.util.HashMap<String, Object>(before);
        declined.put("sql", null);
        ask(work, Map.of("question", "only those in Berlin", "before", declined));
        assertThat(work.asked.at("before")).isEqualTo(Value.NOTHING);
    }

    @Test
    void each_caller_reads_of_their_own_sources() {
        var card = agent("books", "freight").card(Caller.LOCAL);

        assertThat(card.purpose()).endsWith("Databases: books, freight.");
        assertThat(card.input().fields().get("data_source"))
                .isEqualTo(Shape.oneOf("books", "freight"));
        assertThat(agent().card(Caller.LOCAL).purpose()).doesNotContain("Databases");
        assertThat(card.cost().tokens()).isZero();
    }
}
