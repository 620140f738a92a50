package dev.baton.planner.rewoo;

import dev.baton.json.Json;
import dev.baton.model.Prompt;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Step;
import dev.baton.planner.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds steps that only say again what the model was told: such a plan plans nothing. */
final class Echo {
    private static final int RUN = 8;

    private Echo() {}

    /** One fault for each step whose texts hold a run of words from the prompt or the catalogue. */
    static List<PlanCheck.Fault> faults(List<Step> steps, Prompt prompt, String catalogue) {
        var told = new HashSet<>(runs(prompt.system()));
        told.addAll(runs(catalogue));
        return steps.stream()
                .filter(step -> echoes(step, told))
                .map(step ->
                        new PlanCheck.Fault(
                                "echoes_prompt",
                                step.id(),
                                "Step %s repeats the instructions instead of planning."
                                        .formatted(step.id())))
                .toList();
    }

    private static boolean echoes(Step step, Set<String> told) {
        var text = step.title() + " . " + Json.write(step.input());
        return text.contains("<data ") || runs(text).stream().anyMatch(told::contains);
    }

    private static Set<String> runs(String text) {
        var words = Words.of(text);
        var runs = new HashSet<String>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        return runs;
    }
}
