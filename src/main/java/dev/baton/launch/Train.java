package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a set of questions answered and graded, prints how good that was, and judges it. */
@Command(
        name = "train",
        description = {
            "Has a set of questions answered and graded, and prints how good the answers are.",
            "Starts what it needs and stops it again; --running uses a server that runs."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done, and as good as asked for",
            "1:not done: refused, failed, or stopped before every question was answered",
            "2:wrong use",
            "3:no server at that address (--running)",
            "4:a key is missing or wrong (BATON_API_KEY, --key)",
            "5:done, but not as good as asked for"
        })
final class Train implements Callable<Integer> {
    static final int UNREACHABLE = 3;
    static final int STRANGER = 4;

    @Parameters(
            paramLabel = "QUESTIONS",
            description = "A file of questions (JSON lines), or the name of a sample.")
    @SuppressWarnings("NullAway.Init")
    String questions;

    @Option(names = "--source", description = "The data source to ask where a question names none.")
    @Nullable String source;

    @Option(names = "--name", description = "What to call the run (default: its id).")
    @Nullable String name;

    @Option(
            names = {"-n", "--candidates"},
            description = "Answers of a model to each question (default: 1).")
    @Nullable Integer candidates;

    @Option(
            names = "--variant",
            paramLabel = "SPEC",
            description = {
                "What to compare, as often as needed: rules, model, or",
                "engine=model,model=NAME,prompt=VARIANT,name=TEXT."
            })
    List<String> variants = new ArrayList<>();

    @Option(names = "--no-memory", description = "Answer as if nothing had been learned.")
    boolean forgetful;

    @Option(names = "--concurrency", description = "Answers worked on at once (default: 4).")
    @Nullable Integer concurrency;

    @Option(names = "--budget-tokens", description = "Stop when so many tokens are spent.")
    @Nullable Long tokens;

    @Option(names = "--budget-usd", description = "Stop when so many US dollars are spent.")
    @Nullable String dollars;

    @Option(names = "--budget-seconds", description = "Stop after so many seconds.")
    @Nullable Long seconds;

    @Option(names = "--seed", description = "Of the intervals that are drawn (default: 1).")
    @Nullable Long seed;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    Bar bar;

    @Option(names = "--running", description = "Use a server that runs, and do not start one.")
    boolean running;

    @Option(names = "--json", description = "Print everything as JSON.")
    boolean json;

    @Option(names = "--quiet", description = "Do not tell how far it is.")
    boolean quiet;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ServerAddress server;

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var request = Json.write(request());
        return running
                ? train(new TrainClient(server.at("http", ""), server.shownKey()), request)
                : alone(request);
    }

    /** The body that starts the run. */
    Map<String, Object> request() throws IOException {
        var body = new LinkedHashMap<String, Object>();
        var file = Path.of(questions);
        if (Files.isRegularFile(file)) {
            body.put("jsonl", Files.readString(file));
        } else if (questions.matches("[a-z][a-z0-9_-]*")) {
            body.put("sample", questions);
        } else {
            throw new StartFailure("there is no file " + questions);
        }
        put(body, "data_source", source);
        put(body, "name", name);
        put(body, "candidates", candidates);
        put(body, "concurrency", concurrency);
        put(body, "seed", seed);
        put(body, "memory", forgetful ? false : null);
        var budget = new LinkedHashMap<String, Object>();
        put(budget, "tokens", tokens);
        put(budget, "cost_usd", dollars);
        put(budget, "seconds", seconds);
        if (!budget.isEmpty()) {
            body.put("budget", budget);
        }
        if (!variants.isEmpty()) {
            body.put("variants", variants.stream().map(Train::variant).toList());
        }
        return body;
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    /** {@code rules}, {@code model}, or fields such as {@code engine=model,model=small}. */
    static Map<String, Object> variant(String written) {
        if (!written.contains("=")) {
            return Map.of("engine", written);
        }
        var variant = new LinkedHashMap<String, Object>();
        for (var part : written.split(",")) {
            var field = part.split("=", 2);
            if (field.length < 2) {
                throw new StartFailure(
                        "a variant looks like engine=model,model=NAME, not: " + written);
            }
            variant.put(field[0].strip(), field[1].strip());
        }
        return variant;
    }

    /** With a server of its own, on a port that is free, that nobody else is told of. */
    private int alone(String request) throws IOException, SQLException {
        var settings = Commands.settings().with("HOST", "127.0.0.1").with("PORT", "0");
        try (var storage = Storage.open(settings)) {
            ServerProperties.of(settings, storage).forEach(System::setProperty);
            // What is printed is the result; what the server has to say goes beside it.
            System.setProperty("quarkus.log.console.stderr", "true");
            System.setProperty("quarkus.log.level", "ERROR");
            System.setProperty("quarkus.log.category.\"dev.baton\".level", "ERROR");
            System.setProperty("quarkus.log.category.\"com.zaxxer.hikari\".level", "ERROR");
            TrainServing.begin(this, request, OwnKey.of(settings, storage));
            var code = new AtomicInteger();
            Quarkus.run(
                    TrainServing.class,
                    (exit, failure) -> {
                        code.set(exit);
                        if (failure != null) {
                            System.err.println("baton: " + Serve.explain(failure, 0));
                            code.set(1);
                        }
                    });
            return code.get();
        }
    }

    /** Starts the run, waits for its end, prints and judges it. */
    int train(TrainClient client, String request) throws IOException, InterruptedException {
        try {
            var started = client.post("/training/runs", request);
            if (started.status() != 202) {
                return refused(started);
            }
            var ended = follow(client, started.body());
            var verdict = bar.judge(client, ended);
            print(client, ended, verdict);
            if (!complete(ended)) {
                return 1;
            }
            return verdict.missed().isEmpty() ? 0 : 5;
        } catch (ConnectException _) {
            System.err.println(
                    "baton: no server answers at %s: is it running?".formatted(client.address()));
            return UNREACHABLE;
        }
    }

    private JsonNode follow(TrainClient client, JsonNode started)
            throws IOException, InterruptedException {
        var path = "/training/runs/" + started.path("training_id").asText();
        var told = "";
        while (true) {
            var run = client.get(path);
            var line = TrainText.progress(run);
            if (!quiet && !json && !line.equals(told)) {
                System.err.println("  " + line);
                told = line;
            }
            switch (run.path("status").asText()) {
                case "completed", "partially_completed", "failed", "cancelled", "paused" -> {
                    return run;
                }
                default -> client.rest();
            }
        }
    }

    static boolean complete(JsonNode run) {
        return run.path("status").asText().equals("completed")
                && run.path("progress").path("done").asInt()
                        >= run.path("progress").path("total").asInt();
    }

    private void print(TrainClient client, JsonNode run, Bar.Verdict verdict)
            throws IOException, InterruptedException {
        var figures = new ArrayList<JsonNode>();
        for (var variant : run.path("variants")) {
            figures.add(
                    client.get(
                            "/training/runs/%s/figures?variant=%d"
                                    .formatted(
                                            run.path("training_id").asText(),
                                            variant.path("variant").asInt())));
        }
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("run", run);
            all.put("figures", figures);
            all.put("comparison", verdict.comparison());
            all.put("passed", complete(run) && verdict.missed().isEmpty());
            all.put("missed", verdict.missed());
            System.out.println(Json.mapper().valueToTree(all).toPrettyString());
            return;
        }
        System.out.println(TrainText.of(run, figures));
        if (verdict.comparison() != null) {
            System.out.println(TrainText.compared(verdict.comparison()));
        }
        verdict.missed().forEach(missed -> System.err.println("baton: " + missed));
    }

    private int refused(TrainClient.Reply reply) {
        var problem = reply.body();
        if (json) {
            System.out.println(problem.toPrettyString());
        } else {
            System.err.println("baton: " + problem.path("error").asText("not started"));
            for (var fault : problem.path("faults")) {
                System.err.println("  " + TrainText.fault(fault));
            }
            if (problem.path("faults").isEmpty()) {
                problem.path("suggestions")
                        .forEach(each -> System.err.println("  " + each.asText()));
            }
        }
        return reply.status() == 401 ? STRANGER : 1;
    }
}
