package dev.baton.nl2sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft as evidence. {@code kind} is query, clarification or declined; {@code sql} is null but
 * for a query; {@code fallback} says why a model did not write it although one is configured.
 */
public record Generated(
        String kind,
        String question,
        @Nullable String sql,
        List<String> reasoning,
        List<String> assumptions,
        double confidence,
        List<Draft.Signal> signals,
        @Nullable Choice clarification,
        @Nullable String declined,
        List<String> nearest,
        String engine,
        @Nullable String fallback) {

    /** A question back and the readings to choose from. */
    public record Choice(String text, List<String> options) {}

    /** The draft of that engine as evidence. */
    public static Generated of(
            Draft draft, String asked, String engine, @Nullable String fallback) {
        return switch (draft) {
            case Draft.Query query ->
                    new Generated(
                            "query",
                            query.question(),
                            query.sql(),
                            query.reasoning(),
                            query.assumptions(),
                            query.confidence().value(),
                            query.signals(),
                            null,
                            null,
                            List.of(),
                            engine,
                            fallback);
            case Draft.Clarification(var text, var options) ->
                    new Generated(
                            "clarification",
                            asked,
                            null,
                            List.of(),
                            List.of(),
                            0,
                            List.of(),
                            new Choice(text, options),
                            null,
                            options,
                            engine,
                            fallback);
            case Draft.Declined(var why, var nearest, var question) ->
                    new Generated(
                            "declined",
                            question == null ? asked : question,
                            null,
                            List.of(),
                            List.of(),
                            0,
                            List.of(),
                            null,
                            why,
                            nearest,
                            engine,
                            fallback);
        };
    }
}
