package dev.baton.nl2sql.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.memory.Calibrations;
import dev.baton.model.Models;
import dev.baton.nl2sql.Generated;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.nl2sql.Validation;
import dev.baton.nl2sql.answer.ResultWords;
import dev.baton.nl2sql.answer.RuleAnswer;
import dev.baton.nl2sql.model.ModelAnswerText;
import dev.baton.plan.Confidence;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the answer: the sentence, why, the chart, and how sure. */
@ApplicationScoped
class AnswerWriterAgent implements Agent {
    private static final Value BY_RULES = Value.text(Models.RULES);
    private static final AgentCard CARD =
            new AgentCard(
                    "answer_writer",
                    "Says a result in words, with reasoning, a chart and a computed confidence.",
                    List.of("data_source", "draft", "validation", "result", "words"),
                    List.of(
                            "text",
                            "reasoning",
                            "confidence",
                            "computed_confidence",
                            "requires_human",
                            "chart",
                            "engine",
                            "nearest",
                            "instead"),
                    Effect.NONE);
    private final Nl2SqlConfig config;
    private final ModelAnswerText model;
    private final Calibrations calibrations;
    private final Reaches reaches;
    private final Clock clock;

    AnswerWriterAgent(
            Nl2SqlConfig config,
            ModelAnswerText model,
            Calibrations calibrations,
            Reaches reaches,
            Clock clock) {
        this.config = config;
        this.model = model;
        this.calibrations = calibrations;
        this.reaches = reaches;
        this.clock = clock;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var draft = Json.as(input.at("draft"), Generated.class);
        var result = optional(input, "result", ResultTable.class);
        var first =
                RuleAnswer.write(
                        draft,
                        optional(input, "validation", Validation.class),
                        result,
                        Confidence.clamped(config.confidenceThreshold()),
                        table ->
                                input.at("words").equals(BY_RULES)
                                        ? ResultWords.of(table)
                                        : words(draft, table, work),
                        calibrations.of(draft.engine(), input.text("data_source").orElse(""))::of);
        var written =
                reaches.of(draft.sql(), result, input, work)
                        .map(reach -> first.reaching(reach, draft.question(), LocalDate.now(clock)))
                        .orElse(first);
        return new StepOutcome.Proven(
                new Evidence(Json.value(written), written.text(), written.engine()));
    }

    /** What a model wrote a model may say; what rules wrote is said by rules. */
    private String words(Generated draft, ResultTable result, Work work) {
        var byRules = ResultWords.of(result);
        return draft.sql() == null || draft.engine().equals(Models.RULES)
                ? byRules
                : model.say(draft.question(), draft.sql(), result, byRules, work).text();
    }

    private static <T> @Nullable T optional(Value.Fields input, String name, Class<T> type) {
        var value = input.at(name);
        return Value.holds(value) ? Json.as(value, type) : null;
    }
}
