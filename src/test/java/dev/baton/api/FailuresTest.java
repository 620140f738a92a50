package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.api.limit.Wire;
import dev.baton.json.Json;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails before any resource is reached, over HTTP. */
class FailuresTest {
    private final Vertx vertx = Vertx.vertx();
    private URI server;

    @BeforeEach
    void start() throws Exception {
        var router = Router.router(vertx);
        new Failures().register(router);
        router.get("/broken")
                .handler(_ -> {
                    throw new IllegalStateException("a secret of the inside");
                });
        router.get("/nul")
                .handler(context ->
                        context.fail(new IllegalStateException(new SQLException("0x00", "22021"))));
        router.get("/cut").handler(context -> context.fail(new IOException("closed")));
        router.get("/asked").handler(context -> context.end(context.queryParams().toString()));
        router.get("/refused").handler(context -> context.fail(405));
        router.get("/begun")
                .handler(context -> {
                    context.response().setChunked(true).write("begun");
                    context.fail(500);
                });
        router.get("/well").handler(context -> context.end("well"));
        var http =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
        server = URI.create("http://127.0.0.1:" + http.actualPort() + "/");
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    private Wire.Reply reply(String path) throws IOException, InterruptedException {
        var head = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, server.getAuthority());
        return new Wire(server).raw(head.getBytes(StandardCharsets.US_ASCII));
    }

    private void told(String path, int status, String code) throws Exception {
        var reply = reply(path);
        assertThat(reply.status()).as(path).isEqualTo(status);
        assertThat(reply.header("content-type")).as(path).isEqualTo(Problems.MEDIA_TYPE);
        var problem = Json.tree(reply.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("error_code").asText()).isEqualTo(code);
        assertThat(problem.path("suggestions")).isNotEmpty();
        assertThat(reply.body()).doesNotContain("secret", "Exception");
    }

    @Test
    void a_failure_inside_is_a_problem_that_tells_nothing_of_the_inside() throws Exception {
        told("/broken", 500, "internal");
    }

    @Test
    void what_the_request_is_to_blame_for_is_not_called_a_failure_inside() throws Exception {
        told("/nul", 400, "bad_request");
        told("/cut", 400, "bad_request");
        told("/asked?limit=%", 400, "bad_request");
    }

    @Test
    void a_bare_status_gets_its_words() throws Exception {
        told("/refused", 405, "bad_request");
    }

    @Test
    void what_goes_well_is_left_alone() throws Exception {
        assertThat(reply("/well").body()).isEqualTo("well");
    }
}
