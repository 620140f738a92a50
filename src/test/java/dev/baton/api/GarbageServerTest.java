package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sends nonsense to every call that the server's own description names: what is refused must be
 * refused as a problem with a code and with what to do, and nothing may fail inside.
 */
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@Tag("server")
class GarbageServerTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final List<String> IDS =
            List.of(
                    "nothing-here",
                    "%00",
                    "%FF%FE",
                    "..%2f..%2fetc",
                    "-1",
                    "9".repeat(400),
                    "%22%3B--");
    private static final List<String> VALUES =
            List.of("-1", "99999999999999999999", "no-such", "%FF", "%00", "1e400", "NaN", "");
    private static final List<byte[]> BODIES =
            List.of(
                    new byte[0],
                    bytes("{\"a\":"),
                    bytes("[]"),
                    bytes("null"),
                    bytes("12"),
                    bytes("\"x\""),
                    bytes("{\"zzz\": 1}"),
                    bytes("[".repeat(5_000)),
                    bytes("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
                    bytes("{\"priority\": 1e999999999, \"limit\": " + "9".repeat(2_000) + "}"),
                    bytes(
                            "{\"query\": \"a\\u0000b\", \"goal\": \"\\u0000\", \"name\": \"\\u0000\"}"),
                    bytes("{\"query\": 7, \"goal\": [], \"name\": {}, \"questions\": 1}"),
                    new byte[] {(byte) 0xff, (byte) 0xfe, '{', (byte) 0xc3, '}'});

    @TestHTTPResource("/")
    URI server;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();
    private int sent;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One call of the description; its path with an id of nobody. */
    private record Call(String method, String path, List<String> parameters, List<String> types) {
        boolean takesBody() {
            return method.equals("POST") || method.equals("PUT");
        }

        String at(String id) {
            return path.replaceAll("\\{[^}]+}", id);
        }

        /** What of it is nobody's, so that even a good request changes nothing. */
        boolean harmless() {
            return method.equals("GET") || path.contains("{");
        }
    }

    private List<Call> calls() {
        var described = Json.tree(answer("GET", "/q/openapi?format=json", null, null, null).body());
        var calls = new ArrayList<Call>();
        for (var path : described.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    calls.add(call(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        return calls;
    }

    private static Call call(String path, String method, JsonNode described) {
        var parameters = new ArrayList<String>();
        for (var parameter : described.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                parameters.add(parameter.path("name").asText());
            }
        }
        var types = new ArrayList<String>();
        described.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
        return new Call(method.toUpperCase(Locale.ROOT), path, parameters, types);
    }

    private HttpResponse<String> answer(
            String method,
            String path,
            byte @Nullable [] body,
            @Nullable String type,
            @Nullable String accept) {
        var request =
                HttpRequest.newBuilder(URI.create(server.resolve("/") + path.substring(1)))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (accept != null) {
            request.header("Accept", accept);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void send(String method, String path, byte @Nullable [] body, @Nullable String type) {
        send(method, path, body, type, null);
    }

    private void send(
            String method,
            String path,
            byte @Nullable [] body,
            @Nullable String type,
            @Nullable String accept) {
        sent++;
        var answer = answer(method, path, body, type, accept);
        var fault = fault(method, answer);
        if (fault != null) {
            var said = body == null ? "" : new String(body, StandardCharsets.UTF_8);
            faults.add(
                    "%s %s %s %s: %d %s: %s"
                            .formatted(
                                    method,
                                    cut(path),
                                    type,
                                    cut(said),
                                    answer.statusCode(),
                                    fault,
                                    cut(answer.body())));
        }
    }

    private static String cut(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }

    private static @Nullable String fault(String method, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status < 400) {
            return null;
        }
        if (status >= 500 && status != 502) {
            return "it failed inside";
        }
        if (method.equals("HEAD")) {
            return null;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith(Problems.MEDIA_TYPE)) {
            return "no problem but " + type;
        }
        var problem = Json.tree(answer.body());
        if (problem.path("status").asInt() != status
                || problem.path("error_code").asText().isEmpty()
                || problem.path("detail").asText().isEmpty()) {
            return "members are missing";
        }
        return problem.path("suggestions").isEmpty() ? "it does not say what to do" : null;
    }

    private void nothingWrong(int least) {
        assertThat(sent).isGreaterThan(least);
        assertThat(faults).isEmpty();
    }

    @Test
    void ids_of_nobody_are_refused_with_words() {
        for (var call : calls()) {
            if (call.path().contains("{")) {
                IDS.forEach(id ->
                        send(
                                call.method(),
                                call.at(id),
                                call.takesBody() ? bytes("{}") : null,
                                type(call)));
            }
        }
        nothingWrong(400);
    }

    private static @Nullable String type(Call call) {
        return call.takesBody() && !call.types().isEmpty() ? call.types().getFirst() : null;
    }

    @Test
    void bodies_of_any_kind_are_refused_with_words() {
        for (var call : calls()) {
            if (!call.takesBody()) {
                continue;
            }
            var path = call.at("nothing-here");
            for (var body : BODIES) {
                send(call.method(), path, body, type(call));
                send(call.method(), path, body, "application/json");
            }
            send(call.method(), path, null, null);
            send(call.method(), path, bytes("<a/>"), "application/x-nonsense");
            send(call.method(), path, bytes("{}"), "///;;;");
            send(call.method(), path, bytes("{}"), "application/json;charset=klingon");
            send(call.method(), path, bytes("{}"), "multipart/form-data");
            send(
                    call.method(),
                    path,
                    bytes("--b\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nabc"),
                    "multipart/form-data; boundary=b");
        }
        nothingWrong(1_000);
    }

    @Test
    void values_in_addresses_are_refused_with_words() {
        for (var call : calls()) {
            if (!call.harmless()) {
                continue;
            }
            for (var parameter : call.parameters()) {
                for (var value : VALUES) {
                    send(
                            call.method(),
                            call.at("nothing-here") + "?" + parameter + "=" + value,
                            call.takesBody() ? bytes("{}") : null,
                            type(call));
                }
            }
        }
        nothingWrong(500);
    }

    @Test
    void what_is_not_taken_or_not_given_is_refused_with_words() {
        for (var call : calls()) {
            var path = call.at("nothing-here");
            for (var method : List.of("PATCH", "OPTIONS", "HEAD", "NONSENSE")) {
                send(method, path, null, null);
            }
            if (call.harmless()) {
                var body = call.takesBody() ? bytes("{}") : null;
                send(call.method(), path, body, type(call), "text/xml");
                send(call.method(), path, body, type(call), ";;/");
                send(call.method(), path + "/", body, type(call));
            }
        }
        nothingWrong(700);
    }

    @Test
    void addresses_of_nothing_are_refused_with_words() {
        var nowhere =
                List.of(
                        "/nowhere",
                        "/nowhere/",
                        "/operations/a/b/c",
                        "/%FF",
                        "/q/nothing",
                        "/static/nothing.js",
                        "/ui/x.y",
                        "/metrics/x",
                        "/health/",
                        "/ws",
                        "/ws/chat");
        for (var path : nowhere) {
            for (var method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
                send(method, path, null, null);
            }
        }
        nothingWrong(70);
    }
}
