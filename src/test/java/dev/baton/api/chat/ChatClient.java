package dev.baton.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the chat socket, for tests: says things, and waits for what comes. */
public final class ChatClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    public ChatClient(HttpClient http, URI address) {
        this.socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /** With a key in the header of its request. */
    public ChatClient(HttpClient http, URI address, String authorization) {
        this.socket =
                http.newWebSocketBuilder()
                        .header("Authorization", authorization)
                        .buildAsync(address, this)
                        .join();
    }

    /** Sends a message as it stands. */
    public void say(String json) {
        socket.sendText(json, true).join();
    }

    /** Sends a message in frames of so many characters. */
    public void sayInPieces(String text, int size) {
        for (int at = 0; at < text.length(); at += size) {
            int end = Math.min(text.length(), at + size);
            socket.sendText(text.substring(at, end), end == text.length()).join();
        }
    }

    public void sayBinary(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    /** The next message that fits; others before it are dropped. Fails after 20 seconds. */
    public JsonNode await(Predicate<JsonNode> wanted) {
        return until(wanted).getLast();
    }

    public JsonNode await(String type) {
        return await(message -> message.path("type").asText().equals(type));
    }

    /** All messages up to the first that fits. Fails after 20 seconds. */
    public List<JsonNode> until(Predicate<JsonNode> wanted) {
        var all = new ArrayList<JsonNode>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var next = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("waited in vain; heard " + all);
                }
                all.add(next);
                if (wanted.test(next)) {
                    return all;
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The code the server closed with. */
    public int closeCode() {
        return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(Json.tree(partial.toString()));
            partial.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
