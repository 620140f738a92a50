package dev.baton.run.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.plan.RunId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The world outside the processes under test: a model that is paid for and something that can be
 * changed once. It outlives every kill and remembers each call.
 */
final class Sink implements AutoCloseable {
    private final HttpServer server;
    private final BiFunction<RunId, String, Instant> settledAt;
    private final Set<String> applied = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> repeated = new ConcurrentLinkedQueue<>();
    private volatile boolean cut;

    /** {@code settledAt} tells when a step was settled, by what is on disk; far future when not. */
    Sink(BiFunction<RunId, String, Instant> settledAt) throws IOException {
        this.settledAt = settledAt;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/call", this::call);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on calls get no answer, as when the network is gone; or answers again. */
    void cut(boolean gone) {
        cut = gone;
    }

    /** Steps that were begun although it was on disk that they are done. */
    List<String> repeated() {
        return List.copyOf(repeated);
    }

    /** How often the effect of that step happened. */
    int effects(RunId run, String step) {
        return keys.getOrDefault(run + ":" + step, Set.of()).size();
    }

    /** Calls of steps, and how many of them came again. */
    String counts() {
        var all = calls.values().stream().mapToInt(AtomicInteger::get).sum();
        return "%d calls, %d of them again".formatted(all, all - calls.size());
    }

    private void call(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = query(exchange);
            var run = new RunId(query.get("run"));
            var step = query.get("step");
            var begun = Instant.ofEpochMilli(Long.parseLong(query.get("begun")));
            if (begun.isAfter(settledAt.apply(run, step))) {
                repeated.add(run + " " + step + " begun " + begun);
            }
            calls.computeIfAbsent(run + ":" + step, _ -> new AtomicInteger()).incrementAndGet();
            if (cut) {
                return;
            }
            var key = query.get("key");
            if (key != null && applied.add(key)) {
                keys.computeIfAbsent(run + ":" + step, _ -> ConcurrentHashMap.newKeySet()).add(key);
            }
            var body = "done".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return List.of(exchange.getRequestURI().getRawQuery().split("&")).stream()
                .map(part -> part.split("=", 2))
                .collect(
                        Collectors.toMap(
                                part -> part[0],
                                part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8),
                                (first, _) -> first,
                                HashMap::new));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
