package dev.baton.planner.solve;

import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one step of the plan gave: its evidence, or why there is none. {@code last} says that no
 * other step went on from it.
 */
record Finding(
        StepId step,
        String title,
        String agent,
        boolean last,
        @Nullable Evidence evidence,
        @Nullable String problem) {

    /** One for each step that the solver was told of, in order. */
    static List<Finding> all(Value told, Map<StepId, Evidence> evidence) {
        var findings = new ArrayList<Finding>();
        if (told instanceof Value.Items(var items)) {
            for (var item : items) {
                if (item instanceof Value.Fields fields) {
                    of(fields, evidence).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private static Optional<Finding> of(Value.Fields told, Map<StepId, Evidence> evidence) {
        try {
            var step = new StepId(told.text("id").orElse(""));
            var proved = evidence.get(step);
            var problem = told.text("problem").orElse(null);
            var skipped = Evidence.SKIPPED.equals(proved);
            return Optional.of(
                    new Finding(
                            step,
                            told.text("title").orElse(step.value()),
                            told.text("agent").orElse(""),
                            Value.holds(told.at("last")),
                            skipped || problem != null ? null : proved,
                            problem == null && (skipped || proved == null)
                                    ? "The step was skipped."
                                    : problem));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** How sure the step is of it: what it says itself, else entirely; not at all without it. */
    double confidence() {
        if (evidence == null) {
            return 0;
        }
        return evidence.body() instanceof Value.Fields body
                        && body.at("confidence") instanceof Value.Number(var number)
                ? Math.clamp(number.doubleValue(), 0, 1)
                : 1;
    }

    /** True when it answers what its step was for. */
    boolean found() {
        return confidence() > 0;
    }

    /** What it says, in words. */
    String text() {
        return evidence == null ? String.valueOf(problem) : evidence.digest();
    }

    /** The goal with another time in it for which there are rows, as the step's evidence has it. */
    Optional<String> instead(String goal) {
        if (evidence == null
                || !(evidence.body() instanceof Value.Fields body)
                || !(body.at("instead") instanceof Value.Fields instead)) {
            return Optional.empty();
        }
        var said = instead.text("said").orElse("");
        var newest = instead.text("newest").orElse("");
        var at = goal.toLowerCase(Locale.ROOT).indexOf(said.toLowerCase(Locale.ROOT));
        return said.isEmpty() || newest.isEmpty() || at < 0
                ? Optional.empty()
                : Optional.of(goal.substring(0, at) + newest + goal.substring(at + said.length()));
    }

    /** As evidence of the answer, with what lets a person check it. */
    Value.Fields told(boolean used) {
        var told = new LinkedHashMap<String, Value>();
        told.put("step", Value.text(step.value()));
        told.put("title", Value.text(title));
        told.put("agent", Value.text(agent));
        told.put("text", Value.text(text()));
        told.put("found", new Value.Flag(found()));
        told.put("used", new Value.Flag(used));
        told.put(
                "confidence",
                new Value.Number(
                        java.math.BigDecimal.valueOf(Math.round(confidence() * 1000) / 1000.0)));
        told.put("engine", evidence == null ? Value.NOTHING : Value.text(evidence.engine()));
        if (evidence != null && evidence.body() instanceof Value.Fields body) {
            for (var name : List.of("data_source", "sql", "row_count", "operation_id")) {
                if (Value.holds(body.at(name))) {
                    told.put(name, body.at(name));
                }
            }
        }
        return new Value.Fields(told);
    }
}
