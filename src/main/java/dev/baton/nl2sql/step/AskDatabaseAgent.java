package dev.baton.nl2sql.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.model.Models;
import dev.baton.model.Purpose;
import dev.baton.nl2sql.answer.RuleAnswer;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Answers a question to a database as one step of a larger plan: the whole workflow nl2sql as a run
 * of its own. What it declines or is not sure of comes out as such.
 */
@ApplicationScoped
class AskDatabaseAgent implements Agent {
    private static final String WORKFLOW = "nl2sql";
    private static final String PURPOSE =
            "Answers one question in words about a database by one checked query.";
    private static final AgentCard.Cost BY_MODEL = new AgentCard.Cost(2200, 4000);
    private static final AgentCard.Cost BY_RULES = new AgentCard.Cost(0, 100);
    private static final List<String> TAKEN_OVER =
            List.of(
                    "kind",
                    "question",
                    "text",
                    "data_source",
                    "sql",
                    "columns",
                    "rows",
                    "row_count",
                    "truncated",
                    "confidence",
                    "assumptions",
                    "chart",
                    "engine",
                    "instead");
    private static final Shape.Fields OUTPUT =
            Shape.Fields.of(List.of())
                    .with("text", Shape.TEXT)
                    .with("columns", new Shape.Items(Shape.ANY))
                    .with("rows", new Shape.Items(new Shape.Items(Shape.ANY)))
                    .with("row_count", Shape.NUMBER)
                    .maybe("sql", Shape.TEXT)
                    .maybe("confidence", Shape.NUMBER)
                    .maybe("kind", Shape.oneOf("query", "clarification", "declined"))
                    .maybe("question", Shape.TEXT)
                    .maybe("data_source", Shape.TEXT)
                    .maybe("truncated", Shape.FLAG)
                    .maybe("assumptions", new Shape.Items(Shape.ANY))
                    .maybe("chart", Shape.ANY)
                    .maybe("engine", Shape.TEXT)
                    .maybe("instead", Shape.Fields.OPEN)
                    .maybe("operation_id", Shape.TEXT);

    private final SourceChoice choice;
    private final Models models;

    AskDatabaseAgent(SourceChoice choice, Models models) {
        this.choice = choice;
        this.models = models;
    }

    @Override
    public AgentCard card() {
        return card(PURPOSE, Shape.TEXT);
    }

    /** With the data sources that this caller may ask. */
    @Override
    public AgentCard card(Caller caller) {
        var names = choice.names(caller);
        return names.isEmpty()
                ? card()
                : card(
                        PURPOSE + " " + choice.told(caller),
                        Shape.oneOf(names.toArray(String[]::new)));
    }

    private AgentCard card(String purpose, Shape sources) {
        return new AgentCard(
                "ask_database",
                purpose,
                Shape.Fields.of(List.of())
                        .with("question", Shape.TEXT)
                        .maybe("data_source", sources)
                        .maybe("before", Shape.Fields.OPEN),
                OUTPUT,
                Effect.NONE,
                null,
                models.available(Purpose.SQL) ? BY_MODEL : BY_RULES);
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var question = input.text("question").orElse("");
        var asked = new LinkedHashMap<String, Value>();
        asked.put("question", Value.text(question));
        asked.put("data_source", Value.text(choice.of(question, input, work)));
        asked.put("before", before(input));
        asked.put("rules", work.request().at("rules"));
        asked.put("preferences", work.request().at("preferences"));
        asked.put("words", Value.text(Models.RULES));
        var child = work.child(WORKFLOW, new Value.Fields(asked));
        var body = new LinkedHashMap<String, Value>();
        TAKEN_OVER.forEach(name -> body.put(name, child.answer().at(name)));
        for (var name : List.of("columns", "rows")) {
            body.computeIfPresent(
                    name,
                    (_, value) ->
                            value instanceof Value.Items ? value : new Value.Items(List.of()));
        }
        body.put("operation_id", Value.text(child.run().value()));
        var answer = new Value.Fields(body);
        return new StepOutcome.Proven(
                new Evidence(answer, digest(answer), answer.text("engine").orElse("rules")));
    }

    /** An earlier question counts only with the query that answered it. */
    private static Value before(Value.Fields input) {
        return input.at("before") instanceof Value.Fields before
                        && before.text("question").isPresent()
                        && before.text("sql").isPresent()
                ? before
                : Value.NOTHING;
    }

    private static String digest(Value.Fields answer) {
        // How sure it is stands beside it; in an answer of several the sentence would stand twice.
        var text = RuleAnswer.sure(answer.text("text").orElse("There is no answer."));
        return switch (answer.text("kind").orElse("query")) {
            case "declined" -> "Not answered: " + text;
            case "clarification" -> "Not answered, the question has more than one meaning: " + text;
            default -> text;
        };
    }
}
