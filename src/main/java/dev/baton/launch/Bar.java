package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How good a training run must be; what is judged is its first variant. */
final class Bar {
    @Option(names = "--min-strict", description = "The least share of right answers, 0 to 1.")
    @Nullable Double strict;

    @Option(
            names = "--min-relaxed",
            description = "The least share of right or nearly right answers.")
    @Nullable Double relaxed;

    @Option(names = "--min-total", description = "The least mean total.")
    @Nullable Double total;

    @Option(
            names = "--no-worse-than",
            paramLabel = "RUN",
            description = {
                "An earlier training run: the mean total may not be less than its own by more",
                "than chance explains (95 %%)."
            })
    @Nullable String run;

    /** What was not reached, in words, and the comparison with the earlier run, if any. */
    record Verdict(List<String> missed, @Nullable JsonNode comparison) {}

    Verdict judge(TrainClient client, JsonNode ended) throws IOException, InterruptedException {
        var totals = ended.path("variants").path(0).path("totals");
        var missed = new ArrayList<String>();
        least("right answers", strict, totals.path("strict"), missed);
        least("right or nearly right answers", relaxed, totals.path("relaxed"), missed);
        least("the mean total", total, totals.path("total"), missed);
        var comparison = run == null ? null : compare(client, ended, run, missed);
        return new Verdict(List.copyOf(missed), comparison);
    }

    private static void least(
            String what, @Nullable Double least, JsonNode measure, List<String> missed) {
        if (least == null) {
            return;
        }
        // What is not known has not been reached.
        var value = measure.path("value").asDouble(Double.NEGATIVE_INFINITY);
        if (!(value >= least)) {
            missed.add(
                    measure.hasNonNull("value")
                            ? String.format(
                                    Locale.ROOT, "%s: %.4f is less than %.4f", what, value, least)
                            : what + ": not known");
        }
    }

    private static @Nullable JsonNode compare(
            TrainClient client, JsonNode ended, String with, List<String> missed)
            throws IOException, InterruptedException {
        var reply =
                client.fetch(
                        "/training/runs/%s/compare?with=%s"
                                .formatted(
                                        ended.path("training_id").asText(),
                                        TrainClient.encoded(with)));
        if (reply.status() != 200) {
            missed.add("no comparison with %s: %s".formatted(with, reply.problem()));
            return null;
        }
        var total = reply.body().path("total");
        if (total.path("pairs").asInt() == 0) {
            missed.add("no comparison with %s: no question is the same".formatted(with));
        } else if (total.path("difference").path("high").asDouble() < 0) {
            missed.add(
                    String.format(
                            Locale.ROOT,
                            "worse than %s: the mean total changed by %.4f (%.4f to %.4f)",
                            with,
                            total.path("difference").path("value").asDouble(),
                            total.path("difference").path("low").asDouble(),
                            total.path("difference").path("high").asDouble()));
        }
        return reply.body();
    }
}
