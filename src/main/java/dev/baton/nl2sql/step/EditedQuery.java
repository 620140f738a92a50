package dev.baton.nl2sql.step;

import dev.baton.json.Json;
import dev.baton.nl2sql.Generated;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.nl2sql.Validation;
import dev.baton.nl2sql.answer.RuleAnswer;
import dev.baton.nl2sql.validate.QueryValidator;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Answers a question anew with SQL that a person wrote, through the same guard, checks and limits.
 */
@ApplicationScoped
public class EditedQuery {
    private final Nl2SqlConfig config;

    EditedQuery(Nl2SqlConfig config) {
        this.config = config;
    }

    /**
     * The body of the next version of an answer. Throws unsafe_sql or invalid_sql with the reasons
     * when the SQL does not pass, and what {@link DataSource#run} throws.
     */
    public Value.Fields answer(
            Value.Fields before, String sql, DataSource source, Cancellation cancellation) {
        var question = before.text("question").or(() -> before.text("query")).orElse("");
        var validation = QueryValidator.validate(question, sql, source, cancellation);
        var result = run(sql, validation, source, cancellation);
        var draft =
                new Generated(
                        "query",
                        question,
                        sql,
                        List.of("This query was written by a person."),
                        List.of(),
                        1,
                        List.of(),
                        null,
                        null,
                        List.of(),
                        "person",
                        null,
                        null);
        var written = RuleAnswer.write(draft, validation, result, threshold());
        var body = new LinkedHashMap<>(before.fields());
        body.putAll(Json.fields(draft).fields());
        body.putAll(Json.fields(result).fields());
        body.putAll(Json.fields(written).fields());
        body.put("row_count", Value.number(result.rowCount()));
        body.put("validation", Json.value(validation));
        return new Value.Fields(body);
    }

    private ResultTable run(
            String sql, Validation validation, DataSource source, Cancellation cancellation) {
        return switch (source.check(sql)) {
            case Verdict.Refused(var violations) ->
                    throw new ProblemException(
                            new Problem(
                                    Cause.UNSAFE_SQL,
                                    join(violations.stream().map(Verdict.Violation::text).toList()),
                                    violations.stream()
                                            .map(Verdict.Violation::suggestion)
                                            .toList()));
            case Verdict.Allowed allowed -> {
                if (!validation.isValid()) {
                    throw new ProblemException(
                            new Problem(
                                    Cause.INVALID_SQL,
                                    join(validation.details().issues()),
                                    validation.details().suggestions()));
                }
                var limits =
                        new DataSource.Limits(
                                config.rowCap(), config.byteCap(), config.queryTime());
                yield source.run(allowed.sql(), limits, cancellation);
            }
        };
    }

    private Confidence threshold() {
        return Confidence.clamped(config.confidenceThreshold());
    }

    private static String join(List<String> sentences) {
        return String.join(" ", sentences);
    }
}
