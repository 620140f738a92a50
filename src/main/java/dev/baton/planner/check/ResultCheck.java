package dev.baton.planner.check;

import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What can be said of any result without knowing what it is about. */
final class ResultCheck {
    private static final int MOST_VALUES = 20_000;
    private static final Set<String> ABOUT_IT =
            Set.of("confidence", "validation", "engine", "requires_human");
    private static final List<String> PART =
            List.of("_loaded", "_uploaded", "_accepted", "_written");
    private static final List<String> WHOLE = List.of("_processed", "_read");

    private final List<Issue> issues = new ArrayList<>();
    private int left = MOST_VALUES;

    private ResultCheck() {}

    /** What is wrong, by a stable code and in a sentence. */
    record Issue(String code, String text) {}

    /** Everything that is wrong with the answer or with what it rests on; empty when it is well. */
    static List<Issue> issues(Value answer, Map<StepId, Evidence> evidence) {
        var check = new ResultCheck();
        check.shape(answer);
        check.evidence(evidence);
        check.confidence(answer);
        check.counts(answer, "");
        return List.copyOf(check.issues);
    }

    private void shape(Value answer) {
        var says =
                switch (answer) {
                    case Value.Fields(var fields) ->
                            fields.entrySet().stream()
                                    .filter(field -> !ABOUT_IT.contains(field.getKey()))
                                    .anyMatch(field -> there(field.getValue()));
                    case Value.Nothing _,
                            Value.Text _,
                            Value.Number _,
                            Value.Flag _,
                            Value.Items _,
                            Value.Ref _,
                            Value.Prose _ ->
                            there(answer);
                };
        if (!says) {
            found("empty_answer", "The answer says nothing.");
        }
    }

    private void evidence(Map<StepId, Evidence> evidence) {
        var proved =
                evidence.values().stream().filter(each -> !each.equals(Evidence.SKIPPED)).toList();
        if (proved.isEmpty()) {
            found("no_evidence", "No step has proved anything.");
        }
        new TreeMap<>(evidence)
                .forEach((step, proof) -> {
                    if (!proof.equals(Evidence.SKIPPED) && !there(proof.body())) {
                        found("empty_evidence", "Step %s has proved nothing.".formatted(step));
                    }
                });
    }

    private void confidence(Value answer) {
        if (!(answer instanceof Value.Fields fields)
                || !(fields.at("confidence") instanceof Value.Number(var number))) {
            found("no_confidence", "The answer does not say how sure it is.");
        } else if (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0) {
            found("bad_confidence", "A confidence is from 0 to 1, not %s.".formatted(number));
        }
    }

    private void counts(Value value, String place) {
        if (left-- <= 0) {
            return;
        }
        if (value instanceof Value.Items(var items)) {
            for (var item : items) {
                counts(item, place);
            }
        } else if (value instanceof Value.Fields fields) {
            fields.fields()
                    .forEach((name, field) -> {
                        var at = place.isEmpty() ? name : place + "." + name;
                        if (field instanceof Value.Number(var number) && isCount(name)) {
                            count(fields, name, number, at);
                        }
                        counts(field, at);
                    });
        }
    }

    private void count(Value.Fields around, String name, BigDecimal number, String at) {
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            found("bad_count", "%s is %s, which counts nothing.".formatted(at, number));
            return;
        }
        if (name.endsWith("_count")) {
            var listed = name.substring(0, name.length() - "_count".length());
            for (var list : List.of(listed, listed + "s", listed + "es")) {
                if (around.at(list) instanceof Value.Items(var items)
                        && number.compareTo(BigDecimal.valueOf(items.size())) < 0) {
                    found(
                            "counts_differ",
                            "%s is %s, but %d are there.".formatted(at, number, items.size()));
                }
            }
        }
        for (var part : PART) {
            if (name.endsWith(part)) {
                whole(around, name.substring(0, name.length() - part.length()), number, at);
            }
        }
    }

    private void whole(Value.Fields around, String noun, BigDecimal part, String at) {
        for (var whole : WHOLE) {
            if (around.at(noun + whole) instanceof Value.Number(var all)
                    && part.compareTo(all) > 0) {
                found(
                        "counts_differ",
                        "%s is %s, more than %s of %s.".formatted(at, part, noun + whole, all));
            }
        }
    }

    private static boolean isCount(String name) {
        return name.endsWith("_count")
                || PART.stream().anyMatch(name::endsWith)
                || WHOLE.stream().anyMatch(name::endsWith)
                || name.endsWith("_downloaded");
    }

    private static boolean there(Value value) {
        return switch (value) {
            case Value.Nothing _ -> false;
            case Value.Text(var text) -> !text.isBlank();
            case Value.Items(var items) -> !items.isEmpty();
            case Value.Fields(var fields) -> fields.values().stream().anyMatch(ResultCheck::there);
            case Value.Number _, Value.Flag _, Value.Ref _, Value.Prose _ -> true;
        };
    }

    private void found(String code, String text) {
        issues.add(new Issue(code, text));
    }
}
