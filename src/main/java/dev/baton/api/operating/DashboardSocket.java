package dev.baton.api.operating;

import dev.baton.api.Farewell;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** {@code WS /ws}: live counts; see docs/websocket.md. The door has asked for a key before. */
@WebSocket(path = "/ws")
public class DashboardSocket {
    private static final Logger LOG = Logger.getLogger(DashboardSocket.class);
    private final Dashboards dashboards;
    private final Farewell farewell;

    DashboardSocket(Dashboards dashboards, Farewell farewell) {
        this.dashboards = dashboards;
        this.farewell = farewell;
    }

    void atStart(@Observes StartupEvent event) {
        farewell.register(() ->
                dashboards.watchers().values().stream()
                        .map(watcher -> watcher.leave(Farewell.RESTART, "the server restarts"))
                        .toList());
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        var watcher = new Watcher(connection);
        dashboards.watchers().put(connection.id(), watcher);
        if (farewell.leaving()) {
            watcher.leave(Farewell.RESTART, "the server restarts").subscribe().with(_ -> {});
        } else {
            watcher.offer(dashboards.frame());
        }
    }

    /** Whatever is said, the counts are the answer. */
    @OnTextMessage
    @RunOnVirtualThread
    void message(String ignored, WebSocketConnection connection) {
        answer(connection);
    }

    @OnBinaryMessage
    @RunOnVirtualThread
    void binary(Buffer ignored, WebSocketConnection connection) {
        answer(connection);
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        dashboards.watchers().remove(connection.id());
    }

    @OnError
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "dashboard %s failed", connection.id());
    }

    private void answer(WebSocketConnection connection) {
        var watcher = dashboards.watchers().get(connection.id());
        if (watcher != null) {
            watcher.offer(dashboards.frame());
        }
    }
}
