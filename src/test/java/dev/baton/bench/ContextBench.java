package dev.baton.bench;

import dev.baton.context.Compressed;
import dev.baton.context.Compression;
import dev.baton.context.Summarizer;
import dev.baton.json.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * How much compression by rules saves on texts of 2,000 to 20,000 tokens, and whether the facts
 * that were put into them are still there. One line of JSON a text.
 */
public final class ContextBench {
    /** The budget, as a share of the text. */
    static final double SHARE = 0.35;

    // What the processor worked, so that a busy machine does not change the figures.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final int WARM_UP = 60;
    private static final int RUNS = 9;

    private ContextBench() {}

    /** One text: at the budget, and as short as its pins allow. */
    record Figure(
            String text,
            int plainTokens,
            int budget,
            int tokens,
            double saved,
            int leastTokens,
            double savedAtMost,
            int pins,
            int facts,
            int factsKept,
            double millis) {}

    public static void main(String[] arguments) {
        run(WARM_UP, 2_000, 5_000, 10_000, 20_000)
                .forEach(figure -> System.out.println(Json.write(figure)));
    }

    static List<Figure> run(int warmUp, int... sizes) {
        var figures = new ArrayList<Figure>();
        for (int tokens : sizes) {
            for (var history : Corpora.histories(tokens)) {
                figures.add(
                        figure(
                                history.name(),
                                history.facts(),
                                budget ->
                                        Compression.passages(
                                                history.passages(),
                                                "what was decided about the projects",
                                                budget,
                                                Summarizer.NONE),
                                warmUp));
            }
            var table = Corpora.table(tokens);
            figures.add(
                    figure(
                            table.name(),
                            table.facts(),
                            budget -> Compression.digest(table.value(), budget),
                            warmUp));
        }
        return figures;
    }

    private static Figure figure(
            String name, Set<String> facts, IntFunction<Compressed> compression, int warmUp) {
        int budget = (int) (compression.apply(0).plainTokens() * SHARE);
        for (int i = 0; i < warmUp; i++) {
            compression.apply(budget);
        }
        var millis = new ArrayList<Double>();
        for (int i = 0; i < (warmUp > 0 ? RUNS : 1); i++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            compression.apply(budget);
            millis.add((CLOCK.getCurrentThreadCpuTime() - start) / 1e6);
        }
        millis.sort(null);
        var told = compression.apply(budget);
        var least = compression.apply(0);
        int kept =
                (int)
                        facts.stream()
                                .filter(told.text()::contains)
                                .filter(least.text()::contains)
                                .count();
        return new Figure(
                name,
                told.plainTokens(),
                budget,
                told.tokens(),
                rounded(told.saved()),
                least.tokens(),
                rounded(least.saved()),
                told.kept().size(),
                facts.size(),
                kept,
                rounded(millis.get(millis.size() / 2)));
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }
}
