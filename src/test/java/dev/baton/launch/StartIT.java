package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartIT {
    private static final Duration SLOWEST_SECOND_START = Duration.ofSeconds(45);

    @TempDir Path folder;

    @Test
    void a_fresh_machine_gets_a_server_with_samples_and_a_second_start_is_quick() throws Exception {
        try (var server = ServerProcess.serve(folder, Map.of())) {
            assertThat(server.output()).contains("Engine:    rules");
            assertThat(Json.tree(server.get("/health").body()).path("status").asText())
                    .isEqualTo("healthy");
            assertThat(Files.getPosixFilePermissions(folder.resolve("home")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        var begin = Instant.now();
        try (var server = ServerProcess.serve(folder, Map.of())) {
            var took = Duration.between(begin, Instant.now());
            System.out.println("second start: " + took.toMillis() + " ms");
            assertThat(took).isLessThan(SLOWEST_SECOND_START);
            assertThat(server.output()).doesNotContain("WARN", "ERROR");
        }
    }

    @Test
    void after_sigterm_nothing_of_it_runs() throws Exception {
        var server = ServerProcess.serve(folder, Map.of());
        var postgres = ServerProcess.postgres(folder);
        assertThat(server.stop()).isEqualTo(143);
        postgres.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void after_kill_9_the_next_start_finds_everything_again() throws Exception {
        var first = ServerProcess.serve(folder, Map.of());
        var made = ServerProcess.run(folder, Map.of(), "keys", "create", "ann", "--admin");
        assertThat(made.exitCode()).as(made.output()).isZero();
        var key = made.output().lines().filter(line -> line.startsWith("baton_")).findFirst();
        var postgres = ServerProcess.postgres(folder);
        first.kill();
        assertThat(postgres.isAlive()).isTrue();
        try (var second = ServerProcess.serve(folder, Map.of())) {
            assertThat(ServerProcess.postgres(folder)).isEqualTo(postgres);
            assertThat(second.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(
                            second.get("/metrics", "Authorization", "Bearer " + key.orElseThrow())
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(second.get("/health").body()).isEqualTo("{\"status\":\"healthy\"}");
        }
        postgres.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void an_address_for_everybody_needs_keys() throws Exception {
        var refused = ServerProcess.run(folder, Map.of("HOST", "0.0.0.0"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("BATON_API_KEYS").doesNotContain("\tat ");
    }

    @Test
    void a_second_server_on_the_same_home_or_port_says_so() throws Exception {
        try (var server = ServerProcess.serve(folder, Map.of())) {
            var second = ServerProcess.run(folder, Map.of());
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).contains("another Baton");
            var other = folder.resolve("other");
            var port = String.valueOf(server.address().getPort());
            var third =
                    ServerProcess.run(folder, Map.of("BATON_HOME", other.toString(), "PORT", port));
            assertThat(third.exitCode()).isEqualTo(1);
            assertThat(third.output()).contains(port).doesNotContain("\tat ");
            assertThat(other.resolve("postgres/data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void with_a_database_of_ones_own_nothing_is_started() throws Exception {
        Files.writeString(
                folder.resolve(".env"),
                "DATABASE_URL=%s\nREDIS_URL=redis://nowhere\n"
                        .formatted(url(TestPostgres.fresh())));
        var samples = TestPostgres.fresh();
        try (var server = ServerProcess.serve(folder, Map.of("BATON_SAMPLES_URL", url(samples)))) {
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            assertThat(server.output()).contains("REDIS_URL is set and not used");
            assertThat(folder.resolve("home/postgres")).doesNotExist();
        }
        try (var connection = samples.connect()) {
            assertThat(Sql.any(connection, "select to_regclass('sample_projects.projects')::text"))
                    .isTrue();
        }
    }

    private static String url(Database database) {
        return database.url()
                .replace(
                        "jdbc:postgresql://",
                        "postgresql://%s:%s@".formatted(database.user(), database.password()));
    }
}
