package dev.baton.pipeline.quality;

import static java.util.stream.Collectors.joining;

import dev.baton.pipeline.quality.RuleResult.Status;
import dev.baton.plan.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The report for people: two sentences, or a page of Markdown. */
final class ReportText {
    private static final int WORST = 3;
    private static final int LONGEST_VALUE = 60;

    private ReportText() {}

    static String sentences(Report report) {
        var results = report.results();
        if (results.isEmpty()) {
            return "There is no rule to check in %s.".formatted(report.source());
        }
        var text = new StringBuilder();
        text.append(
                "The data of %s keep %d of %d rules; their score is %s."
                        .formatted(
                                report.source(),
                                report.count(Status.PASSED),
                                results.size(),
                                score(report.score())));
        var worst = worst(results);
        if (!worst.isEmpty()) {
            text.append(" Worst: ")
                    .append(
                            worst.stream()
                                    .limit(WORST)
                                    .map(ReportText::fault)
                                    .collect(joining("; ")))
                    .append('.');
        }
        if (report.count(Status.NOT_COMPUTED) > 0) {
            text.append(
                    " %d rules could not be computed."
                            .formatted(report.count(Status.NOT_COMPUTED)));
        }
        if (report.proposed()) {
            text.append(" No rules were given: these were proposed from the schema.");
        }
        return text.toString();
    }

    /** Broken rules, the ones that cost most of the score first. */
    private static List<RuleResult> worst(List<RuleResult> results) {
        return results.stream()
                .filter(result -> result.status() == Status.FAILED)
                .sorted(
                        Comparator.comparingDouble((RuleResult result) ->
                                        (1 - result.score()) * result.rule().severity().weight())
                                .reversed()
                                .thenComparing(result -> result.rule().name()))
                .toList();
    }

    private static String fault(RuleResult result) {
        return result.rule().check() instanceof Check.Freshness
                ? result.rule().name() + " (stale)"
                : "%s (%,d of %,d rows)"
                        .formatted(result.rule().name(), result.failing(), result.rows());
    }

    static String markdown(Report report) {
        var page = new StringBuilder();
        page.append("# Data quality of ").append(report.source()).append("\n\n");
        page.append(sentences(report)).append("\n\n");
        page.append("As of ").append(report.asOf()).append(". ").append(Score.HOW).append("\n");
        for (var table : report.tables()) {
            page.append(
                    "\n## %s: %s, %,d rows\n\n"
                            .formatted(table.table(), score(table.score()), table.rows()));
            page.append("| Rule | Severity | Status | Broken | Share | Score | Samples |\n");
            page.append("|---|---|---|---:|---:|---:|---|\n");
            table.results().forEach(result -> page.append(row(result)));
        }
        return page.toString();
    }

    private static String row(RuleResult result) {
        var rule = result.rule();
        var name = rule.name() + (rule.proposed() ? " (proposed)" : "");
        var status = result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var severity = rule.severity().name().toLowerCase(Locale.ROOT);
        if (!result.computed()) {
            return "| %s | %s | %s | | | | %s |\n"
                    .formatted(cell(name), severity, status, cell(String.valueOf(result.note())));
        }
        return "| %s | %s | %s | %,d | %s %% | %s | %s |\n"
                .formatted(
                        cell(name),
                        severity,
                        status,
                        result.failing(),
                        percent(result.share()),
                        percent(result.score()),
                        cell(samples(result)));
    }

    private static String samples(RuleResult result) {
        if (result.note() != null) {
            return result.note();
        }
        return result.samples().stream()
                .map(sample ->
                        sample.key() instanceof Value.Text(var key)
                                ? shown(sample.value()).isEmpty()
                                        ? key
                                        : key + ": " + shown(sample.value())
                                : shown(sample.value()))
                .collect(joining("; "));
    }

    private static String shown(Value value) {
        var text = value instanceof Value.Text(var written) ? written : "";
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** A value of the data must not end a cell or start one. */
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replaceAll("\\p{Cntrl}+", " ")
                .replace("<", "&lt;");
    }

    private static String score(OptionalDouble score) {
        return score.isEmpty() ? "not known" : percent(score.getAsDouble()) + " of 100";
    }

    private static String percent(double share) {
        // Rounded down, so that nothing is called whole that is not; a trace is not called nothing.
        double percent = Math.floor(share * 10_000) / 100;
        return share > 0 && percent == 0
                ? String.format(Locale.ROOT, "%.4f", share * 100)
                : String.format(Locale.ROOT, "%.2f", percent);
    }
}
