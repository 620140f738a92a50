package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.api.Farewell;
import dev.baton.api.chat.ChatClient;
import dev.baton.json.Json;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of the environment that people know from elsewhere, given to the packaged server. */
@Tag("server")
class EnvironmentIT {
    @TempDir Path folder;

    private static int free() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_server_listens_where_it_is_told_keeps_its_state_there_and_doubts_as_it_is_told()
            throws Exception {
        var database = TestPostgres.fresh();
        var url =
                database.url()
                        .replaceFirst(
                                "^jdbc:postgresql://",
                                "postgresql://%s:%s@"
                                        .formatted(database.user(), database.password()));
        var port = free();
        var environment =
                Map.of(
                        "HOST", "localhost",
                        "PORT", String.valueOf(port),
                        "LOG_LEVEL", "WARNING",
                        "CONFIDENCE_THRESHOLD", "0.55",
                        "DATABASE_URL", url);
        try (var server = ServerProcess.serve(folder, environment)) {
            assertThat(server.address().getPort()).isEqualTo(port);
            var health = Json.tree(server.get("/health").body());
            assertThat(health.at("/config/confidence_threshold").asDouble()).isEqualTo(0.55);
            assertThat(server.output()).doesNotContain(" INFO ");
            assertThat(folder.resolve("home/postgres")).doesNotExist();
            try (var connection = database.connect();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from replica")) {
                row.next();
                assertThat(row.getInt(1)).isPositive();
            }
        }
    }

    @Test
    void who_looks_at_the_counts_is_told_goodbye_when_the_server_stops() throws Exception {
        try (var server = ServerProcess.serve(folder, Map.of())) {
            var address = server.address().resolve("/ws").toString().replaceFirst("^http", "ws");
            try (var client = new ChatClient(HttpClient.newHttpClient(), URI.create(address))) {
                client.await("counts");
                assertThat(server.stop()).isEqualTo(143);
                assertThat(client.await("goodbye").path("reconnect_after_ms").asInt()).isPositive();
                assertThat(client.closeCode()).isEqualTo(Farewell.RESTART);
            }
        }
    }

    @Test
    void a_level_that_is_none_is_refused_in_a_sentence() throws Exception {
        try (var server = ServerProcess.run(folder, Map.of("LOG_LEVEL", "LOUD"))) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(server.output())
                    .contains("LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not: LOUD")
                    .doesNotContain("\tat ");
        }
    }
}
