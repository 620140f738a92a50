package dev.baton.api.training;

import dev.baton.reward.training.Advance;
import dev.baton.reward.training.TrainingRun;
import dev.baton.reward.training.figures.Breakdown;
import dev.baton.reward.training.figures.Comparison;
import dev.baton.reward.training.figures.Difference;
import dev.baton.reward.training.figures.Scores;
import dev.baton.reward.training.figures.Tally;
import dev.baton.run.RunStatus;
import dev.baton.statistics.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Training runs and their figures as JSON. */
final class TrainingView {
    private TrainingView() {}

    /** A run in a list. */
    static Map<String, Object> of(TrainingRun run, RunStatus status, int done) {
        var view = new LinkedHashMap<String, Object>();
        view.put("training_id", run.id().value());
        view.put("operation_id", run.run().value());
        view.put("name", run.name());
        view.put("caller", run.caller());
        view.put("status", status.code());
        view.put("stopped", run.stopped());
        view.put("created_at", run.created());
        view.put("finished_at", run.finished());
        view.put("questions", run.questions());
        view.put("question_set", run.setHash());
        view.put("weights", run.weights());
        view.put("progress", progress(run, status, done));
        return view;
    }

    private static Map<String, Object> progress(TrainingRun run, RunStatus status, int done) {
        var advance = new Advance(done, run.answers(), run.active());
        var progress = new LinkedHashMap<String, Object>();
        progress.put("done", done);
        progress.put("total", run.answers());
        progress.put("share", advance.share());
        progress.put("active_seconds", run.active().toMillis() / 1000.0);
        progress.put(
                "eta_seconds",
                status.ended()
                        ? null
                        : advance.left().map(left -> left.toMillis() / 1000.0).orElse(null));
        return progress;
    }

    /** A run with its settings and what it has found so far. */
    static Map<String, Object> of(TrainingRun run, RunStatus status, List<Scores.Part> parts) {
        var all = sum(parts);
        var view = of(run, status, (int) all.answers());
        view.put("settings", settings(run));
        view.put("totals", of(all));
        var variants = new ArrayList<Map<String, Object>>();
        for (var number = 0; number < run.settings().variants().size(); number++) {
            var index = number;
            var mine = parts.stream().filter(part -> part.variant() == index).toList();
            var variant = new LinkedHashMap<String, Object>();
            variant.put("variant", number);
            variant.put("name", run.settings().variants().get(number).name());
            variant.put("totals", of(sum(mine)));
            variant.put("versions", versions(mine));
            variant.put("difficulties", grouped(mine, Scores.Part::difficulty));
            variant.put("data_sources", grouped(mine, Scores.Part::source));
            variants.add(variant);
        }
        view.put("variants", variants);
        return view;
    }

    private static Map<String, Object> settings(TrainingRun run) {
        var settings = run.settings();
        var budget = new LinkedHashMap<String, Object>();
        budget.put("tokens", settings.budget().tokens());
        budget.put("cost_usd", dollars(settings.budget().costMicros()));
        budget.put("seconds", settings.budget().seconds());
        var view = new LinkedHashMap<String, Object>();
        view.put("variants", settings.variants());
        view.put("concurrency", settings.concurrency());
        view.put("budget", budget);
        view.put("seed", settings.seed());
        view.put("data_variant", settings.dataVariant());
        view.put("memory", settings.memory());
        return view;
    }

    private static Tally sum(List<Scores.Part> parts) {
        return parts.stream().map(Scores.Part::tally).reduce(Tally.NONE, Tally::plus);
    }

    private static List<Map<String, Object>> versions(List<Scores.Part> parts) {
        var versions = new LinkedHashMap<Scores.Version, Tally>();
        parts.forEach(part -> versions.merge(part.version(), part.tally(), Tally::plus));
        return versions.entrySet().stream()
                .map(each -> {
                    var view = of(each.getKey());
                    view.put("totals", of(each.getValue()));
                    return view;
                })
                .toList();
    }

    /** What made answers. */
    static Map<String, Object> of(Scores.Version version) {
        var view = new LinkedHashMap<String, Object>();
        view.put("engine", version.engine());
        view.put("model", version.model().isEmpty() ? null : version.model());
        view.put("prompt_version", version.prompt().isEmpty() ? null : version.prompt());
        return view;
    }

    private static Map<String, Object> grouped(
            List<Scores.Part> parts, Function<Scores.Part, String> by) {
        var groups = new TreeMap<String, Tally>();
        parts.forEach(part -> groups.merge(by.apply(part), part.tally(), Tally::plus));
        var view = new LinkedHashMap<String, Object>();
        groups.forEach((name, tally) -> view.put(name, of(tally)));
        return view;
    }

    /** What many answers sum up to. */
    static Map<String, Object> of(Tally tally) {
        var view = new LinkedHashMap<String, Object>();
        view.put("answers", tally.answers());
        view.put("failures", tally.failures());
        view.put("verified", tally.verified());
        view.put("strict", share(tally.strictShare()));
        view.put("relaxed", share(tally.relaxedShare()));
        view.put(
                "total",
                tally.total().count() == 0
                        ? null
                        : measure(tally.total().mean(), tally.total().interval()));
        view.put("tokens", tally.tokens());
        view.put("cost_usd", dollars(tally.knownCostMicros()));
        view.put("millis_per_answer", tally.millisPerAnswer());
        view.put("columns_per_query", tally.columnsPerQuery());
        view.put("executable_but_wrong", share(tally.wrongShare()));
        view.put("judge_minus_result", tally.judgeMinusResult());
        return view;
    }

    private static @Nullable Object share(Tally.@Nullable Share share) {
        return share == null ? null : measure(share.value(), share.interval());
    }

    static @Nullable String dollars(@Nullable Long micros) {
        return micros == null
                ? null
                : BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    private static Map<String, Object> measure(double value, @Nullable Interval interval) {
        var view = new LinkedHashMap<String, Object>();
        view.put("value", value);
        view.put("low", interval == null ? null : interval.low());
        view.put("high", interval == null ? null : interval.high());
        return view;
    }

    /** One variant's questions taken apart. */
    static Map<String, Object> of(Breakdown breakdown) {
        var view = new LinkedHashMap<String, Object>();
        view.put("all", of(breakdown.all()));
        view.put("difficulties", groups(breakdown.difficulties()));
        view.put("kinds", groups(breakdown.kinds()));
        view.put("tags", groups(breakdown.tags()));
        view.put("variance_per_group", breakdown.variance());
        view.put(
                "components",
                breakdown.components().stream()
                        .map(lost -> {
                            var component = new LinkedHashMap<String, Object>();
                            component.put("name", lost.name());
                            component.put("questions", lost.questions());
                            component.put("mean", of(lost.value()));
                            component.put("loss", lost.loss());
                            return component;
                        })
                        .toList());
        return view;
    }

    private static Map<String, Object> groups(Map<String, Breakdown.Group> groups) {
        var view = new LinkedHashMap<String, Object>();
        groups.forEach((name, group) -> view.put(name, of(group)));
        return view;
    }

    private static Map<String, Object> of(Breakdown.Group group) {
        var view = new LinkedHashMap<String, Object>();
        view.put("questions", group.questions());
        view.put("total", of(group.total()));
        view.put("strict", of(group.strict()));
        view.put("relaxed", of(group.relaxed()));
        return view;
    }

    private static Map<String, Object> of(Breakdown.Measure measure) {
        return measure(measure.mean(), measure.interval());
    }

    /** Which of two is better. */
    static Map<String, Object> of(Comparison comparison) {
        var view = new LinkedHashMap<String, Object>();
        view.put("pairs", comparison.pairs().size());
        view.put("only_here", comparison.onlyMine());
        view.put("only_there", comparison.onlyBaseline());
        view.put("total", of(comparison.total()));
        view.put("strict", of(comparison.strict()));
        view.put("relaxed", of(comparison.relaxed()));
        view.put("components", differences(comparison.components()));
        view.put("difficulties", differences(comparison.difficulties()));
        view.put("tags", differences(comparison.tags()));
        return view;
    }

    private static Map<String, Object> differences(Map<String, Difference> differences) {
        var view = new LinkedHashMap<String, Object>();
        differences.forEach((name, difference) -> view.put(name, of(difference)));
        return view;
    }

    private static Map<String, Object> of(Difference difference) {
        var view = new LinkedHashMap<String, Object>();
        view.put("pairs", difference.pairs());
        view.put("here", difference.mean());
        view.put("there", difference.baseline());
        view.put("difference", measure(difference.difference(), difference.interval()));
        view.put("wins", difference.wins());
        view.put("losses", difference.losses());
        view.put("ties", difference.ties());
        view.put("sign_test", difference.probability());
        view.put("significant", difference.significant());
        return view;
    }
}
