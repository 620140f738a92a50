package dev.baton.agent.worker;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Signed requests to workers: bounded in size and time, ended by a cancellation, no redirects. */
@ApplicationScoped
class WorkerHttp {
    static final int LONGEST_REQUEST = 1 << 20;
    static final int LONGEST_ANSWER = 8 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
    private final Clock clock;

    WorkerHttp(Clock clock) {
        this.clock = clock;
    }

    /** A request; without a body its method and path are signed in its place. */
    record Request(String method, URI url, @Nullable String body, @Nullable Secret secret) {}

    /** An answer of whatever status. */
    record Answer(int status, String body) {}

    /** Nobody can have taken the request. */
    static final class Unreached extends IOException {
        Unreached(Throwable cause) {
            super(cause);
        }
    }

    /** There is no answer yet and the time is up. */
    static final class Late extends IOException {
        Late() {
            super("no answer in time");
        }
    }

    /**
     * Sends and waits. Throws {@link Unreached}, {@link Late}, another {@link IOException} when it
     * is not known what the worker did, or a problem of cause cancelled.
     */
    Answer send(Request request, Duration atMost, Cancellation cancellation) throws IOException {
        var sent =
                http.sendAsync(
                        built(request),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try (var _ = cancellation.onCancel(() -> sent.cancel(true))) {
            var response = sent.get(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
            return answer(response);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new Late();
        } catch (CancellationException e) {
            throw cancelled(e);
        } catch (ExecutionException e) {
            if (cancellation.cancelled()) {
                throw cancelled(e);
            }
            var cause = e.getCause();
            throw failure(cause == null ? e : cause);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw cancelled(e);
        }
    }

    /** Sends without waiting; what becomes of it is nobody's concern. */
    void tell(Request request) {
        CompletableFuture<?> sent = http.sendAsync(built(request), BodyHandlers.discarding());
        sent.orTimeout(10, TimeUnit.SECONDS)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        sent.cancel(true);
                    }
                });
    }

    private HttpRequest built(Request request) {
        var body = request.body();
        var built =
                HttpRequest.newBuilder(request.url())
                        .header("Accept", "application/json")
                        .method(
                                request.method(),
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            built.header("Content-Type", "application/json");
        }
        var secret = request.secret();
        if (secret != null) {
            var signature =
                    Signature.of(
                            secret,
                            "msg_" + UUID.randomUUID(),
                            clock.instant(),
                            body == null
                                    ? request.method() + " " + request.url().getRawPath()
                                    : body);
            built.header(Signature.ID, signature.id())
                    .header(Signature.TIMESTAMP, signature.timestamp())
                    .header(Signature.SIGNATURE, signature.value());
        }
        return built.build();
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private static IOException failure(Throwable cause) {
        var unreached =
                cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof SSLHandshakeException;
        if (unreached) {
            return new Unreached(cause);
        }
        return cause instanceof IOException known ? known : new IOException(cause);
    }

    private static ProblemException cancelled(Exception because) {
        return new ProblemException(
                Problem.of(Cause.CANCELLED, "The request was cancelled."), because);
    }
}
