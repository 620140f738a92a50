package dev.baton.planner.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the answer without a model: what the last steps found, and what was not found. */
final class Composition {
    private Composition() {}

    static String of(List<Finding> findings) {
        var said = new ArrayList<Finding>();
        boolean complete = findings.stream().filter(Finding::last).allMatch(Finding::found);
        for (var finding : findings) {
            if (finding.found() && (finding.last() || !complete)) {
                said.add(finding);
            }
        }
        var missing = findings.stream().filter(finding -> !finding.found()).toList();
        if (said.isEmpty()) {
            return "Nothing was found. " + missing(missing);
        }
        var text =
                said.size() == 1
                        ? said.getFirst().text()
                        : said.stream()
                                .map(finding ->
                                        "- %s: %s".formatted(finding.title(), finding.text()))
                                .collect(Collectors.joining("\n"));
        return missing.isEmpty() ? text : text + "\n\n" + missing(missing);
    }

    private static String missing(List<Finding> missing) {
        return missing.stream()
                .map(finding -> "Not found: %s. %s".formatted(finding.title(), finding.text()))
                .collect(Collectors.joining("\n"));
    }
}
