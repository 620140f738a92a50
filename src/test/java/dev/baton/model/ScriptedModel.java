package dev.baton.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model that says what it is told to, over HTTP, in the forms of OpenAI, Anthropic and Ollama.
 * Its lines are used in order; the last one is said again and again.
 */
public final class ScriptedModel implements AutoCloseable {
    private final HttpServer server;
    private final ConcurrentLinkedQueue<Line> script = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final AtomicInteger completions = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<CountDownLatch> waitingForCalls =
            new ConcurrentLinkedQueue<>();

    /** What the model does at one call. */
    private sealed interface Line {
        record Say(String text, String finish, int inputTokens, int outputTokens) implements Line {}

        record Refuse(int status, String body, Map<String, String> headers) implements Line {}

        record Raw(String body) implements Line {}

        record BreakOff(String text) implements Line {}

        record Never() implements Line {}
    }

    public ScriptedModel() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public ScriptedModel says(String text) {
        return line(new Line.Say(text, "stop", 100, 20));
    }

    public ScriptedModel saysCut(String text) {
        return line(new Line.Say(text, "length", 100, 20));
    }

    public ScriptedModel refuses(int status, String body, Map<String, String> headers) {
        return line(new Line.Refuse(status, body, headers));
    }

    public ScriptedModel fails(int status) {
        return refuses(status, "{\"error\":{\"message\":\"failed\"}}", Map.of());
    }

    /** A body that is no completion at all. */
    public ScriptedModel answersRaw(String body) {
        return line(new Line.Raw(body));
    }

    /** Streams the text, then drops the connection. */
    public ScriptedModel breaksOffAfter(String text) {
        return line(new Line.BreakOff(text));
    }

    public ScriptedModel neverAnswers() {
        return line(new Line.Never());
    }

    /** A new script, and no call has been made. */
    public void forget() {
        script.clear();
        requests.clear();
        headers.clear();
    }

    private ScriptedModel line(Line line) {
        script.add(line);
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int calls() {
        return requests.size();
    }

    public JsonNode request(int index) {
        return requests.get(index);
    }

    public String header(int index, String name) {
        return headers.get(index).getOrDefault(name, List.of("")).getFirst();
    }

    /** All that was said to it at that call. */
    public String prompt(int index) {
        return requests.get(index).path("messages").toString() + requests.get(index).path("system");
    }

    /** Waits until one more call than before has arrived. */
    public CountDownLatch nextCall() {
        var latch = new CountDownLatch(1);
        waitingForCalls.add(latch);
        return latch;
    }

    /** True once the caller of a call that is never answered has closed its connection. */
    public boolean hungUpWithin(Duration time) throws InterruptedException {
        return hungUp.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var request = Json.tree(new String(body, StandardCharsets.UTF_8));
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            requests.add(request);
            waitingForCalls.forEach(CountDownLatch::countDown);
            var line = script.size() > 1 ? script.poll() : script.peek();
            switch (line) {
                case null -> send(exchange, 500, "nothing to say");
                case Line.Say say -> say(exchange, request, say);
                case Line.Raw(var raw) -> send(exchange, 200, raw);
                case Line.Refuse(var status, var text, var more) -> {
                    more.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                    send(exchange, status, text);
                }
                case Line.BreakOff(var text) -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 100_000);
                    write(exchange, openAiChunk("x", text, null));
                    exchange.getResponseBody().flush();
                }
                case Line.Never _ -> waitUntilHungUp(exchange);
            }
        }
    }

    /** An open stream of comment lines, which no client takes for an answer. */
    private void waitUntilHungUp(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                write(exchange, ": still thinking\n\n");
                exchange.getResponseBody().flush();
            }
        } catch (IOException e) {
            hungUp.countDown();
            throw e;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void say(HttpExchange exchange, JsonNode request, Line.Say say) throws IOException {
        var id = "completion-" + completions.incrementAndGet();
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/chat/completions")) {
            if (request.path("stream").asBoolean()) {
                streamOpenAi(exchange, id, say);
            } else {
                send(exchange, 200, openAi(id, say));
            }
        } else if (path.endsWith("/messages")) {
            if (request.path("stream").asBoolean()) {
                streamAnthropic(exchange, id, say);
            } else {
                send(exchange, 200, anthropic(id, say));
            }
        } else if (path.endsWith("/api/chat")) {
            if (request.path("stream").asBoolean()) {
                streamOllama(exchange, say);
            } else {
                send(exchange, 200, ollama(say.text(), true, say));
            }
        } else {
            send(exchange, 404, "{\"error\":\"no such path\"}");
        }
    }

    private static String openAi(String id, Line.Say say) {
        return Json.write(
                Map.of(
                        "id",
                        id,
                        "object",
                        "chat.completion",
                        "model",
                        "scripted",
                        "choices",
                        List.of(
                                Map.of(
                                        "index", 0,
                                        "finish_reason", say.finish(),
                                        "message",
                                                Map.of(
                                                        "role",
                                                        "assistant",
                                                        "content",
                                                        say.text()))),
                        "usage",
                        Map.of(
                                "prompt_tokens", say.inputTokens(),
                                "completion_tokens", say.outputTokens(),
                                "total_tokens", say.inputTokens() + say.outputTokens())));
    }

    private static void streamOpenAi(HttpExchange exchange, String id, Line.Say say)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        for (var piece : say.text().split("(?<= )")) {
            write(exchange, openAiChunk(id, piece, null));
        }
        write(exchange, openAiChunk(id, "", say.finish()));
        write(
                exchange,
                "data: {\"id\":\"%s\",\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}}\n\n"
                        .formatted(
                                id,
                                say.inputTokens(),
                                say.outputTokens(),
                                say.inputTokens() + say.outputTokens()));
        write(exchange, "data: [DONE]\n\n");
    }

    private static String openAiChunk(String id, String piece, String finish) {
        return "data: {\"id\":\"%s\",\"object\":\"chat.completion.chunk\",\"model\":\"scripted\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":%s}]}\n\n"
                .formatted(id, Json.write(piece), finish == null ? "null" : Json.write(finish));
    }

    private static void streamAnthropic(HttpExchange exchange, String id, Line.Say say)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var begun =
                Map.of(
                        "id",
                        id,
                        "role",
                        "assistant",
                        "model",
                        "scripted",
                        "content",
                        List.of(),
                        "usage",
                        Map.of("input_tokens", say.inputTokens(), "output_tokens", 1));
        event(exchange, "message_start", Map.of("message", begun));
        event(
                exchange,
                "content_block_start",
                Map.of("index", 0, "content_block", Map.of("type", "text", "text", "")));
        for (var piece : say.text().split("(?<= )")) {
            event(
                    exchange,
                    "content_block_delta",
                    Map.of("index", 0, "delta", Map.of("type", "text_delta", "text", piece)));
        }
        event(exchange, "content_block_stop", Map.of("index", 0));
        event(
                exchange,
                "message_delta",
                Map.of(
                        "delta", Map.of("stop_reason", "end_turn"),
                        "usage", Map.of("output_tokens", say.outputTokens())));
        event(exchange, "message_stop", Map.of());
    }

    private static void event(HttpExchange exchange, String type, Map<String, Object> fields)
            throws IOException {
        var all = new java.util.HashMap<>(fields);
        all.put("type", type);
        write(exchange, "event: %s\ndata: %s\n\n".formatted(type, Json.write(all)));
    }

    private static void streamOllama(HttpExchange exchange, Line.Say say) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        for (var piece : say.text().split("(?<= )")) {
            write(exchange, ollama(piece, false, say) + "\n");
        }
        write(exchange, ollama("", true, say) + "\n");
    }

    private static String anthropic(String id, Line.Say say) {
        return Json.write(
                Map.of(
                        "id",
                        id,
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "model",
                        "scripted",
                        "content",
                        List.of(Map.of("type", "text", "text", say.text())),
                        "stop_reason",
                        say.finish().equals("stop") ? "end_turn" : "max_tokens",
                        "usage",
                        Map.of(
                                "input_tokens", say.inputTokens(),
                                "output_tokens", say.outputTokens())));
    }

    private static String ollama(String text, boolean done, Line.Say say) {
        var fields = new java.util.HashMap<String, Object>();
        fields.put("model", "scripted");
        fields.put("created_at", "2026-01-01T00:00:00Z");
        fields.put("message", Map.of("role", "assistant", "content", text));
        fields.put("done", done);
        if (done) {
            fields.put("done_reason", say.finish());
            fields.put("prompt_eval_count", say.inputTokens());
            fields.put("eval_count", say.outputTokens());
        }
        return Json.write(fields);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
