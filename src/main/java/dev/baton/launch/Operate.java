package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts an operation on a running server, tells its steps as they happen, prints its result. */
@Command(
        name = "operate",
        description = "Starts an operation on a running server and prints its result.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:completed, also partially",
            "1:not completed: it failed, was cancelled or waits for a person",
            "2:wrong use",
            "3:no server at that address",
            "4:a key is missing or wrong (BATON_API_KEY, --key)"
        })
final class Operate implements Callable<Integer> {
    private static final int UNREACHABLE = 3;
    private static final int STRANGER = 4;

    @Parameters(
            paramLabel = "TYPE",
            description =
                    "data_pipeline, data_validation, entity_sync, performance_check, ai_inference or custom.")
    @SuppressWarnings("NullAway.Init")
    String type;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter; its value may be JSON. Give it as often as needed.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--test", description = "Only show what would be done.")
    boolean test;

    @Option(names = "--priority", description = "1 to 10, 10 first (default: 5).")
    @Nullable Integer priority;

    @Option(names = "--timeout", description = "Seconds it may take (default: 300).")
    @Nullable Integer timeout;

    @Option(names = "--no-validation", description = "Do not check the result.")
    boolean unchecked;

    @Option(names = "--json", description = "Print the whole operation as JSON.")
    boolean json;

    @Option(names = "--quiet", description = "Do not tell the steps.")
    boolean quiet;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ServerAddress server;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var started =
                    send(
                            client,
                            request("/operations")
                                    .header("Content-Type", "application/json")
                                    .header("Prefer", "respond-async")
                                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(body()))));
            if (started.statusCode() != 202) {
                return refused(started);
            }
            var id = Json.tree(started.body()).path("operation_id").asText();
            follow(id);
            var ended = send(client, request("/operations/" + id).GET());
            return ended.statusCode() == 200 ? print(Json.tree(ended.body())) : refused(ended);
        } catch (ConnectException | AskSocket.Refused _) {
            System.err.println(
                    "baton: no server answers at %s: is it running?".formatted(address("")));
            return UNREACHABLE;
        }
    }

    private Map<String, Object> body() {
        var given = new LinkedHashMap<String, Object>();
        parameters.forEach((name, value) -> given.put(name, value(value)));
        if (test) {
            given.put("test", true);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("operation_type", type);
        body.put("parameters", given);
        body.put("require_validation", !unchecked);
        if (priority != null) {
            body.put("priority", priority);
        }
        if (timeout != null) {
            body.put("timeout_seconds", timeout);
        }
        return body;
    }

    /** What is JSON is taken as such; all else is text. */
    static Object value(String written) {
        try {
            var node = Json.tree(written);
            return node.isMissingNode() ? written : node;
        } catch (UncheckedIOException _) {
            return written;
        }
    }

    private void follow(String id) throws IOException, InterruptedException {
        var socketAddress = server.at("ws", "/ws/chat").toString();
        try (var socket = AskSocket.connect(socketAddress, server.shownKey())) {
            socket.send(Json.write(Map.of("type", "subscribe", "operation_id", id)));
            for (var message = socket.next(); tell(message); message = socket.next()) {
                // Told until it has ended or somebody must decide.
            }
        }
    }

    /** False when there is nothing more to wait for. */
    private boolean tell(JsonNode message) {
        if (!quiet && !json) {
            OperationText.line(message).ifPresent(System.err::println);
        }
        return switch (message.path("type").asText()) {
            case "workflow_completed", "escalated", "error", "goodbye" -> false;
            default -> true;
        };
    }

    private int print(JsonNode operation) {
        System.out.println(json ? operation.toPrettyString() : OperationText.of(operation));
        return switch (operation.path("status").asText()) {
            case "completed", "partially_completed" -> 0;
            default -> 1;
        };
    }

    private int refused(HttpResponse<String> response) {
        JsonNode problem = Json.tree(response.body());
        if (json) {
            System.out.println(problem.toPrettyString());
        } else {
            System.err.println("baton: " + problem.path("error").asText("not started"));
            problem.path("suggestions").forEach(each -> System.err.println("  " + each.asText()));
        }
        return response.statusCode() == 401 ? STRANGER : 1;
    }

    private HttpRequest.Builder request(String path) throws IOException {
        var builder = HttpRequest.newBuilder(address(path));
        var key = server.shownKey();
        return key == null ? builder : builder.header("Authorization", "Bearer " + key);
    }

    private URI address(String path) throws IOException {
        return server.at("http", path);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
