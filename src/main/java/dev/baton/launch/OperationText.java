package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An operation as a terminal shows it: its steps while they happen, then its result. */
final class OperationText {
    private static final int LONGEST = 400;
    private static final Set<String> SAID = Set.of("text", "confidence", "partial_results");

    private OperationText() {}

    /** What is told of an event; empty when it is not for people. */
    static Optional<String> line(JsonNode event) {
        var step = event.path("step").asText();
        var line =
                switch (event.path("type").asText()) {
                    case "step_started" ->
                            event.path("attempt").asInt() > 1
                                    ? "  %s again: %s".formatted(step, event.path("title").asText())
                                    : "  %s %s".formatted(step, event.path("title").asText());
                    case "step_completed" ->
                            "  %s done in %d ms: %s"
                                    .formatted(
                                            step,
                                            event.path("millis").asLong(),
                                            event.path("digest").asText());
                    case "step_failed" ->
                            "  %s failed: %s"
                                    .formatted(step, event.path("problem").path("text").asText());
                    case "step_skipped" ->
                            "  %s skipped: %s".formatted(step, event.path("why").asText());
                    case "progress" ->
                            "  %s %d %%: %s"
                                    .formatted(
                                            step,
                                            Math.round(event.path("share").asDouble() * 100),
                                            event.path("text").asText());
                    case "escalated" ->
                            "  a person must decide: %s"
                                    .formatted(event.path("reason").asText().replace('_', ' '));
                    default -> "";
                };
        return line.isEmpty() ? Optional.empty() : Optional.of(oneLine(line));
    }

    /** The whole operation. */
    static String of(JsonNode operation) {
        var lines = new ArrayList<String>();
        var result = operation.path("result");
        if (result.path("text").isTextual()) {
            lines.add(result.path("text").asText());
        }
        if (operation.path("error").isTextual()) {
            lines.add(operation.path("error").asText());
            operation.path("suggestions").forEach(each -> lines.add("  " + each.asText()));
        }
        result.properties()
                .forEach(field -> {
                    if (!SAID.contains(field.getKey())
                            && field.getValue().isValueNode()
                            && !field.getValue().isNull()) {
                        lines.add(
                                "  %s: %s"
                                        .formatted(
                                                field.getKey().replace('_', ' '),
                                                oneLine(field.getValue().asText())));
                    }
                });
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s %s in %d ms, confidence %.2f, %d tokens%s",
                        operation.path("operation_id").asText(),
                        operation.path("status").asText().replace('_', ' '),
                        operation.path("execution_time_ms").asLong(),
                        operation.path("confidence_score").asDouble(),
                        operation.path("token_usage").asLong(),
                        operation.path("requires_human").asBoolean()
                                ? ", a person should look"
                                : ""));
        return harmless(String.join("\n", lines));
    }

    private static String oneLine(String text) {
        var line = harmless(text).replace('\n', ' ');
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    /** What an operation found must not steer a terminal. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
    }
}
