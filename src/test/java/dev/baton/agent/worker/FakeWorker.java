package dev.baton.agent.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A worker on a real socket that does what a test says, and notes what it was asked. */
public final class FakeWorker implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Behaviour behaviour;

    /** A request as it arrived. */
    public record Asked(String method, String path, String body, Signature signature) {
        public boolean signed(Secret secret) {
            var content = method.equals("POST") ? body : method + " " + path;
            return signature.fits(secret, content, Instant.now());
        }
    }

    /** What is answered: a status and a body, or nothing and the connection is cut. */
    public record Reply(int status, String body) {
        public static final Reply CUT = new Reply(0, "");

        public static Reply ok(String body) {
            return new Reply(200, body);
        }
    }

    public interface Behaviour {
        Reply on(Asked asked) throws Exception;
    }

    public FakeWorker(Behaviour behaviour) {
        this(0, behaviour);
    }

    FakeWorker(int port, Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    public List<String> calls() {
        return asked.stream().map(each -> each.method() + " " + each.path()).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request =
                new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        body,
                        Signature.from(exchange.getRequestHeaders()::getFirst));
        asked.add(request);
        try {
            var reply = behaviour.on(request);
            if (reply.status() != 0) {
                var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (Exception _) {
            // As a worker that dies: the connection ends.
        } finally {
            exchange.close();
        }
    }

    /** Calls back as a worker does; returns the status. */
    public static int tell(URI callback, Secret secret, String id, String body) {
        var signature = Signature.of(secret, id, Instant.now(), body);
        var request =
                HttpRequest.newBuilder(callback)
                        .header(Signature.ID, signature.id())
                        .header(Signature.TIMESTAMP, signature.timestamp())
                        .header(Signature.SIGNATURE, signature.value())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
