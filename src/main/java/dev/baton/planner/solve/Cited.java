package dev.baton.planner.solve;

import dev.baton.model.Numbers;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A model's answer held against the evidence: which steps it names, and what is left of it without
 * the sentences whose numbers no evidence has.
 */
record Cited(String text, Set<StepId> steps, int left, int dropped) {
    private static final Pattern MARK =
            Pattern.compile(
                    "\\s*\\[\\s*#?(E[1-9][0-9]{0,2}(?:\\s*[,;]\\s*#?E[1-9][0-9]{0,2})*)\\s*]");
    private static final Pattern ID = Pattern.compile("E[1-9][0-9]{0,2}");

    private static final Pattern BEHIND = Pattern.compile("([.!?])(\\s*\\[[^\\]\\n]{1,60}])");
    private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+");

    static Cited of(String written, String goal, List<Finding> findings) {
        var known = known(goal, findings);
        var ids = new HashSet<StepId>();
        findings.forEach(finding -> ids.add(finding.step()));
        var lines = new ArrayList<String>();
        var steps = new LinkedHashSet<StepId>();
        int kept = 0;
        int dropped = 0;
        // Marks behind a sentence belong to it.
        for (var line : BEHIND.matcher(written.strip()).replaceAll("$2$1").split("\\n")) {
            var sentences = new ArrayList<String>();
            for (var sentence : END.split(line)) {
                var plain = MARK.matcher(sentence).replaceAll("").strip();
                if (!Numbers.strangers(plain, known).isEmpty()) {
                    dropped++;
                    continue;
                }
                cite(sentence, ids, steps);
                if (!plain.isEmpty()) {
                    sentences.add(plain);
                    kept++;
                }
            }
            lines.add(String.join(" ", sentences));
        }
        return new Cited(String.join("\n", lines).strip(), steps, kept, dropped);
    }

    /** Whether it names a step or a number: words alone may rest on anything. */
    boolean rests() {
        return !steps.isEmpty() || !Numbers.in(text).isEmpty();
    }

    private static void cite(String sentence, Set<StepId> known, Set<StepId> into) {
        MARK.matcher(sentence)
                .results()
                .flatMap(mark -> ID.matcher(mark.group(1)).results())
                .map(id -> new StepId(id.group()))
                .filter(known::contains)
                .forEach(into::add);
    }

    /** Every number of the goal, the digests, the bodies and the counts of rows. */
    private static Set<BigDecimal> known(String goal, List<Finding> findings) {
        var known = new HashSet<>(Numbers.in(goal));
        known.add(BigDecimal.valueOf(findings.size()));
        for (var finding : findings) {
            known.addAll(Numbers.in(finding.text()));
            known.addAll(Numbers.in(finding.title()));
            if (finding.evidence() != null) {
                numbers(finding.evidence().body(), known);
            }
        }
        return known;
    }

    private static void numbers(Value value, Set<BigDecimal> into) {
        switch (value) {
            case Value.Number(var number) -> into.add(number.abs());
            case Value.Text(var text) -> into.addAll(Numbers.in(text));
            case Value.Items(var items) -> {
                into.add(BigDecimal.valueOf(items.size()));
                items.forEach(item -> numbers(item, into));
            }
            case Value.Fields(var fields) -> fields.values().forEach(field -> numbers(field, into));
            case Value.Nothing _, Value.Flag _, Value.Ref _, Value.Prose _ -> {}
        }
    }
}
