package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.baton.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BarTest {
    private static final String RUN =
            """
            {"training_id": "train-1", "variants": [{"totals": {
                "strict": {"value": 0.8}, "relaxed": {"value": 0.9}, "total": null}}]}
            """;
    private HttpServer server;
    private volatile int status = 200;
    private volatile String reply = "{}";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var body = reply.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private List<String> missed(String... words) throws Exception {
        var bar = new Bar();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(bar)).parseArgs(words);
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return bar.judge(new TrainClient(address, "key"), Json.tree(RUN)).missed();
    }

    @Test
    void what_is_reached_is_not_missed() throws Exception {
        assertThat(missed()).isEmpty();
        assertThat(missed("--min-strict=0.8", "--min-relaxed=0.9")).isEmpty();
    }

    @Test
    void what_is_missed_or_not_known_is_said() throws Exception {
        assertThat(missed("--min-strict=0.81", "--min-total=0"))
                .containsExactly(
                        "right answers: 0.8000 is less than 0.8100", "the mean total: not known");
    }

    private void compared(double low, double high, int pairs) {
        reply =
                """
                {"total": {"pairs": %d, "difference": {"value": -0.1, "low": %s, "high": %s}}}
                """
                        .formatted(pairs, low, high);
    }

    @Test
    void worse_is_only_what_chance_does_not_explain() throws Exception {
        compared(-0.2, 0.001, 9);
        assertThat(missed("--no-worse-than=train-2")).isEmpty();
        compared(-0.2, -0.001, 9);
        assertThat(missed("--no-worse-than=train-2"))
                .singleElement()
                .asString()
                .contains("worse than train-2", "-0.1000 (-0.2000 to -0.0010)");
    }

    @Test
    void where_nothing_can_be_compared_the_line_is_not_held() throws Exception {
        compared(0, 0, 0);
        assertThat(missed("--no-worse-than=train-2"))
                .singleElement()
                .asString()
                .contains("no question is the same");
        status = 404;
        reply = "{\"error\": \"There is no such training run.\"}";
        assertThat(missed("--no-worse-than=train 2"))
                .containsExactly("no comparison with train 2: There is no such training run.");
        reply = "no json";
        assertThat(missed("--no-worse-than=x")).containsExactly("no comparison with x: status 404");
    }
}
