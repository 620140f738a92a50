package dev.baton.reward.training.figures;

import dev.baton.statistics.Interval;
import dev.baton.statistics.Sample;
import dev.baton.statistics.Wilson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One variant's questions taken apart. Every question counts once, however many answers it has;
 * {@code variance} is the mean variance of the totals of one question's answers.
 */
public record Breakdown(
        Group all,
        Map<String, Group> difficulties,
        Map<String, Group> tags,
        Map<String, Group> kinds,
        List<Lost> components,
        double variance) {
    private static final int MOST_TAGS = 40;

    /** The means of some questions with where they lie at 95 %. */
    public record Group(long questions, Measure total, Measure strict, Measure relaxed) {}

    /** A mean and where it lies. */
    public record Measure(double mean, Interval interval) {
        static Measure of(Sample sample) {
            return new Measure(sample.mean(), sample.interval());
        }

        static Measure share(Sample sample) {
            // A sum of shares may end a hair above 1.
            var share = Math.clamp(sample.mean(), 0, 1);
            return new Measure(share, Wilson.around(share, sample.count()));
        }
    }

    /** A component: its mean value, and the points of the total that it costs on average. */
    public record Lost(String name, long questions, Measure value, double loss) {}

    public static Breakdown of(List<QuestionScore> scores) {
        var all = new Open();
        var difficulties = new TreeMap<String, Open>();
        var tags = new TreeMap<String, Open>();
        var kinds = new TreeMap<String, Open>();
        var values = new TreeMap<String, Sample>();
        var losses = new HashMap<String, Sample>();
        var variance = Sample.EMPTY;
        for (var score : scores) {
            var asked = score.asked();
            all.add(score);
            difficulties.computeIfAbsent(asked.difficulty(), _ -> new Open()).add(score);
            kinds.computeIfAbsent(asked.kind(), _ -> new Open()).add(score);
            asked.tags().forEach(tag -> tags.computeIfAbsent(tag, _ -> new Open()).add(score));
            score.components()
                    .forEach((name, value) -> values.merge(name, Sample.of(value), Sample::with));
            score.losses()
                    .forEach((name, loss) -> losses.merge(name, Sample.of(loss), Sample::with));
            if (score.total().count() > 1) {
                variance = variance.with(score.total().variance());
            }
        }
        return new Breakdown(
                all.group(),
                groups(difficulties),
                groups(tags),
                groups(kinds),
                lost(values, losses, scores.size()),
                variance.mean());
    }

    /** What a component loses is spread over all questions, also where it does not apply. */
    private static List<Lost> lost(
            Map<String, Sample> values, Map<String, Sample> losses, int questions) {
        var lost = new ArrayList<Lost>();
        values.forEach((name, value) -> {
            var loss = losses.getOrDefault(name, Sample.EMPTY);
            lost.add(
                    new Lost(
                            name,
                            value.count(),
                            Measure.of(value),
                            loss.mean() * loss.count() / questions));
        });
        lost.sort(Comparator.comparingDouble(each -> -each.loss()));
        return List.copyOf(lost);
    }

    private static Map<String, Group> groups(Map<String, Open> open) {
        var groups = new TreeMap<String, Group>();
        open.entrySet().stream()
                .sorted(Comparator.comparingLong(group -> -group.getValue().total.count()))
                .limit(MOST_TAGS)
                .forEach(group -> groups.put(group.getKey(), group.getValue().group()));
        return groups;
    }

    private static final class Open {
        private Sample total = Sample.EMPTY;
        private Sample strict = Sample.EMPTY;
        private Sample relaxed = Sample.EMPTY;

        void add(QuestionScore score) {
            total = total.with(score.total().mean());
            strict = strict.with(score.strict());
            relaxed = relaxed.with(score.relaxed());
        }

        Group group() {
            return new Group(
                    total.count(),
                    Measure.of(total),
                    Measure.share(strict),
                    Measure.share(relaxed));
        }
    }
}
