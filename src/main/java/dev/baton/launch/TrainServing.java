package dev.baton.launch;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A server that is there for one training run and stops when that has ended. */
public final class TrainServing implements QuarkusApplication {
    private static final AtomicReference<@Nullable Order> ORDER = new AtomicReference<>();

    private final HttpServer server;

    @Inject
    TrainServing(HttpServer server) {
        this.server = server;
    }

    private record Order(Train train, String request, @Nullable String key) {}

    /** What the next server is there for: Quarkus makes it, so it cannot be told otherwise. */
    static void begin(Train train, String request, @Nullable String key) {
        ORDER.set(new Order(train, request, key));
    }

    @Override
    public int run(String... words) throws Exception {
        var order = ORDER.getAndSet(null);
        if (order == null) {
            throw new IllegalStateException("there is nothing to be done");
        }
        var address = URI.create("http://127.0.0.1:" + server.getPort());
        return order.train().train(new TrainClient(address, order.key()), order.request());
    }
}
