package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The command line's end of the chat socket. */
final class AskSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String CLOSED = "";

    private final HttpClient client;
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private @Nullable WebSocket socket;

    private AskSocket(HttpClient client) {
        this.client = client;
    }

    /** The server was not there or would not talk. */
    static final class Refused extends IOException {
        private final int status;

        Refused(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        /** The HTTP status, 0 when there was none. */
        int status() {
            return status;
        }
    }

    static AskSocket connect(String address, @Nullable String key) throws Refused {
        var connected = new AskSocket(HttpClient.newHttpClient());
        var builder = connected.client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        if (key != null) {
            builder.header("Authorization", "Bearer " + key);
        }
        try {
            connected.socket =
                    builder.buildAsync(URI.create(address), connected.new Listener()).join();
            return connected;
        } catch (CompletionException e) {
            connected.client.close();
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                var status = refused.getResponse().statusCode();
                throw new Refused(
                        status, "the server at %s answered %d".formatted(address, status));
            }
            throw new Refused(0, "no server answers at %s: is it running?".formatted(address));
        }
    }

    void send(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
    }

    /** The next message of the server. */
    JsonNode next() throws IOException, InterruptedException {
        var text = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (text == null || text.equals(CLOSED)) {
            throw new IOException("the server went away before the answer came");
        }
        return Json.tree(text);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        client.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                received.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            received.add(CLOSED);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            received.add(CLOSED);
        }
    }
}
