package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Asks a running server and prints the answer. Ends with 0 when it was answered, 1 when it was not,
 * 2 for a wrong use, 3 when no server is there, 4 when it wants another key.
 */
@Command(
        name = "ask",
        description = "Asks a running server one question.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:answered",
            "1:not answered: it failed, was declined or needs another wording",
            "2:wrong use",
            "3:no server at that address",
            "4:a key is missing or wrong (BATON_API_KEY, --key)"
        })
final class Ask implements Callable<Integer> {
    private static final int UNREACHABLE = 3;
    private static final int STRANGER = 4;

    @Parameters(paramLabel = "QUESTION", description = "The question, in words.")
    @SuppressWarnings("NullAway.Init")
    String question;

    @Option(names = "--source", description = "Which data source (default: the first).")
    @Nullable String source;

    @Option(names = "--json", description = "Print the whole answer as JSON.")
    boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ServerAddress server;

    @Option(names = "--quiet", description = "Do not tell the stages.")
    boolean quiet;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var address = server.at("ws", "/ws/chat").toString();
        try (var socket = AskSocket.connect(address, server.shownKey())) {
            socket.send(Json.write(query()));
            return follow(socket);
        } catch (AskSocket.Refused e) {
            System.err.println("baton: " + e.getMessage());
            return e.status() == 401 ? STRANGER : UNREACHABLE;
        }
    }

    private Map<String, Object> query() {
        var message = new TreeMap<String, Object>(Map.of("type", "query", "query", question));
        if (source != null) {
            message.put("data_source", source);
        }
        return message;
    }

    private int follow(AskSocket socket) throws IOException, InterruptedException {
        JsonNode answer = null;
        while (true) {
            var message = socket.next();
            switch (message.path("type").asText()) {
                case "error" -> {
                    return fail(message);
                }
                case "stage_completed" -> tell(message);
                case "answer" -> answer = message;
                case "workflow_completed" -> {
                    return answer == null ? fail(message.path("problem")) : print(answer);
                }
                default -> {
                    // The rest is for pages.
                }
            }
        }
    }

    private void tell(JsonNode stage) {
        if (!quiet && !json) {
            System.err.printf(
                    "  %s (%d ms)%n",
                    stage.path("stage").asText().replace('_', ' '), stage.path("millis").asLong());
        }
    }

    private int print(JsonNode answer) {
        System.out.println(json ? answer.toPrettyString() : AnswerText.of(answer));
        return answer.path("sql").isTextual() ? 0 : 1;
    }

    private int fail(JsonNode problem) {
        if (json) {
            System.out.println(problem.toPrettyString());
        } else {
            System.err.println(
                    "baton: "
                            + problem.path("error")
                                    .asText(problem.path("text").asText("not answered")));
            problem.path("suggestions").forEach(each -> System.err.println("  " + each.asText()));
        }
        var code = problem.path("error_code").asText(problem.path("cause").asText());
        return code.equals("unauthenticated") ? STRANGER : 1;
    }
}
