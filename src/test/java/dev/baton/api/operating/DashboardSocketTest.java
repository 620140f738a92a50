package dev.baton.api.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.api.chat.ChatClient;
import dev.baton.launch.Database;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import dev.baton.run.Plans;
import dev.baton.run.RunEngine;
import dev.baton.run.RunRequest;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@Tag("server")
class DashboardSocketTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/ws")
    URI address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject RunEngine engine;
    @Inject Workflows workflows;

    @Test
    void the_first_frame_comes_unasked_with_the_counts_at_its_top() {
        try (var client = client()) {
            var frame = client.await("counts");
            assertThat(frame.fieldNames())
                    .toIterable()
                    .contains(
                            "active_operations",
                            "escalations",
                            "queued",
                            "waiting",
                            "completed_today",
                            "failed_today",
                            "tokens_today",
                            "tokens_saved_today",
                            "cost_today",
                            "agents",
                            "replicas_up");
            assertThat(frame.path("active_operations").isInt()).isTrue();
            assertThat(frame.path("status").asText()).isEqualTo("healthy");
            assertThat(frame.path("replicas_up").asInt()).isPositive();
            assertThat(frame.path("agents").asInt()).isPositive();
        }
    }

    @Test
    void what_happens_is_told_to_everybody_who_looks() {
        try (var one = client();
                var other = client()) {
            var before = one.await("counts").path("completed_today").asLong();
            other.await("counts");
            relay();
            for (var client : List.of(one, other)) {
                client.await(frame -> frame.path("completed_today").asLong() > before);
            }
        }
    }

    @Test
    void what_another_replica_carries_out_is_told_as_well() {
        try (var client = client();
                var other =
                        TestEngine.on(new Database(url, user, password), Map.of(), Plans.echo())) {
            var before = client.await("counts").path("completed_today").asLong();
            other.ended(Plans.request(Plans.step(1, "echo")));
            client.await(frame -> frame.path("completed_today").asLong() > before);
        }
    }

    @Test
    void a_storm_of_news_is_told_at_most_four_times_a_second() {
        try (var client = client()) {
            var before = client.await("counts").path("completed_today").asLong();
            for (var i = 0; i < 40; i++) {
                relay();
            }
            var frames =
                    client.until(frame -> frame.path("completed_today").asLong() >= before + 40);
            var times = new ArrayList<Instant>();
            frames.forEach(frame -> times.add(Instant.parse(frame.path("timestamp").asText())));
            for (var i = 1; i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - 1), times.get(i)))
                        .isGreaterThanOrEqualTo(Duration.ofMillis(240));
            }
        }
    }

    @Test
    void whatever_is_said_is_answered_with_the_counts() {
        try (var client = client()) {
            client.await("counts");
            client.say("{\"type\": \"ping\"}");
            assertThat(client.await("counts").path("v").asInt()).isEqualTo(1);
            client.sayBinary(new byte[] {1});
            assertThat(client.await("counts").<JsonNode>get("timestamp")).isNotNull();
        }
    }

    @Test
    void a_page_of_another_origin_is_turned_away() {
        assertThatThrownBy(() ->
                        HTTP.newWebSocketBuilder()
                                .header("Origin", "https://evil.example")
                                .buildAsync(socketAddress(), new WebSocket.Listener() {})
                                .join())
                .hasMessageContaining("WebSocketHandshakeException");
    }

    private void relay() {
        var input = Value.Fields.EMPTY.with("word", Value.text("baton"));
        engine.start(
                new RunRequest(
                        new SessionId("dashboards"),
                        Caller.LOCAL,
                        "relay",
                        "Say baton",
                        workflows.plan("relay", input),
                        input,
                        Duration.ofSeconds(10),
                        null,
                        null));
    }

    private ChatClient client() {
        return new ChatClient(HTTP, socketAddress());
    }

    private URI socketAddress() {
        return URI.create(address.toString().replaceFirst("^http", "ws"));
    }
}
