package dev.baton.api.chat;

import dev.baton.api.Farewell;
import dev.baton.api.security.CurrentCaller;
import dev.baton.event.EventLog;
import dev.baton.event.Feed;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.run.Runs;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
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
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** {@code WS /ws/chat}: see docs/websocket.md. */
@WebSocket(path = "/ws/chat")
public class ChatSocket {
    private static final Logger LOG = Logger.getLogger(ChatSocket.class);
    private static final int LARGEST = 32 * 1024;
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final Conversation conversation;
    private final CurrentCaller current;
    private final Runs runs;
    private final EventLog log;
    private final Feed feed;
    private final Clock clock;
    private final Farewell farewell;

    ChatSocket(
            Conversation conversation,
            CurrentCaller current,
            Runs runs,
            EventLog log,
            Feed feed,
            Clock clock,
            Farewell farewell) {
        this.conversation = conversation;
        this.current = current;
        this.runs = runs;
        this.log = log;
        this.feed = feed;
        this.clock = clock;
        this.farewell = farewell;
    }

    @OnOpen
    void open(WebSocketConnection connection) {
        var caller = current.of(connection.handshakeRequest()).orElse(null);
        var socket = new Socket(connection, caller, runs, log, feed, clock);
        sockets.put(connection.id(), socket);
        if (farewell.leaving()) {
            socket.leave(Farewell.RESTART, "the server restarts").subscribe().with(_ -> {});
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void message(String text, WebSocketConnection connection) {
        var socket = sockets.get(connection.id());
        if (socket == null) {
            return;
        }
        if (!socket.pace().take()) {
            refuse(socket, Cause.RATE_LIMITED, "Too many messages.", "Send at most 20 a second.");
        } else if (text.length() > LARGEST) {
            tooLarge(socket);
        } else {
            handle(socket, text);
        }
    }

    @OnBinaryMessage
    void binary(Buffer ignored, WebSocketConnection connection) {
        var socket = sockets.get(connection.id());
        if (socket != null) {
            refuse(
                    socket,
                    Cause.BAD_REQUEST,
                    "Binary frames are not read.",
                    "Send JSON in a text frame.");
        }
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        var socket = sockets.remove(connection.id());
        if (socket != null) {
            socket.gone();
        }
    }

    @OnError
    void failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf(failure, "socket %s failed", connection.id());
        var socket = sockets.get(connection.id());
        // Of a message in so many pieces that it is not put together, this is all that is known.
        if (socket != null && failure instanceof IllegalStateException) {
            tooLarge(socket);
        }
    }

    @Scheduled(every = "15s")
    void beat() {
        sockets.values().forEach(Socket::heartbeat);
    }

    /** Open sockets. */
    public int count() {
        return sockets.size();
    }

    void atStart(@Observes StartupEvent event) {
        farewell.register(() ->
                sockets.values().stream()
                        .map(socket -> socket.leave(Farewell.RESTART, "the server restarts"))
                        .toList());
    }

    private void handle(Socket socket, String text) {
        var message = Message.read(text);
        if (message.isEmpty()) {
            refuse(
                    socket,
                    Cause.BAD_REQUEST,
                    "The message is not a JSON object with a “type”.",
                    "Send {\"type\": \"query\", \"query\": \"your question\"}.");
            return;
        }
        try {
            conversation.hear(message.get(), socket);
        } catch (ProblemException e) {
            socket.tell(socket.frames().error(e.problem(), message.get().id()));
        } catch (RuntimeException e) {
            LOG.error("a message could not be handled; the socket stays open", e);
            var problem = Problem.of(Cause.INTERNAL, "The server failed at this.", "Try again.");
            socket.tell(socket.frames().error(problem, message.get().id()));
        }
    }

    private static void tooLarge(Socket socket) {
        refuse(socket, Cause.TOO_LARGE, "The message is larger than 32 KB.", "Send a shorter one.");
    }

    private static void refuse(Socket socket, Cause cause, String text, String suggestion) {
        socket.tell(socket.frames().error(Problem.of(cause, text, suggestion), null));
    }
}
