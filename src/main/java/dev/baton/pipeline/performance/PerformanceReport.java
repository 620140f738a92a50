package dev.baton.pipeline.performance;

import static java.util.stream.Collectors.joining;

import dev.baton.plan.Evidence;
import dev.baton.plan.Value;
import java.util.LinkedHashMap;
import java.util.List;

/** All that was looked over, as JSON and for people. */
record PerformanceReport(List<Checkup> checked, List<Unreached> unreached) {
    private static final int WORST = 3;

    /** A data source that could not be looked at, and why. */
    record Unreached(String name, String why) {}

    PerformanceReport {
        checked = List.copyOf(checked);
        unreached = List.copyOf(unreached);
    }

    double score() {
        return checked.stream().mapToDouble(Checkup::score).average().orElse(0);
    }

    /** The share of what was to be seen that was: sources, their sessions and statements. */
    double confidence() {
        double seen = 0;
        for (var each : checked) {
            long blind =
                    each.findings().stream()
                            .filter(finding -> finding.weight() == Weight.NOTE)
                            .count();
            seen += 1 - 0.1 * Math.min(blind, 5);
        }
        int all = checked.size() + unreached.size();
        return all == 0 ? 0 : seen / all;
    }

    String sentences() {
        var worst =
                checked.stream()
                        .flatMap(each ->
                                each.faults().stream()
                                        .map(finding -> each.subject() + ": " + finding.text()))
                        .toList();
        var text =
                new StringBuilder(
                        "%s scored %.0f of 100; %d %s could be better."
                                .formatted(
                                        checked.stream()
                                                .map(Checkup::subject)
                                                .collect(joining(", ")),
                                        Math.floor(100 * score()),
                                        worst.size(),
                                        worst.size() == 1 ? "thing" : "things"));
        worst.stream().limit(WORST).forEach(each -> text.append(' ').append(each));
        unreached.forEach(each ->
                text.append(" %s could not be looked at: %s".formatted(each.name(), each.why())));
        return text.toString();
    }

    Value.Fields json() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("score", KeepingFindings.share(score()));
        fields.put("score_how", Value.text(Checkup.HOW));
        fields.put(
                "checked",
                new Value.Items(checked.stream().map(each -> (Value) each.json()).toList()));
        fields.put(
                "not_reached",
                new Value.Items(
                        unreached.stream()
                                .map(each ->
                                        (Value)
                                                Value.Fields.EMPTY
                                                        .with(
                                                                "data_source",
                                                                Value.text(each.name()))
                                                        .with("why", Value.text(each.why())))
                                .toList()));
        fields.put("text", Value.text(sentences()));
        fields.put("markdown", Value.text(markdown()));
        fields.put("confidence", KeepingFindings.share(confidence()));
        return new Value.Fields(fields);
    }

    private String markdown() {
        var page = new StringBuilder("# Performance\n\n");
        page.append(sentences()).append("\n\n").append(Checkup.HOW).append('\n');
        for (var each : checked) {
            page.append(
                    "\n## %s: %.0f of 100\n\n"
                            .formatted(each.subject(), Math.floor(100 * each.score())));
            if (each.findings().isEmpty()) {
                page.append("Nothing was found.\n");
            }
            for (var finding : each.findings()) {
                page.append(
                        "- **%s** (%s): %s\n"
                                .formatted(
                                        finding.kind().replace('_', ' '),
                                        finding.weight().code(),
                                        plain(finding.text())));
                if (finding.suggestion() != null) {
                    page.append("  ```sql\n  %s\n  ```\n".formatted(finding.suggestion()));
                }
            }
        }
        return page.toString();
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").replace("<", "&lt;");
    }

    /** What would be looked at. */
    static Evidence planned(List<String> names, boolean server) {
        var text =
                "The statistics of %s%s would be read; nothing was read or changed."
                        .formatted(
                                names.isEmpty() ? "no data source" : String.join(", ", names),
                                server ? " and of this server" : "");
        return new Evidence(
                Value.Fields.EMPTY
                        .with("test", new Value.Flag(true))
                        .with("checked", new Value.Items(names.stream().map(Value::text).toList()))
                        .with("text", Value.text(text))
                        .with("confidence", Value.number(1)),
                text,
                "rules");
    }

    static Value.Fields figures(Vitals vitals) {
        var fields =
                Value.Fields.EMPTY
                        .with("heap_used_bytes", Value.number(vitals.memory().used()))
                        .with("heap_most_bytes", Value.number(vitals.memory().most()))
                        .with("active_runs", Value.number(vitals.activeRuns()))
                        .with("queued_runs", Value.number(vitals.queuedRuns()))
                        .with(
                                "runs",
                                new Value.Items(
                                        vitals.runs().stream()
                                                .map(timing ->
                                                        (Value)
                                                                ServerFindings.evidence(timing)
                                                                        .with(
                                                                                "workflow",
                                                                                Value.text(
                                                                                        timing
                                                                                                .name())))
                                                .toList()));
        if (vitals.requests().isPresent()) {
            fields = fields.with("requests", ServerFindings.evidence(vitals.requests().get()));
        }
        return vitals.slowestEventMillis().isPresent()
                ? fields.with(
                        "slowest_event_millis",
                        Value.number((long) vitals.slowestEventMillis().getAsDouble()))
                : fields;
    }
}
