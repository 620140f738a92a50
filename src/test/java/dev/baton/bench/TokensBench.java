package dev.baton.bench;

import dev.baton.bench.TokenTask.Need;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tokens that goals take when they are planned once, against a plain loop with the same tools that
 * wastes no turn, on databases of 5, 50 and 300 tables.
 */
public final class TokensBench {
    static final List<Integer> SIZES = List.of(5, 50, 300);

    private TokensBench() {}

    /**
     * One task on one size of database; {@code missing} are facts the answer's writer never read.
     */
    record Case(
            String goal,
            int size,
            int planned,
            int plannedCalls,
            LoopRun.Taken told,
            LoopRun.Taken looking,
            Map<String, Integer> byPrompt,
            List<String> missing) {
        /** The loop that takes less here. */
        int cheaper() {
            return Math.min(told.tokens(), looking.tokens());
        }
    }

    /**
     * The share of tokens saved over some cases, against the loop with the schema in its prompt.
     */
    static double saved(List<Case> cases) {
        return 1
                - cases.stream().mapToInt(Case::planned).sum()
                        / (double) cases.stream().mapToInt(each -> each.told().tokens()).sum();
    }

    /** The same against whichever loop takes less in each case. */
    static double savedOfCheaper(List<Case> cases) {
        return 1
                - cases.stream().mapToInt(Case::planned).sum()
                        / (double) cases.stream().mapToInt(Case::cheaper).sum();
    }

    /** The option -v shows each case. */
    public static void main(String[] arguments) throws IOException {
        var cases = run();
        if (List.of(arguments).contains("-v")) {
            cases.forEach(TokensBench::print);
        }
        var out = new LinkedHashMap<String, Object>();
        for (var size : SIZES) {
            tell(
                    size + " tables",
                    cases.stream().filter(each -> each.size() == size).toList(),
                    out);
        }
        tell("all", cases, out);
        Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(Path.of("target", "bench", "tokens.json"), Json.write(out));
    }

    private static void print(Case each) {
        System.out.printf(
                Locale.ROOT,
                "%3d tables: planned %6d in %d calls %s, loop %6d in %d, looking up %6d in %d%s  %s%n",
                each.size(),
                each.planned(),
                each.plannedCalls(),
                each.byPrompt(),
                each.told().tokens(),
                each.told().calls(),
                each.looking().tokens(),
                each.looking().calls(),
                each.missing().isEmpty() ? "" : " MISSING " + each.missing(),
                each.goal());
    }

    private static void tell(String name, List<Case> cases, Map<String, Object> out) {
        int planned = cases.stream().mapToInt(Case::planned).sum();
        int told = cases.stream().mapToInt(each -> each.told().tokens()).sum();
        int cheaper = cases.stream().mapToInt(Case::cheaper).sum();
        long done = cases.stream().filter(each -> each.missing().isEmpty()).count();
        System.out.printf(
                Locale.ROOT,
                "tokens, %s, %d cases (%d done): planned %,d; loop with the schema in its prompt %,d: %.1f %% saved;"
                        + " the cheaper loop of each case %,d: %.1f %% saved%n",
                name,
                cases.size(),
                done,
                planned,
                told,
                100 * saved(cases),
                cheaper,
                100 * savedOfCheaper(cases));
        out.put(
                name,
                Map.of(
                        "cases", cases.size(),
                        "done", done,
                        "planned", planned,
                        "loop", told,
                        "saved", saved(cases),
                        "cheaper_loop", cheaper,
                        "saved_of_cheaper", savedOfCheaper(cases)));
    }

    static List<Case> run() throws IOException {
        return run(SIZES);
    }

    static List<Case> run(List<Integer> sizes) throws IOException {
        var large = LargeSchema.read();
        var cases = new ArrayList<Case>();
        for (var task : TokenTask.all()) {
            for (var size : sizes) {
                var source = PaperSource.of(large, task.tables(), size);
                var run = new PlannedRun(task, source);
                run.run();
                var missing =
                        task.needs().stream()
                                .flatMap(need -> facts(need, run.evidence()).stream())
                                .filter(fact -> !run.solverPrompt().contains(fact))
                                .toList();
                cases.add(
                        new Case(
                                task.goal(),
                                size,
                                run.tokens(),
                                run.calls(),
                                LoopRun.told(task, source, run),
                                LoopRun.looking(task, source, run),
                                run.byPrompt(),
                                missing));
            }
        }
        return List.copyOf(cases);
    }

    /** Names and numbers that the answer cannot do without. */
    static List<String> facts(Need need, Map<StepId, Evidence> evidence) {
        var body = (Value.Fields) evidence.get(StepId.of(need.call())).body();
        var rows = ((Value.Items) body.at("rows")).items().stream().map(Value.Items.class::cast);
        var facts = new ArrayList<String>();
        if (need.flagged()) {
            var names = ((Value.Items) body.at("columns")).items();
            int change = index(names, "change_percent");
            int flagged = index(names, "flagged");
            rows.filter(row -> row.items().get(flagged).equals(new Value.Flag(true)))
                    .forEach(row -> {
                        facts.add(plain(row.items().getFirst()));
                        facts.add(plain(row.items().get(change)));
                    });
        } else {
            rows.limit(need.top())
                    .forEach(row -> row.items().forEach(cell -> facts.add(plain(cell))));
        }
        return facts;
    }

    private static int index(List<Value> columns, String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> ((Value.Fields) columns.get(i)).text("name").orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String plain(Value value) {
        return value instanceof Value.Number(var number)
                ? number.toPlainString()
                : value instanceof Value.Text(var text) ? text : "";
    }
}
