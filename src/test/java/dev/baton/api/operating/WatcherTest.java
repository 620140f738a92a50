package dev.baton.api.operating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.api.Farewell;
import dev.baton.run.Latches;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    /** A socket on paper; each frame is taken when {@code taking} says so. */
    private WebSocketConnection socket(Supplier<Uni<Void>> taking) {
        return (WebSocketConnection)
                Proxy.newProxyInstance(
                        WatcherTest.class.getClassLoader(),
                        new Class<?>[] {WebSocketConnection.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "isOpen" -> true;
                                    case "sendText" -> {
                                        sent.add((String) arguments[0]);
                                        yield taking.get();
                                    }
                                    case "close" -> {
                                        closed.complete(((CloseReason) arguments[0]).getCode());
                                        yield Uni.createFrom().voidItem();
                                    }
                                    default -> throw new AssertionError(method);
                                });
    }

    @Test
    void a_slow_reader_gets_the_newest_counts_and_not_all_that_were_between() {
        var taken = new CompletableFuture<Void>();
        var watcher = new Watcher(socket(() -> Uni.createFrom().completionStage(taken)));
        watcher.offer("first");
        Latches.until(() -> sent.size() == 1);
        for (var i = 0; i < 1000; i++) {
            watcher.offer("count " + i);
        }
        assertThat(sent).containsExactly("first");
        taken.complete(null);

        Latches.until(() -> sent.size() == 2);
        assertThat(sent).containsExactly("first", "count 999");
    }

    @Test
    void one_that_does_not_read_at_all_is_told_goodbye_and_closed() {
        var gone = new IllegalStateException("nobody takes it");
        var watcher = new Watcher(socket(() -> Uni.createFrom().failure(gone)));
        watcher.offer("first");

        assertThat(closed.join()).isEqualTo(Farewell.TOO_SLOW);
        assertThat(sent.getLast()).contains("goodbye").contains("reconnect_after_ms");
    }
}
