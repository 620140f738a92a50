package dev.baton.finance.invoice.desk;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.check.Open;
import dev.baton.json.Json;
import dev.baton.plan.Decision;
import dev.baton.plan.Question;
import dev.baton.plan.Shape;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Open fields of invoices as one question to a person, and what the person says. */
record Answers(Map<String, Map<Field, String>> byDocument) {
    private static final Shape SHAPE =
            Shape.fields()
                    .with(
                            "answers",
                            Shape.items(
                                    Shape.fields()
                                            .with("document", Shape.TEXT)
                                            .with("field", Shape.TEXT)
                                            .with("value", Shape.TEXT)))
                    .maybe("open", Shape.items(Shape.ANY));
    private static final int SHOWN = 10;

    /** A field that is open, of which document. */
    record Asked(String document, String name, Open open) {}

    static Question question(List<Asked> asked) {
        var text = new StringBuilder();
        text.append(
                "%d fields of invoices were not surely read. Say what they are; to leave a document out, reject."
                        .formatted(asked.size()));
        for (var each : asked.stream().limit(SHOWN).toList()) {
            text.append(
                    "\n%s, %s: %s"
                            .formatted(each.name(), each.open().field().code(), each.open().why()));
            if (!each.open().choices().isEmpty()) {
                text.append(" (").append(String.join(" or ", each.open().choices())).append(')');
            }
        }
        boolean one = asked.size() == 1;
        return new Question(
                Question.Reason.LOW_CONFIDENCE,
                text.toString(),
                one ? asked.getFirst().open().choices() : List.of(),
                proposed(asked),
                SHAPE);
    }

    /** Only what was read is proposed; what may be read two ways is left to the person. */
    private static Value proposed(List<Asked> asked) {
        var answers = new ArrayList<Value>();
        for (var each : asked) {
            var read = each.open().read();
            if (read != null && each.open().choices().size() < 2) {
                answers.add(answer(each.document(), each.open().field(), read));
            }
        }
        return Value.Fields.EMPTY
                .with("answers", new Value.Items(answers))
                .with("open", Json.value(asked));
    }

    private static Value answer(String document, Field field, String value) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("document", Value.text(document));
        fields.put("field", Value.text(field.code()));
        fields.put("value", Value.text(value));
        return new Value.Fields(fields);
    }

    static Answers of(Decision decision, List<Asked> asked) {
        return switch (decision.action()) {
            case APPROVE -> read(proposed(asked));
            case CORRECT -> read(decision.correction());
            case REJECT -> new Answers(Map.of());
        };
    }

    private static Answers read(Value value) {
        var said = new LinkedHashMap<String, Map<Field, String>>();
        if (value instanceof Value.Fields fields
                && fields.at("answers") instanceof Value.Items(var items)) {
            for (var item : items) {
                if (item instanceof Value.Fields answer) {
                    Field.byCode(answer.text("field").orElse(""))
                            .ifPresent(field ->
                                    said.computeIfAbsent(
                                                    answer.text("document").orElse(""),
                                                    _ -> new EnumMap<>(Field.class))
                                            .put(field, answer.text("value").orElse("")));
                }
            }
        }
        return new Answers(said);
    }
}
