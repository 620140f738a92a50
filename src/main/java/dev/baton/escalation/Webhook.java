package dev.baton.escalation;

import dev.baton.json.Json;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends notices to the configured server, signed as Standard Webhooks has it. */
final class Webhook implements AutoCloseable {
    private static final int GONE = 410;

    private final URI url;
    private final Secret secret;
    private final Optional<String> publicUrl;
    private final Duration timeout;
    private final HttpClient http;

    private Webhook(URI url, Secret secret, EscalationConfig.Webhook config) {
        this.url = url;
        this.secret = secret;
        this.publicUrl = config.publicUrl();
        this.timeout = config.timeout();
        this.http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeout)
                        .build();
    }

    /** Empty when none is configured; throws {@link IllegalStateException} when it cannot be. */
    static Optional<Webhook> of(EscalationConfig.Webhook config) {
        return config.url()
                .map(url -> {
                    try {
                        return new Webhook(address(url), secret(config), config);
                    } catch (IllegalArgumentException e) {
                        throw new IllegalStateException(
                                "baton.escalation.webhook cannot be used: " + e.getMessage(), e);
                    }
                });
    }

    /** How one attempt ended. */
    sealed interface Result {
        record Delivered() implements Result {}

        record Failed(String why) implements Result {}

        /** The receiver says that it wants no more of this. */
        record Refused(String why) implements Result {}
    }

    Result send(Notice notice, Instant now) throws InterruptedException {
        var content = Json.write(notice.payload(publicUrl));
        var signature = Signature.of(secret, notice.id(), now, content);
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "baton")
                        .header(Signature.ID, signature.id())
                        .header(Signature.TIMESTAMP, signature.timestamp())
                        .header(Signature.SIGNATURE, signature.value())
                        .POST(HttpRequest.BodyPublishers.ofString(content))
                        .build();
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            // The request's own limit ends with the headers; a body may hang as well.
            var status = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status >= 200 && status < 300) {
                return new Result.Delivered();
            }
            var why = "the receiver answered with status " + status;
            return status == GONE ? new Result.Refused(why) : new Result.Failed(why);
        } catch (TimeoutException _) {
            return new Result.Failed("the receiver took longer than " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return new Result.Failed(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        } finally {
            answer.cancel(true);
        }
    }

    private static Secret secret(EscalationConfig.Webhook config) {
        return Signature.chosenSecret(
                config.secret()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a url needs a secret beside it, such as `echo whsec_$(openssl rand -base64 32)` gives")));
    }

    private static URI address(String text) {
        var url = URI.create(text.strip());
        var host = url.getHost();
        if (host == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("the url is not one of a server: " + text);
        }
        var secure = "https".equals(url.getScheme());
        if (!secure && !("http".equals(url.getScheme()) && loopback(host))) {
            throw new IllegalArgumentException("the url must be https, unless it is this machine");
        }
        return url;
    }

    private static boolean loopback(String host) {
        try {
            // A name would be looked up, and could lead elsewhere at the next look.
            return host.equals("localhost")
                    || host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")
                            && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
