package dev.baton.bench;

import dev.baton.agent.QuietWork;
import dev.baton.json.Json;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.rule.RuleQueryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Asks the rule engine all questions of the trades and tells how many it got right. */
public final class RulesBench {
    static final Set<String> HELD_OUT =
            Set.of("museum", "gym", "insurance", "filmfest", "research", "football");

    private RulesBench() {}

    /** What became of one question. */
    record Result(
            String trade,
            Trade.Case asked,
            Draft draft,
            boolean strict,
            boolean relaxed,
            double millis) {
        double confidence() {
            return draft instanceof Draft.Query query ? query.confidence().value() : 0;
        }

        boolean answerable() {
            return !asked.golds().isEmpty();
        }
    }

    /**
     * Arguments: folders of trades; options -v shows each question of developed trades, -vv the
     * right ones too.
     */
    public static void main(String[] arguments) throws Exception {
        boolean verbose = List.of(arguments).contains("-v") || List.of(arguments).contains("-vv");
        boolean all = List.of(arguments).contains("-vv");
        var results = new ArrayList<Result>();
        for (var argument : arguments) {
            if (!argument.startsWith("-")) {
                results.addAll(run(Path.of(argument)));
            }
        }
        if (verbose) {
            results.stream()
                    .filter(result -> !HELD_OUT.contains(result.trade()) && (all || !good(result)))
                    .forEach(RulesBench::print);
        }
        var trades = results.stream().map(Result::trade).distinct().toList();
        for (var trade : trades) {
            System.out.println(
                    line(
                            trade + (HELD_OUT.contains(trade) ? " (held out)" : ""),
                            results.stream()
                                    .filter(result -> result.trade().equals(trade))
                                    .toList()));
        }
        System.out.println(
                line(
                        "DEVELOPED",
                        results.stream()
                                .filter(result -> !HELD_OUT.contains(result.trade()))
                                .toList()));
        System.out.println(
                line(
                        "HELD OUT",
                        results.stream()
                                .filter(result -> HELD_OUT.contains(result.trade()))
                                .toList()));
        System.out.println(line("ALL", results));
        for (boolean held : new boolean[] {false, true}) {
            var kinds = new java.util.TreeMap<String, Integer>();
            results.stream()
                    .filter(result -> HELD_OUT.contains(result.trade()) == held)
                    .filter(Result::answerable)
                    .forEach(result -> kinds.merge(kind(result), 1, Integer::sum));
            System.out.println((held ? "held out " : "developed ") + kinds);
        }
        var figures = System.getProperty("bench.figures");
        if (figures != null) {
            Files.writeString(Path.of(figures), Json.write(figures(results)) + "\n");
        }
        var out = System.getProperty("bench.out");
        if (out != null) {
            Files.writeString(Path.of(out), signals(results));
        }
    }

    static boolean good(Result result) {
        return result.answerable()
                ? result.relaxed() || result.strict()
                : result.draft() instanceof Draft.Declined
                        || result.asked().kind().equals("ambiguous")
                                && result.draft() instanceof Draft.Clarification;
    }

    static List<Result> run(Path folder) throws SQLException, IOException {
        return run(Trade.load(folder), LocalDate.of(2024, 12, 31));
    }

    static List<Result> run(Trade trade, LocalDate today) throws SQLException {
        var results = new ArrayList<Result>();
        var resolved = new HashMap<String, Asked.Resolved>();
        var writer = new RuleQueryWriter();
        try (var connection = trade.database().connect();
                var asking = trade.database().connect()) {
            var source = new Trade.Source(trade, asking);
            for (var asked : trade.cases()) {
                var before = asked.after().isEmpty() ? null : resolved.get(asked.after());
                long start = System.nanoTime();
                Draft draft;
                try {
                    draft =
                            writer.write(
                                    new Asked(
                                            asked.question(),
                                            before,
                                            trade.schema(),
                                            today,
                                            List.of()),
                                    source,
                                    new Quiet());
                } catch (RuntimeException e) {
                    draft =
                            new Draft.Declined(
                                    "CRASH " + e + " " + e.getStackTrace()[0], List.of(), null);
                }
                double millis = (System.nanoTime() - start) / 1e6;
                if (draft instanceof Draft.Query query) {
                    resolved.put(asked.id(), new Asked.Resolved(query.question(), query.sql()));
                }
                results.add(judge(trade.name(), asked, draft, millis, connection));
            }
        }
        return results;
    }

    private static Result judge(
            String trade, Trade.Case asked, Draft draft, double millis, Connection connection) {
        boolean strict = false;
        boolean relaxed = false;
        if (draft instanceof Draft.Query query) {
            try {
                var mine = Rows.of(connection, query.sql());
                for (var gold : asked.golds()) {
                    var rows = Rows.of(connection, gold);
                    boolean ordered = asked.ordered() && rows.rows().size() > 1;
                    strict |= rows.sameAs(mine, 0, ordered);
                    relaxed |= rows.sameAs(mine, 2, ordered);
                }
            } catch (SQLException e) {
                relaxed = false;
            }
        }
        return new Result(trade, asked, draft, strict, relaxed, millis);
    }

    static void print(Result result) {
        System.out.printf(
                Locale.ROOT,
                "%s %s [%s] %s%n",
                good(result) ? result.strict() ? "OK  " : "ok  " : "FAIL",
                result.asked().id(),
                result.asked().difficulty(),
                result.asked().question());
        if (!good(result) || result.confidence() > 0) {
            switch (result.draft()) {
                case Draft.Query query ->
                        System.out.printf(
                                Locale.ROOT,
                                "      %.2f %s%n",
                                query.confidence().value(),
                                query.sql().replace('\n', ' '));
                case Draft.Declined(var why, _, _) -> System.out.println("      DECLINED " + why);
                case Draft.Clarification(var text, var options) ->
                        System.out.println("      ASKS " + text + " " + options);
            }
        }
        if (!good(result)) {
            System.out.println(
                    "      gold "
                            + (result.asked().golds().isEmpty()
                                    ? "-"
                                    : result.asked().golds().getFirst()));
        }
    }

    static String line(String name, List<Result> results) {
        var answerable = results.stream().filter(Result::answerable).toList();
        long strict = answerable.stream().filter(Result::strict).count();
        long relaxed =
                answerable.stream().filter(result -> result.relaxed() || result.strict()).count();
        var sure = results.stream().filter(result -> result.confidence() >= 0.7).toList();
        long sureRight =
                sure.stream().filter(result -> result.strict() || result.relaxed()).count();
        var unanswerable =
                results.stream()
                        .filter(result -> result.asked().kind().equals("unanswerable"))
                        .toList();
        long declined =
                unanswerable.stream()
                        .filter(result -> result.draft() instanceof Draft.Declined)
                        .count();
        var times = new ArrayList<>(results.stream().map(Result::millis).toList());
        Collections.sort(times);
        var wilson = wilson(sureRight, sure.size());
        return String.format(
                Locale.ROOT,
                "%-26s %3d q  strict %5.1f%%  relaxed %5.1f%%  sure %5.1f%% of all, %3d/%3d right = %5.1f%% [%4.1f-%5.1f]  declined %d/%d  p50 %.0f ms p95 %.0f ms",
                name,
                results.size(),
                share(strict, answerable.size()),
                share(relaxed, answerable.size()),
                share(sure.size(), results.size()),
                sureRight,
                sure.size(),
                share(sureRight, sure.size()),
                wilson[0],
                wilson[1],
                declined,
                unanswerable.size(),
                times.isEmpty() ? 0 : times.get(times.size() / 2),
                times.isEmpty() ? 0 : times.get((int) (times.size() * 0.95)));
    }

    /** What became of an answerable question, without telling which. */
    private static String kind(Result result) {
        return switch (result.draft()) {
            case Draft.Query _ -> good(result) ? "right" : "wrong";
            case Draft.Clarification _ -> "asked back";
            case Draft.Declined(var why, _, _) ->
                    "declined: "
                            + why.replaceAll("“[^”]*”", "*")
                                    .replaceAll("connects .* with .*", "connects")
                                    .replaceAll("(\\*, )+", "");
        };
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    /** The 95 % Wilson interval of a share, in percent. */
    static double[] wilson(long part, long whole) {
        if (whole == 0) {
            return new double[] {0, 100};
        }
        double z = 1.96;
        double p = part / (double) whole;
        double middle = (p + z * z / (2 * whole)) / (1 + z * z / whole);
        double half =
                z
                        * Math.sqrt(p * (1 - p) / whole + z * z / (4.0 * whole * whole))
                        / (1 + z * z / whole);
        return new double[] {100 * (middle - half), 100 * (middle + half)};
    }

    /** The figures that must not fall, in percent, for developed and held-out trades. */
    static Map<String, Map<String, Double>> figures(List<Result> results) {
        var figures = new java.util.TreeMap<String, Map<String, Double>>();
        for (boolean held : new boolean[] {false, true}) {
            var part =
                    results.stream()
                            .filter(result -> HELD_OUT.contains(result.trade()) == held)
                            .toList();
            var answerable = part.stream().filter(Result::answerable).toList();
            var unanswerable =
                    part.stream()
                            .filter(result -> result.asked().kind().equals("unanswerable"))
                            .toList();
            var sure = part.stream().filter(result -> result.confidence() >= 0.7).toList();
            var row = new java.util.TreeMap<String, Double>();
            row.put("questions", (double) part.size());
            row.put(
                    "strict",
                    round(
                            share(
                                    answerable.stream().filter(Result::strict).count(),
                                    answerable.size())));
            row.put(
                    "relaxed",
                    round(
                            share(
                                    answerable.stream()
                                            .filter(result -> result.strict() || result.relaxed())
                                            .count(),
                                    answerable.size())));
            row.put("sure", round(share(sure.size(), part.size())));
            row.put(
                    "sure_right",
                    round(
                            share(
                                    sure.stream()
                                            .filter(result -> result.strict() || result.relaxed())
                                            .count(),
                                    sure.size())));
            row.put(
                    "unanswerable_declined",
                    round(
                            share(
                                    unanswerable.stream()
                                            .filter(result ->
                                                    result.draft() instanceof Draft.Declined)
                                            .count(),
                                    unanswerable.size())));
            figures.put(held ? "held_out" : "developed", row);
        }
        return figures;
    }

    private static double round(double percent) {
        return Math.round(percent * 10) / 10.0;
    }

    private static String signals(List<Result> results) {
        var text = new StringBuilder();
        for (var result : results) {
            if (result.draft() instanceof Draft.Query query) {
                Map<String, Double> values = new java.util.LinkedHashMap<>();
                query.signals().forEach(signal -> values.put(signal.name(), signal.value()));
                text.append(result.trade())
                        .append('\t')
                        .append(result.asked().id())
                        .append('\t')
                        .append(result.strict() || result.relaxed() ? 1 : 0)
                        .append('\t')
                        .append(query.confidence().value())
                        .append('\t')
                        .append(values)
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Work that nobody watches. */
    static final class Quiet extends QuietWork {
        @Override
        public Instant deadline() {
            return Instant.MAX;
        }
    }
}
