package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Training runs as a terminal shows them. */
final class TrainText {
    private static final String ROW = "%-28s %9s  %-22s %-22s %-24s %10s %9s";
    private static final int MOST_LOST = 6;

    private TrainText() {}

    static String progress(JsonNode run) {
        var progress = run.path("progress");
        var text =
                "%,d of %,d answers"
                        .formatted(progress.path("done").asInt(), progress.path("total").asInt());
        return progress.hasNonNull("eta_seconds")
                ? text
                        + String.format(
                                Locale.ROOT,
                                ", about %.0f s left",
                                progress.path("eta_seconds").asDouble())
                : text;
    }

    /** The whole run: a row for each variant, its difficulties, and where points are lost. */
    static String of(JsonNode run, List<JsonNode> figures) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s %s: %s in %s s"
                        .formatted(
                                run.path("training_id").asText(),
                                run.path("status").asText().replace('_', ' '),
                                "%d of %d answers"
                                        .formatted(
                                                run.path("progress").path("done").asInt(),
                                                run.path("progress").path("total").asInt()),
                                number(run.path("progress").path("active_seconds"), "%.1f")));
        if (run.hasNonNull("stopped")) {
            lines.add(run.path("stopped").asText());
        }
        lines.add("");
        lines.add(
                ROW.formatted(
                        "variant", "answers", "right", "right or nearly", "total", "tokens", "ms"));
        for (var variant : run.path("variants")) {
            lines.add(row(variant.path("name").asText(), variant.path("totals")));
            variant.path("difficulties")
                    .properties()
                    .forEach(each -> lines.add(row("  " + each.getKey(), each.getValue())));
        }
        for (var variant : figures) {
            lines.add("");
            lines.add("Points lost by " + variant.path("name").asText() + ":");
            var left = MOST_LOST;
            for (var component : variant.path("components")) {
                if (component.path("loss").asDouble() > 0.00005 && left-- > 0) {
                    lines.add(
                            "  %-14s %s"
                                    .formatted(
                                            component.path("name").asText().replace('_', ' '),
                                            number(component.path("loss"), "%.4f")));
                }
            }
        }
        return harmless(String.join("\n", lines));
    }

    private static String row(String name, JsonNode totals) {
        return ROW.formatted(
                        name,
                        totals.path("answers").asText(),
                        share(totals.path("strict")),
                        share(totals.path("relaxed")),
                        measure(totals.path("total")),
                        totals.path("tokens").asText(),
                        number(totals.path("millis_per_answer"), "%.0f"))
                .stripTrailing();
    }

    private static String share(JsonNode share) {
        return share.hasNonNull("value")
                ? String.format(
                        Locale.ROOT,
                        "%.1f %% (%.0f to %.0f)",
                        100 * share.path("value").asDouble(),
                        100 * share.path("low").asDouble(),
                        100 * share.path("high").asDouble())
                : "-";
    }

    private static String measure(JsonNode measure) {
        return measure.hasNonNull("value")
                ? String.format(
                        Locale.ROOT,
                        "%.3f (%.3f to %.3f)",
                        measure.path("value").asDouble(),
                        measure.path("low").asDouble(),
                        measure.path("high").asDouble())
                : "-";
    }

    private static String number(JsonNode number, String format) {
        return number.isNumber() ? String.format(Locale.ROOT, format, number.asDouble()) : "-";
    }

    /** How it compares with an earlier run. */
    static String compared(JsonNode comparison) {
        var total = comparison.path("total");
        return harmless(
                String.format(
                        Locale.ROOT,
                        "\nAgainst %s (%s), %d questions: total %+.4f (%+.4f to %+.4f),"
                                + " %d better, %d worse, %d the same, sign test %.3f",
                        comparison.path("there").path("training_id").asText(),
                        comparison.path("there").path("name").asText(),
                        total.path("pairs").asInt(),
                        total.path("difference").path("value").asDouble(),
                        total.path("difference").path("low").asDouble(),
                        total.path("difference").path("high").asDouble(),
                        total.path("wins").asInt(),
                        total.path("losses").asInt(),
                        total.path("ties").asInt(),
                        total.path("sign_test").asDouble()));
    }

    static String fault(JsonNode fault) {
        var text = fault.path("text").asText();
        var line = fault.path("line").asInt();
        return harmless(line == 0 ? text : "line %d: %s".formatted(line, text));
    }

    /** What a file of questions holds must not steer a terminal. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
    }
}
