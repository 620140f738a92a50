package dev.baton.pipeline.performance;

import dev.baton.plan.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found of one thing: a data source, or this server. An area's score is 1 less what its
 * findings cost, the score of the whole the mean of its areas'. Areas nobody could see have none.
 */
record Checkup(String subject, Set<Area> areas, List<Finding> findings, Value.Fields figures) {
    static final String HOW =
            "Each area starts at 1; a critical finding takes 0.5, a major one 0.2, a minor one 0.05."
                    + " The score is the mean of the areas that could be seen.";
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::weight)
                    .thenComparing(Finding::area)
                    .thenComparing(Finding::subject);

    Checkup {
        areas = Set.copyOf(areas);
        findings = findings.stream().sorted(WORST_FIRST).toList();
    }

    double score(Area area) {
        double cost =
                findings.stream()
                        .filter(finding -> finding.area() == area)
                        .mapToDouble(finding -> finding.weight().cost())
                        .sum();
        return Math.max(0, 1 - cost);
    }

    double score() {
        return areas.stream().mapToDouble(this::score).average().orElse(0);
    }

    /** Findings that cost something. */
    List<Finding> faults() {
        return findings.stream().filter(finding -> finding.weight() != Weight.NOTE).toList();
    }

    Value.Fields json() {
        var scores = new LinkedHashMap<String, Value>();
        new TreeSet<>(areas)
                .forEach(area -> scores.put(area.code(), KeepingFindings.share(score(area))));
        var fields = new LinkedHashMap<String, Value>();
        fields.put("subject", Value.text(subject));
        fields.put("score", KeepingFindings.share(score()));
        fields.put("areas", new Value.Fields(scores));
        fields.put("findings", new Value.Items(findings.stream().map(Checkup::finding).toList()));
        fields.put("figures", figures);
        return new Value.Fields(fields);
    }

    private static Value finding(Finding finding) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("area", Value.text(finding.area().code()));
        fields.put("kind", Value.text(finding.kind()));
        fields.put("severity", Value.text(finding.weight().code()));
        fields.put("subject", Value.text(finding.subject()));
        fields.put("text", Value.text(finding.text()));
        fields.put("evidence", finding.evidence());
        if (finding.suggestion() != null) {
            fields.put("suggestion", Value.text(finding.suggestion()));
        }
        return new Value.Fields(fields);
    }
}
