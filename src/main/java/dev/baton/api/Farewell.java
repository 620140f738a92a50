package dev.baton.api;

import dev.baton.run.RunEngine;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import sun.misc.Signal;

/** Lets every socket say goodbye before the server stops: a browser must know to come back. */
@ApplicationScoped
public class Farewell {
    /** What a socket closes with when the server stops. */
    public static final int RESTART = 1012;

    /** What a socket closes with when its reader does not keep up. */
    public static final int TOO_SLOW = 1013;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final List<Supplier<List<Uni<Void>>>> doors = new CopyOnWriteArrayList<>();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final RunEngine engine;

    Farewell(RunEngine engine) {
        this.engine = engine;
    }

    /** {@code leaving} says goodbye on all sockets of a door. */
    public void register(Supplier<List<Uni<Void>>> leaving) {
        doors.add(leaving);
    }

    /** Sends a last frame and closes with that code; the result completes when that is done. */
    public static Uni<Void> close(
            WebSocketConnection connection, String frame, int code, String reason) {
        return connection
                .sendText(frame)
                .ifNoItem()
                .after(Duration.ofSeconds(1))
                .fail()
                .onFailure()
                .recoverWithNull()
                .chain(() -> connection.close(new CloseReason(code, reason)))
                .onFailure()
                .recoverWithNull();
    }

    /** True when the server is about to stop: whoever comes now had better go elsewhere. */
    public boolean leaving() {
        return leaving.get();
    }

    /**
     * Quarkus closes its sockets before it tells anybody that it stops, so the signals are heard
     * here.
     */
    void listenForTheEnd(@Observes StartupEvent event) {
        Signal.handle(new Signal("TERM"), this::told);
        Signal.handle(new Signal("INT"), this::told);
    }

    /** The first time work comes to an end while requests are still served; the second, at once. */
    private void told(Signal signal) {
        var code = 128 + signal.getNumber();
        if (!leaving.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(code);
        }
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        goodbye();
                        engine.drain();
                    } finally {
                        System.exit(code);
                    }
                });
    }

    private void goodbye() {
        var leaving = doors.stream().flatMap(door -> door.get().stream()).toList();
        if (!leaving.isEmpty()) {
            Uni.join()
                    .all(leaving)
                    .andCollectFailures()
                    .onFailure()
                    .recoverWithNull()
                    .ifNoItem()
                    .after(PATIENCE)
                    .recoverWithItem(List.of())
                    .await()
                    .indefinitely();
        }
    }
}
