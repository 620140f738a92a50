package dev.baton.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's way to a provider, by the JDK's HTTP client. Both kinds of call, whole and
 * streamed, run on the caller's thread, so an interrupt ends them and closes the connection.
 */
final class ModelHttp implements HttpClient {
    private static final int LONGEST_ANSWER = 8 << 20;
    private static final int LONGEST_REFUSAL = 4_000;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final java.net.http.HttpClient http;

    /** Many servers stumble over an offer to upgrade, so without TLS plain HTTP/1.1 is spoken. */
    ModelHttp(String baseUrl) {
        var version = baseUrl.startsWith("https:") ? Version.HTTP_2 : Version.HTTP_1_1;
        http =
                java.net.http.HttpClient.newBuilder()
                        .version(version)
                        .connectTimeout(CONNECT)
                        .build();
    }

    /** What LangChain4j's builders ask for; time is bounded by {@link Provider} instead. */
    HttpClientBuilder asBuilder() {
        return new Ready(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try (var in = send(request).body()) {
            return SuccessfulHttpResponse.builder().statusCode(200).body(text(in)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void execute(
            HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            var response = send(request);
            listener.onOpen(
                    SuccessfulHttpResponse.builder()
                            .statusCode(response.statusCode())
                            .headers(response.headers().map())
                            .build());
            try (var in = response.body()) {
                parser.parse(in, listener);
            }
            listener.onClose();
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        var outgoing = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers()
                .forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        var body = request.body();
        outgoing.method(
                request.method().name(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var response = http.send(outgoing.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) {
                throw refusal(response);
            }
            return response;
        } catch (InterruptedException e) {
            // Not set again: whoever interrupted looks for this exception, not for the flag.
            throw new Interrupted(e);
        }
    }

    private static TurnedAway refusal(HttpResponse<InputStream> response) throws IOException {
        try (var in = response.body()) {
            var body = new String(in.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
            var wait = response.headers().firstValue("retry-after").orElse("");
            return new TurnedAway(response.statusCode(), body, seconds(wait));
        }
    }

    private static @Nullable Duration seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    private static String text(InputStream in) throws IOException {
        var bytes = in.readNBytes(LONGEST_ANSWER + 1);
        if (bytes.length > LONGEST_ANSWER) {
            throw new IOException("the answer is longer than 8 MB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** An interrupt on its way through LangChain4j, which has no checked exceptions. */
    static final class Interrupted extends RuntimeException {
        Interrupted(InterruptedException cause) {
            super(cause);
        }
    }

    /** Builds nothing: the client is there already. */
    private record Ready(HttpClient client) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return CONNECT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return CONNECT;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
