package dev.baton.reward.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes examples with the field names that TRL documents for data sets. */
final class Lines {
    private static final String TASK =
            "You write one PostgreSQL query that answers a question. Reply with the query alone.";
    private static final String ASKED = "Schema:\n%s\n\nQuestion: %s";

    /** Changes when prompts are written otherwise. */
    static final String VERSION =
            "%016x".formatted(Digest.of(TASK, ASKED, "schema 1")).substring(0, 12);

    private final Style style;

    Lines(Style style) {
        this.style = style;
    }

    private record Message(String role, String content) {}

    /** One line, without its end, as what it holds. */
    Map<String, Object> of(Example example, Group group, String schema) {
        var line = new LinkedHashMap<String, Object>();
        var asked = ASKED.formatted(schema, group.question());
        switch (example) {
            case Example.Shown(var answer) -> shown(asked, answer.sql(), line);
            case Example.Preferred(var chosen, var rejected) -> {
                line.put("prompt", prompt(asked));
                line.put("chosen", said(chosen.sql()));
                line.put("rejected", said(rejected.sql()));
            }
            case Example.Labelled(var answer, var label) -> {
                line.put("prompt", prompt(asked));
                line.put("completion", said(answer.sql()));
                line.put("label", label);
            }
            case Example.Target(var golds) -> {
                line.put("prompt", prompt(asked));
                line.put("target_sql", golds.getFirst());
                line.put("expected_sql", golds);
                line.put("data_source", group.source());
                line.put("question", group.question());
            }
        }
        return line;
    }

    private void shown(String asked, String sql, Map<String, Object> line) {
        switch (style) {
            case CONVERSATIONAL ->
                    line.put(
                            "messages",
                            List.of(
                                    new Message("system", TASK),
                                    new Message("user", asked),
                                    new Message("assistant", sql)));
            case PLAIN -> {
                line.put("prompt", prompt(asked));
                line.put("completion", said(sql));
            }
        }
    }

    private Object prompt(String asked) {
        return switch (style) {
            case CONVERSATIONAL -> List.of(new Message("system", TASK), new Message("user", asked));
            case PLAIN -> TASK + "\n\n" + asked + "\n\nQuery:\n";
        };
    }

    private Object said(String sql) {
        return switch (style) {
            case CONVERSATIONAL -> List.of(new Message("assistant", sql));
            case PLAIN -> sql;
        };
    }
}
