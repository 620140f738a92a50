package dev.baton.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A model behind an OpenAI-compatible address that thinks for a fixed time and always writes the
 * same query; prose comes as a stream.
 */
final class SlowModel implements AutoCloseable {
    private static final String QUERY =
            Json.write(
                    Map.of(
                            "question",
                            "Show all active projects with budget over 100000",
                            "sql",
                            "select name, budget from projects where status = 'active' and budget > 100000 order by budget desc",
                            "reasoning",
                            List.of("Active projects have the status active."),
                            "assumptions",
                            List.of(),
                            "confidence",
                            0.9));
    private static final String PROSE = "These are the active projects with a budget over 100000.";

    private final HttpServer server;
    private final Duration thinking;
    private final AtomicInteger calls = new AtomicInteger();

    SlowModel(Duration thinking) throws IOException {
        this.thinking = thinking;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var id = "completion-" + calls.incrementAndGet();
            LockSupport.parkNanos(thinking.toNanos());
            var text = request.contains("You write one PostgreSQL query") ? QUERY : PROSE;
            if (Json.tree(request).path("stream").asBoolean()) {
                stream(exchange, id, text);
            } else {
                send(exchange, "application/json", body(id, text));
            }
        }
    }

    private static String body(String id, String text) {
        var message = Map.of("role", "assistant", "content", text);
        var choice = Map.of("index", 0, "finish_reason", "stop", "message", message);
        return Json.write(
                Map.of(
                        "id",
                        id,
                        "object",
                        "chat.completion",
                        "model",
                        "slow",
                        "choices",
                        List.of(choice),
                        "usage",
                        usage()));
    }

    private static void stream(HttpExchange exchange, String id, String text) throws IOException {
        var all = new StringBuilder();
        for (var piece : text.split("(?<= )")) {
            all.append(chunk(id, Map.of("index", 0, "delta", Map.of("content", piece))));
        }
        all.append(chunk(id, Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")));
        all.append("data: ")
                .append(
                        Json.write(
                                Map.of(
                                        "id",
                                        id,
                                        "object",
                                        "chat.completion.chunk",
                                        "choices",
                                        List.of(),
                                        "usage",
                                        usage())))
                .append("\n\ndata: [DONE]\n\n");
        send(exchange, "text/event-stream", all.toString());
    }

    private static String chunk(String id, Map<String, Object> choice) {
        return "data: "
                + Json.write(
                        Map.of(
                                "id",
                                id,
                                "object",
                                "chat.completion.chunk",
                                "choices",
                                List.of(choice)))
                + "\n\n";
    }

    private static Map<String, Integer> usage() {
        return Map.of("prompt_tokens", 400, "completion_tokens", 60, "total_tokens", 460);
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
