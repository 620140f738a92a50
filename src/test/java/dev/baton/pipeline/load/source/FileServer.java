package dev.baton.pipeline.load.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A web server with one file that misbehaves in turn as it is told, and then serves it well. */
final class FileServer implements AutoCloseable {
    /** One way to answer a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Deque<Answer> next = new ArrayDeque<>();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch closing = new CountDownLatch(1);
    volatile byte[] file;
    volatile String etag = "\"v1\"";

    FileServer(byte[] file) {
        this.file = file;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The next request is answered so. */
    FileServer then(Answer answer) {
        next.add(answer);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
        Answer answer;
        synchronized (next) {
            answer = next.isEmpty() ? this::whole : next.poll();
        }
        try (exchange) {
            answer.to(exchange);
        }
    }

    /** The file, or the part that is asked for when it is still the same file. */
    void whole(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var from = 0;
        if (etag.equals(headers.getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        if (headers.containsKey("Range") && etag.equals(headers.getFirst("If-Range"))) {
            from = Integer.parseInt(headers.getFirst("Range").replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .add(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
        }
        exchange.getResponseHeaders().add("ETag", etag);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
        exchange.getResponseBody().write(file, from, file.length - from);
    }

    /** Promises the rest of the file and sends only so many bytes of it. */
    Answer breakingOffAfter(int bytes) {
        return exchange -> {
            var headers = exchange.getRequestHeaders();
            var from =
                    etag.equals(headers.getFirst("If-Range"))
                            ? Integer.parseInt(headers.getFirst("Range").replaceAll("\\D", ""))
                            : 0;
            exchange.getResponseHeaders().add("ETag", etag);
            if (from > 0) {
                exchange.getResponseHeaders()
                        .add(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
            exchange.getResponseBody().write(file, from, bytes);
            exchange.getResponseBody().flush();
        };
    }

    /** Sends a few bytes and then nothing. */
    Answer stalling() {
        return exchange -> {
            exchange.getResponseHeaders().add("ETag", etag);
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, 10);
            exchange.getResponseBody().flush();
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Answer status(int status, String... headers) {
        return exchange -> {
            for (var i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
