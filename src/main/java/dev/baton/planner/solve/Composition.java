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
        var empty = missing.stream().filter(each -> each.last() && each.evidence() != null);
        if (empty.count() == missing.size() && findings.stream().noneMatch(Composition::wanted)) {
            // What was wanted is not there: that comes first, then what was found on the way.
            return missing.stream().map(Finding::text).collect(Collectors.joining(" "))
                    + "\n\n"
                    + listed(said);
        }
        var text = said.size() == 1 ? said.getFirst().text() : listed(said);
        return missing.isEmpty() ? text : text + "\n\n" + missing(missing);
    }

    private static boolean wanted(Finding finding) {
        return finding.last() && finding.found();
    }

    private static String listed(List<Finding> said) {
        return said.stream()
                .map(finding -> "- %s: %s".formatted(finding.title(), finding.text()))
                .collect(Collectors.joining("\n"));
    }

    private static String missing(List<Finding> missing) {
        return missing.stream()
                .map(finding -> "Not found: %s. %s".formatted(finding.title(), finding.text()))
                .collect(Collectors.joining("\n"));
    }
}
