package dev.baton.nl2sql.model;

import dev.baton.agent.Work;
import dev.baton.model.ModelCall;
import dev.baton.model.Models;
import dev.baton.model.Numbers;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.model.Wish;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Says a result in a sentence by a language model; the words are passed on as they come. A text
 * with a number that does not stand in the result is not used: what rules say is.
 */
@ApplicationScoped
public class ModelAnswerText {
    private static final Logger LOG = Logger.getLogger(ModelAnswerText.class);
    private static final int LONGEST_VALUE = 100;

    private final Models models;
    private final WriterConfig config;
    private final Clock clock;
    private final Prompt prompt = Prompt.named("nl2sql-answer");

    @Inject
    public ModelAnswerText(Models models, WriterConfig config, Clock clock) {
        this.models = models;
        this.config = config;
        this.clock = clock;
    }

    /** The text and who wrote it: a model's name or {@value Models#RULES}. */
    public record Said(String text, String engine) {}

    /** The answer in words; {@code byRules} where no model serves or it cannot be trusted. */
    public Said say(String question, String sql, ResultTable result, String byRules, Work work) {
        var rules = new Said(byRules, Models.RULES);
        if (!config.prose()
                || !config.valuesShown()
                || config.rowsShown() <= 0
                || result.rows().isEmpty()
                || !models.available(Purpose.PROSE)) {
            return rules;
        }
        try {
            return asked(question, sql, result, rules, work);
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.CANCELLED) {
                throw e;
            }
            LOG.warnf("%s: the answer is said by rules: %s", work.run(), e.problem().text());
            return rules;
        }
    }

    private Said asked(String question, String sql, ResultTable result, Said rules, Work work) {
        var patience = Duration.between(clock.instant(), work.deadline()).minus(config.reserve());
        if (patience.isNegative() || patience.isZero()) {
            return rules;
        }
        var told = models.prompt(prompt, Wish.of(work.request()));
        var filled = told.with(Map.of("question", question, "sql", sql, "result", told(result)));
        var reply =
                models.ask(
                        new ModelCall(Purpose.PROSE, filled, patience, work.cancellation())
                                .watched(work::token));
        work.used(reply.use());
        var text = reply.text().strip();
        if (!Numbers.strangers(text, known(question, result)).isEmpty()) {
            LOG.warnf("%s: the model named a number that is not in the result", work.run());
            return rules;
        }
        return new Said(withTruncation(text, result), reply.engine());
    }

    /** Every number of the rows, the names of the columns and the question, and the count. */
    private static Set<BigDecimal> known(String question, ResultTable result) {
        var known = new HashSet<>(Numbers.in(question));
        result.rows().forEach(row -> row.forEach(cell -> known.addAll(Numbers.in(plain(cell)))));
        result.columns().forEach(column -> known.addAll(Numbers.in(column.name())));
        known.add(BigDecimal.valueOf(result.rowCount()));
        return known;
    }

    private static String withTruncation(String text, ResultTable result) {
        return result.truncated()
                ? text
                        + " Only the first %,d rows were read; there are more."
                                .formatted(result.rowCount())
                : text;
    }

    private String told(ResultTable result) {
        var columns =
                result.columns().stream()
                        .map(column -> column.name() + " (" + column.type() + ")")
                        .collect(Collectors.joining(" | "));
        var rows =
                result.rows().stream()
                        .limit(config.rowsShown())
                        .map(row ->
                                row.stream()
                                        .map(ModelAnswerText::plain)
                                        .collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining("\n"));
        return "%s\n%s\n(%s)".formatted(columns, rows, count(result));
    }

    private String count(ResultTable result) {
        int shown = Math.min(config.rowsShown(), result.rowCount());
        var all =
                result.truncated()
                        ? "more than " + result.rowCount()
                        : String.valueOf(result.rowCount());
        return "%d shown of %s rows".formatted(shown, all);
    }

    /** A value as the model reads it and as its words are checked against. */
    static String plain(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "null";
            case Value.Text(var text) ->
                    text.length() <= LONGEST_VALUE
                            ? text.replace('\n', ' ')
                            : text.substring(0, LONGEST_VALUE).replace('\n', ' ') + "…";
            case Value.Number(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> String.valueOf(flag);
            case Value.Items(var items) ->
                    items.stream()
                            .map(ModelAnswerText::plain)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Value.Fields(var fields) ->
                    fields.entrySet().stream()
                            .map(field -> field.getKey() + ": " + plain(field.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Value.Ref _, Value.Prose _ -> "";
        };
    }
}
