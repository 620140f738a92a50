package dev.baton.bench;

import dev.baton.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The packaged server from outside: how fast it starts and answers, what it adds to a model's time,
 * and what idle sockets cost. Needs {@code make build}.
 */
public final class ServerBench {
    private static final int QUESTIONS = 30;
    private static final int WARM = 960;
    private static final Duration THINKING = Duration.ofMillis(50);
    private static final Map<String, String> RULES =
            Map.of(
                    "BATON_MODEL_PROVIDER",
                    "rules",
                    "BATON_SECURITY_REQUESTS_PER_SECOND",
                    "100000",
                    "BATON_SECURITY_BURST",
                    "100000");

    private final Map<String, Object> figures = new LinkedHashMap<>();

    private ServerBench() {}

    /** Parts to measure: rules, model, sockets; all when none is named. */
    public static void main(String[] arguments) throws Exception {
        var bench = new ServerBench();
        var parts =
                arguments.length == 0 ? List.of("rules", "model", "sockets") : List.of(arguments);
        var home = Files.createTempDirectory("baton-bench");
        try {
            if (parts.contains("rules")) {
                bench.rules(home);
            }
            if (parts.contains("model")) {
                bench.model(home);
            }
            if (parts.contains("sockets")) {
                bench.sockets(home);
            }
        } finally {
            bench.write();
            delete(home);
        }
    }

    private void rules(Path home) throws Exception {
        long begun = System.nanoTime();
        try (var server = Server.start(home, RULES)) {
            tell("first start, s", seconds(begun));
            for (var sample : List.of("projects", "freight")) {
                var questions = questions(sample);
                warm(server, sample, questions);
                report("rules, " + sample, ask(server, sample, questions), 0);
            }
            tell("resident after 2000 questions, MiB", server.residentKib() / 1024.0);
        }
        begun = System.nanoTime();
        try (var server = Server.start(home, RULES)) {
            tell("second start, s", seconds(begun));
            tell("resident after start, MiB", server.residentKib() / 1024.0);
        }
    }

    /** A server is compiled while it answers: figures are of one that has answered a while. */
    private static void warm(Server server, String source, List<String> questions)
            throws IOException, InterruptedException {
        drive(server, source, questions, 16, WARM);
        ask(server, source, questions);
    }

    private void model(Path home) throws Exception {
        try (var model = new SlowModel(THINKING);
                var server = Server.start(home, withModel(model))) {
            var questions = questions("projects");
            drive(server, "projects", questions, 64, WARM);
            long begun = System.nanoTime();
            int failed = drive(server, "projects", questions, 64, WARM);
            tell("requests a second at 64 concurrent, model of 50 ms", WARM / seconds(begun));
            tell("of them without answer", failed);
            ask(server, "projects", questions);
            int before = model.calls();
            var asked = ask(server, "projects", questions);
            double calls = (model.calls() - before) / (double) asked.size();
            tell("model calls a request", calls);
            report("model of 50 ms, one at a time", asked, calls * THINKING.toMillis());
        }
    }

    private static Map<String, String> withModel(SlowModel model) {
        var environment = new LinkedHashMap<>(RULES);
        environment.put("BATON_MODEL_PROVIDER", "openai");
        environment.put("OPENAI_API_KEY", "none");
        environment.put("BATON_MODEL_OPENAI_BASE_URL", model.url());
        environment.put("BATON_MODEL_OPENAI_MODEL", "slow");
        environment.put("BATON_MODEL_CONCURRENT", "64");
        return environment;
    }

    /** Asks with so many callers at once; how many got no answer. */
    private static int drive(
            Server server, String source, List<String> questions, int callers, int total) {
        var next = new AtomicInteger();
        var failed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                threads.submit(() -> {
                    for (int at = next.getAndIncrement(); at < total; at = next.getAndIncrement()) {
                        var question = questions.get(at % questions.size());
                        var answer = Json.tree(server.post("/query", body(source, question)));
                        if (!answer.path("status").asText().equals("completed")) {
                            failed.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        return failed.get();
    }

    private void sockets(Path home) throws Exception {
        try (var server = Server.start(home, RULES)) {
            warm(server, "projects", questions("projects"));
            collect(server);
            long heap = heapKib(server);
            long resident = server.residentKib();
            try (var sockets = IdleSockets.open(server, 1_000)) {
                tell("idle sockets", sockets.count());
                collect(server);
                tell("heap for them, MiB", (heapKib(server) - heap) / 1024.0);
                tell("resident for them, MiB", (server.residentKib() - resident) / 1024.0);
            }
        }
    }

    /** One answered request: how long it took, and how long each of its steps. */
    private record Timed(double millis, Map<String, Long> steps) {
        double database() {
            return steps.getOrDefault("query_runner", 0L);
        }
    }

    private static List<Timed> ask(Server server, String source, List<String> questions)
            throws IOException, InterruptedException {
        var timed = new ArrayList<Timed>();
        try (var events = new RunEvents(server)) {
            for (var question : questions) {
                long begun = System.nanoTime();
                var answer = Json.tree(server.post("/query", body(source, question)));
                double millis = (System.nanoTime() - begun) / 1e6;
                if (answer.hasNonNull("operation_id")) {
                    timed.add(
                            new Timed(millis, events.millis(answer.path("operation_id").asText())));
                }
            }
        }
        return timed;
    }

    private void report(String name, List<Timed> timed, double model) {
        var all = timed.stream().map(Timed::millis).sorted().toList();
        tell(name + ": requests", all.size());
        tell(name + ": whole request, p50 ms", at(all, 0.5));
        tell(name + ": whole request, p95 ms", at(all, 0.95));
        var own =
                timed.stream()
                        .map(each -> each.millis() - each.database() - model)
                        .sorted()
                        .toList();
        tell(name + ": Baton alone, p50 ms", at(own, 0.5));
        tell(name + ": Baton alone, p95 ms", at(own, 0.95));
        var steps = new TreeMap<String, List<Double>>();
        timed.forEach(each ->
                each.steps()
                        .forEach((step, millis) ->
                                steps.computeIfAbsent(step, _ -> new ArrayList<>())
                                        .add((double) millis)));
        steps.forEach((step, millis) ->
                tell(
                        name + ": step " + step + ", p50 ms",
                        at(millis.stream().sorted().toList(), 0.5)));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    /** Questions of a sample that stand alone. */
    private static List<String> questions(String sample) throws IOException {
        try (var lines = Files.lines(Path.of("schema-samples", sample, "questions.jsonl"))) {
            return lines.map(Json::tree)
                    .filter(line -> line.path("kind").asText().equals("answerable"))
                    .map(line -> line.path("question").asText())
                    .limit(QUESTIONS)
                    .toList();
        }
    }

    private static String body(String source, String question) {
        return Json.write(Map.of("query", question, "data_source", source));
    }

    private static void collect(Server server) throws IOException, InterruptedException {
        jcmd(server, "GC.run");
        jcmd(server, "GC.run");
    }

    /** What the heap holds by the JVM's own account. */
    private static long heapKib(Server server) throws IOException, InterruptedException {
        var info = jcmd(server, "GC.heap_info");
        var used = java.util.regex.Pattern.compile("used (\\d+)K").matcher(info);
        return used.find() ? Long.parseLong(used.group(1)) : 0;
    }

    private static String jcmd(Server server, String command)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                String.valueOf(server.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        var said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void tell(String name, double value) {
        figures.put(name, Math.round(value * 100) / 100.0);
        System.out.printf(Locale.ROOT, "%-64s %10.2f%n", name, value);
    }

    private void write() throws IOException {
        Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(Path.of("target", "bench", "server.json"), Json.write(figures));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
