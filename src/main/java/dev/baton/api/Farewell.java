package dev.baton.api;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** {@code leaving} says goodbye on all sockets of a door. */
    public void register(Supplier<List<Uni<Void>>> leaving) {
        doors.add(leaving);
    }

    /**
     * Quarkus closes its sockets before it tells anybody that it stops, so the signal is heard
     * here.
     */
    void listenForTheEnd(@Observes StartupEvent event) {
        Signal.handle(
                new Signal("TERM"),
                signal ->
                        Thread.ofPlatform()
                                .start(() -> {
                                    goodbye();
                                    System.exit(128 + signal.getNumber());
                                }));
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
