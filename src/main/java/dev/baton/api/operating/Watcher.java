package dev.baton.api.operating;

import dev.baton.api.Farewell;
import dev.baton.json.Json;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One dashboard's socket. Only the newest counts wait to be sent, so one that reads slowly costs
 * nothing and misses nothing; one that does not read at all is closed.
 */
final class Watcher {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebSocketConnection connection;
    private final AtomicReference<@Nullable String> next = new AtomicReference<>();
    private final AtomicBoolean sending = new AtomicBoolean();

    Watcher(WebSocketConnection connection) {
        this.connection = connection;
    }

    /** Sends this as soon as the reader has taken what was sent before. */
    void offer(String frame) {
        next.set(frame);
        start();
    }

    /** Says goodbye and closes with that code; the result completes when that is done. */
    Uni<Void> leave(int code, String reason) {
        next.set(null);
        var goodbye =
                Json.write(
                        Map.of(
                                "v",
                                1,
                                "type",
                                "goodbye",
                                "reason",
                                reason,
                                "reconnect_after_ms",
                                1000));
        return Farewell.close(connection, goodbye, code, reason);
    }

    private void start() {
        if (sending.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::send);
        }
    }

    private void send() {
        try {
            for (var frame = next.getAndSet(null); frame != null; frame = next.getAndSet(null)) {
                if (!connection.isOpen()) {
                    return;
                }
                connection.sendText(frame).await().atMost(PATIENCE);
            }
        } catch (RuntimeException _) {
            leave(Farewell.TOO_SLOW, "this reader is too slow").subscribe().with(_ -> {});
            return;
        } finally {
            sending.set(false);
        }
        if (next.get() != null) {
            start();
        }
    }
}
