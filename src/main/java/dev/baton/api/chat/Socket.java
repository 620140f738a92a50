package dev.baton.api.chat;

import dev.baton.api.Farewell;
import dev.baton.api.query.Answers;
import dev.baton.event.EventLog;
import dev.baton.event.Feed;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.security.Caller;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One client's socket: who they are, which runs they follow, what waits to be sent. */
final class Socket implements Feed.Listener {
    private static final int MOST_FOLLOWED = 500;
    private final WebSocketConnection connection;
    private final Runs runs;
    private final Feed feed;
    private final Frames frames;
    private final Follower follower;
    private final Outbox outbox;
    private final Pace pace;
    private final Map<RunId, Feed.Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Map<RunId, String> sessions = new ConcurrentHashMap<>();
    private volatile @Nullable Caller caller;

    Socket(
            WebSocketConnection connection,
            @Nullable Caller caller,
            Runs runs,
            EventLog log,
            Feed feed,
            Clock clock) {
        this.connection = connection;
        this.caller = caller;
        this.runs = runs;
        this.feed = feed;
        this.frames = new Frames(clock);
        this.follower = new Follower(log);
        this.outbox = new Outbox(this::news, this::send);
        this.pace = new Pace(20, 40, clock);
    }

    @Nullable Caller caller() {
        return caller;
    }

    void become(Caller known) {
        caller = known;
    }

    Frames frames() {
        return frames;
    }

    Pace pace() {
        return pace;
    }

    /** Queues a message; a reader that lets them pile up is closed and resumes by seq. */
    void tell(String message) {
        if (!outbox.offer(message) && connection.isOpen()) {
            close(Farewell.TOO_SLOW, "this reader is too slow");
        }
    }

    /** Sends every event of the run after that seq, and the live ones. */
    void follow(RunView run, long after) {
        if (follower.count() >= MOST_FOLLOWED) {
            subscriptions.keySet().stream().findFirst().ifPresent(this::leave);
        }
        sessions.put(run.id(), run.origin().session().value());
        if (follower.follow(run.id(), after)) {
            subscriptions.put(run.id(), feed.listen(run.id(), this));
        }
        outbox.wake();
    }

    private void leave(RunId run) {
        follower.forget(run);
        sessions.remove(run);
        var subscription = subscriptions.remove(run);
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public void wake(RunId run, long seq) {
        follower.news(run);
        outbox.wake();
    }

    @Override
    public void token(RunId run, StepId step, String piece) {
        // Prose as it is written is a courtesy: when the reader lags it is dropped, the answer is
        // not.
        outbox.offer(
                frames.control(
                        "token",
                        null,
                        Map.of("operation_id", run.value(), "step", step.value(), "text", piece)));
    }

    void heartbeat() {
        outbox.offer(frames.heartbeat(follower.read()));
    }

    /** Says goodbye and closes with that code; the result completes when that is done. */
    Uni<Void> leave(int code, String reason) {
        var goodbye =
                frames.control(
                        "goodbye", null, Map.of("reason", reason, "reconnect_after_ms", 1000));
        outbox.close();
        return Farewell.close(connection, goodbye, code, reason);
    }

    private void close(int code, String reason) {
        leave(code, reason).subscribe().with(_ -> {});
    }

    /** Lets go of everything; the connection is closed already. */
    void gone() {
        outbox.close();
        subscriptions.values().forEach(Feed.Subscription::close);
        subscriptions.clear();
    }

    private @Nullable String news() {
        return follower.next().map(this::frame).orElse(null);
    }

    private String frame(LoggedEvent event) {
        var fields = event.type().equals("answer") ? answer(event) : event.payload();
        return frames.event(event, sessions.getOrDefault(event.run(), ""), fields);
    }

    /** The log says which version of the answer stands; the reader gets it whole. */
    private Value.Fields answer(LoggedEvent event) {
        var version = event.payload().at("version");
        var answer =
                runs.answers(event.run()).stream()
                        .filter(each -> Value.number(each.version()).equals(version))
                        .findFirst();
        var run = runs.find(event.run());
        if (answer.isEmpty() || run.isEmpty()) {
            return event.payload();
        }
        return Answers.of(run.get(), answer.get(), Answers.stageOf(run.get()))
                .with("by", event.payload().at("by"));
    }

    private boolean send(String message) {
        if (!connection.isOpen()) {
            return false;
        }
        try {
            connection.sendText(message).await().atMost(Duration.ofSeconds(30));
            return true;
        } catch (RuntimeException _) {
            close(Farewell.TOO_SLOW, "this reader is too slow");
            return false;
        }
    }
}
