package dev.baton.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The command line's way to a server's training runs. */
final class TrainClient {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final @Nullable String key;

    TrainClient(URI address, @Nullable String key) {
        this.address = address;
        this.key = key;
    }

    /** What came back; {@code body} is missing when it was no JSON. */
    record Reply(int status, JsonNode body) {
        String problem() {
            return body.path("error").asText("status " + status);
        }
    }

    URI address() {
        return address;
    }

    Reply post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply fetch(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** What stands there; throws when nothing does. */
    JsonNode get(String path) throws IOException, InterruptedException {
        var reply = fetch(path);
        if (reply.status() != 200) {
            throw new IOException("%s: %s".formatted(path, reply.problem()));
        }
        return reply.body();
    }

    /** Between two looks. */
    void rest() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        return key == null ? builder : builder.header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response =
                client.send(
                        request.build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return new Reply(response.statusCode(), Json.tree(response.body()));
        } catch (UncheckedIOException _) {
            return new Reply(response.statusCode(), MissingNode.getInstance());
        }
    }
}
