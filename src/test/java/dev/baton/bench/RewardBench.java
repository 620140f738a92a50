package dev.baton.bench;

import dev.baton.json.Json;
import dev.baton.plan.Cancellation;
import dev.baton.reward.Agreement;
import dev.baton.reward.Weights;
import dev.baton.reward.grade.Bounds;
import dev.baton.reward.grade.Candidate;
import dev.baton.reward.grade.Grader;
import dev.baton.reward.grade.PreparedTask;
import dev.baton.reward.grade.Scoring;
import dev.baton.reward.grade.Task;
import dev.baton.sql.DataSource;
import dev.baton.sql.postgres.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many answers are graded in a minute and what memory that takes, and how many golds that were
 * made wrong in one place are told apart from the gold, with and without a second data variant.
 */
public final class RewardBench {
    private static final List<String> SAMPLES =
            List.of("schema-samples/projects", "schema-samples/freight");
    private static final Grader GRADER =
            new Grader(
                    Weights.USUAL,
                    new Bounds(new DataSource.Limits(10_000, 8 << 20, Duration.ofSeconds(5)), 2e6));

    private RewardBench() {}

    /** What became of the mutants of one kind. */
    static final class Told {
        int mutants;
        int same;
        int alone;
        int withVariant;

        Map<String, Object> figures() {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("mutants", mutants);
            figures.put("same_by_construction", same);
            int rest = mutants - same;
            figures.put("told_apart", share(alone, rest));
            figures.put("told_apart_with_variant", share(withVariant, rest));
            figures.put("interval_with_variant", RulesBench.wilson(withVariant, rest));
            return figures;
        }

        private static double share(int part, int whole) {
            return Math.round(RulesBench.share(part, whole) * 10) / 10.0;
        }
    }

    /** Arguments: folders of databases, else all; -v shows what is not told apart. */
    public static void main(String... arguments) throws Exception {
        var folders = new ArrayList<>(SAMPLES.stream().map(Path::of).toList());
        try (var trades = Files.list(Path.of("src/test/resources/trades"))) {
            folders.addAll(trades.sorted().toList());
        }
        boolean verbose = List.of(arguments).contains("-v");
        var named =
                List.of(arguments).stream()
                        .filter(each -> !each.startsWith("-"))
                        .map(Path::of)
                        .toList();
        if (!named.isEmpty()) {
            folders = new ArrayList<>(named);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("speed", speed(Path.of(SAMPLES.getFirst()), 4_000, 3));
        var told = new EnumMap<Mutation, Told>(Mutation.class);
        var golds = new int[2];
        for (var folder : folders) {
            mutants(folder, told, golds, verbose);
        }
        figures.put("golds", golds[0]);
        figures.put("golds_that_say_something_on_the_variant", golds[1]);
        var all = new Told();
        told.values()
                .forEach(each -> {
                    all.mutants += each.mutants;
                    all.same += each.same;
                    all.alone += each.alone;
                    all.withVariant += each.withVariant;
                });
        var mutations = new LinkedHashMap<String, Object>();
        told.forEach((mutation, each) ->
                mutations.put(mutation.name().toLowerCase(java.util.Locale.ROOT), each.figures()));
        mutations.put("all", all.figures());
        figures.put("mutations", mutations);
        System.out.println(
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    }

    /** Adds what became of the mutants of one database. */
    static void mutants(Path folder, Map<Mutation, Told> told, int[] golds, boolean verbose)
            throws SQLException, IOException {
        var trade = Trade.load(folder);
        var queries =
                trade.cases().stream()
                        .flatMap(each -> each.golds().stream().limit(1))
                        .distinct()
                        .toList();
        var scripts =
                List.of(
                        Files.readString(folder.resolve("schema.sql")),
                        Files.readString(folder.resolve("data.sql")));
        var other = DataVariant.of(trade, queries, scripts);
        try (var source = TestSources.open(trade.name(), trade.database(), null);
                var variant = TestSources.open(trade.name(), other, null)) {
            for (var gold : queries) {
                var task = Task.of("", List.of(gold));
                var alone = GRADER.prepare(task, source, null, new Cancellation());
                if (!alone.golds().getFirst().usable()) {
                    continue;
                }
                golds[0]++;
                var both = GRADER.prepare(task, source, variant, new Cancellation());
                golds[1] +=
                        GRADER.prepare(task, variant, null, new Cancellation())
                                        .golds()
                                        .getFirst()
                                        .usable()
                                ? 1
                                : 0;
                for (var mutation : Mutation.values()) {
                    for (var mutant : mutation.of(gold)) {
                        one(
                                mutation,
                                gold,
                                mutant,
                                alone,
                                both,
                                trade,
                                told.computeIfAbsent(mutation, _ -> new Told()),
                                verbose);
                    }
                }
            }
        }
    }

    private static void one(
            Mutation mutation,
            String gold,
            String mutant,
            PreparedTask alone,
            PreparedTask both,
            Trade trade,
            Told told,
            boolean verbose) {
        var candidate = Candidate.query(mutant, "mutated", 10);
        var grade = alone.grade(candidate, new Cancellation());
        boolean runs =
                grade.reward(dev.baton.reward.Component.EXECUTION)
                        .filter(each -> each.value() == 1)
                        .isPresent();
        if (!runs) {
            return; // What does not run is told apart by that, and says nothing of the comparison.
        }
        told.mutants++;
        if (SameMeaning.shown(mutation, gold, mutant, trade.schema())) {
            told.same++;
            return;
        }
        boolean here = grade.comparison().agreement() != Agreement.STRICT;
        boolean there =
                both.grade(candidate, new Cancellation()).comparison().agreement()
                        != Agreement.STRICT;
        told.alone += here ? 1 : 0;
        told.withVariant += there ? 1 : 0;
        if (verbose && !there) {
            System.out.println(mutation + " " + trade.name() + "\n   " + gold + "\n   " + mutant);
        }
    }

    /** Grades as many completions of a sample as said, several times over. */
    static Map<String, Object> speed(Path folder, int completions, int rounds)
            throws SQLException, IOException {
        var trade = Trade.load(folder);
        var figures = new LinkedHashMap<String, Object>();
        try (var source = TestSources.open(trade.name(), trade.database(), null)) {
            var items = items(trade, source, completions);
            var scoring = new Scoring(GRADER, 4, Duration.ofMinutes(10));
            scoring.score(items.subList(0, Math.min(500, items.size())), new Cancellation());
            figures.put("sample", trade.name());
            figures.put("tasks", items.stream().map(Scoring.Item::task).distinct().count());
            figures.put("completions", items.size());
            figures.put("heap_before_mib", heap());
            var minutes = new ArrayList<Long>();
            var heaps = new ArrayList<Long>();
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                for (int from = 0; from < items.size(); from += 1_000) {
                    scoring.score(
                            items.subList(from, Math.min(items.size(), from + 1_000)),
                            new Cancellation());
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                minutes.add(Math.round(items.size() / seconds * 60));
                heaps.add(heap());
            }
            figures.put("completions_per_minute", minutes);
            figures.put("heap_after_mib", heaps);
        }
        return figures;
    }

    /** Right, mutated, misspelt, refused and wordy answers to each question, in turn. */
    private static List<Scoring.Item> items(Trade trade, DataSource source, int count) {
        var tasks = trade.cases().stream().filter(each -> !each.golds().isEmpty()).toList();
        var items = new ArrayList<Scoring.Item>();
        for (int i = 0; items.size() < count; i++) {
            var asked = tasks.get(i % tasks.size());
            var task = new Task(asked.question(), asked.golds(), false, asked.ordered());
            var gold = asked.golds().getFirst();
            var completions =
                    new ArrayList<>(
                            List.of(
                                    gold,
                                    "We read the tables.\n```sql\n" + gold + "\n```",
                                    Json.write(
                                            Map.of(
                                                    "sql",
                                                    gold,
                                                    "reasoning",
                                                    List.of("one", "two"))),
                                    "drop table x",
                                    "select nothing from nowhere",
                                    "I do not know."));
            for (var mutation : Mutation.values()) {
                completions.addAll(mutation.of(gold));
            }
            completions.forEach(each -> items.add(new Scoring.Item(task, each, source, null)));
        }
        return List.copyOf(items.subList(0, count));
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
