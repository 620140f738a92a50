package dev.baton.agent.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.Question;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what a worker says a step came to; whatever does not fit becomes worker_garbage. */
final class Outcomes {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_DIGEST = 2_000;
    private static final int MOST_OPTIONS = 20;

    /** Causes that tell of the work, which a worker may name; not those of our own doors. */
    private static final Set<Cause> TOLD =
            EnumSet.of(
                    Cause.BAD_REQUEST,
                    Cause.NOT_FOUND,
                    Cause.CONFLICT,
                    Cause.TOO_LARGE,
                    Cause.UNSAFE_SQL,
                    Cause.INVALID_SQL,
                    Cause.QUERY_FAILED,
                    Cause.QUERY_TIMEOUT,
                    Cause.REJECTED,
                    Cause.DATABASE_UNREACHABLE,
                    Cause.MODEL_FAILED,
                    Cause.MODEL_TIMEOUT,
                    Cause.MODEL_GARBAGE,
                    Cause.BUDGET_SPENT,
                    Cause.BUSY,
                    Cause.TIMEOUT);

    private final String instance;
    private final Shape.Fields output;

    Outcomes(String instance, Shape.Fields output) {
        this.instance = instance;
        this.output = output;
    }

    /** An outcome and what it took of models, if the worker told. */
    record Read(StepOutcome outcome, Optional<ModelUse> use) {}

    Read read(String body, long millis) {
        try {
            return read(Json.tree(body), millis);
        } catch (UncheckedIOException _) {
            return garbage("no JSON");
        }
    }

    private Read read(JsonNode said, long millis) {
        return switch (said.path("outcome").asText("")) {
            case "proven" -> new Read(proven(said), use(said.path("tokens"), millis));
            case "held" -> new Read(held(said.path("question")), use(said.path("tokens"), millis));
            case "failed" ->
                    new Read(failed(said.path("problem")), use(said.path("tokens"), millis));
            case "" -> garbage("an answer without 'outcome'");
            default -> garbage("an 'outcome' that is not proven, held or failed");
        };
    }

    private StepOutcome proven(JsonNode said) {
        var evidence = said.path("evidence");
        if (!evidence.path("body").isObject()) {
            return garbage("'proven' without an object in 'evidence.body'").outcome();
        }
        var body = Json.as(Json.value(evidence.path("body")), Value.Fields.class);
        var faults = output.faults(body);
        if (!faults.isEmpty()) {
            return garbage(
                            "evidence that does not fit its card: "
                                    + String.join(
                                            "; ", faults.subList(0, Math.min(3, faults.size()))))
                    .outcome();
        }
        var digest = evidence.path("digest").asText("");
        var confidence = said.path("confidence");
        if (confidence.isNumber() && body.at("confidence") instanceof Value.Nothing) {
            var sure = Confidence.clamped(confidence.doubleValue()).value();
            body = body.with("confidence", new Value.Number(BigDecimal.valueOf(sure)));
        }
        return new StepOutcome.Proven(
                new Evidence(
                        body,
                        Words.line(digest.isBlank() ? Json.write(body) : digest, LONGEST_DIGEST),
                        "worker"));
    }

    private StepOutcome held(JsonNode question) {
        var text = question.path("text").asText("");
        return text.isBlank()
                ? garbage("'held' without a text in 'question.text'").outcome()
                : new StepOutcome.Held(
                        new Question(
                                Words.line(text, LONGEST_TEXT), texts(question.path("options"))));
    }

    private StepOutcome failed(JsonNode problem) {
        var text = Words.line(problem.path("text").asText(""), LONGEST_TEXT);
        return new StepOutcome.Failed(
                new Problem(
                        cause(problem.path("cause").asText("")),
                        text.isBlank()
                                ? "%s failed and did not say why.".formatted(instance)
                                : text,
                        texts(problem.path("suggestions"))));
    }

    private static Cause cause(String code) {
        return TOLD.stream()
                .filter(cause -> cause.code().equals(code))
                .findFirst()
                .orElse(Cause.WORKER_FAILED);
    }

    private static List<String> texts(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .limit(MOST_OPTIONS)
                .map(item -> Words.line(item.asText(""), LONGEST_TEXT))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Optional<ModelUse> use(JsonNode tokens, long millis) {
        if (!tokens.isObject()) {
            return Optional.empty();
        }
        var input = count(tokens.path("input"));
        return Optional.of(
                new ModelUse(
                        "worker",
                        Words.line(tokens.path("model").asText("unknown"), 100),
                        "",
                        input,
                        count(tokens.path("output")),
                        input,
                        cost(tokens.path("cost_micros")),
                        millis));
    }

    private static int count(JsonNode number) {
        return Math.max(0, number.asInt(0));
    }

    private static @Nullable Long cost(JsonNode micros) {
        return micros.isIntegralNumber() && micros.longValue() >= 0
                ? (Long) micros.longValue()
                : null;
    }

    private Read garbage(String what) {
        return new Read(
                new StepOutcome.Failed(WorkerProblems.garbage(instance, what)), Optional.empty());
    }
}
