package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training run outlives its server. */
class TrainingCrashIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SAMPLE =
            "{\"sample\": \"projects\", \"concurrency\": 2, \"seed\": 5}";
    private static final String CHILDREN =
            """
            select count(*) || ' ' || count(distinct (input::jsonb ->> 'question', input::jsonb -> 'before'))
                || ' ' || (select count(*) from answer a join run c on c.id = a.run_id
                           where c.parent = run.parent)
            from run where parent = '%s' group by parent
            """;

    @TempDir Path folder;

    @Test
    void killed_in_its_midst_it_goes_on_and_finds_the_same_with_nothing_done_twice()
            throws Exception {
        String undisturbed;
        String killed;
        int before;
        try (var server = ServerProcess.serve(folder, Map.of())) {
            undisturbed = start(server.address());
            await(server.address(), undisturbed, TrainingCrashIT::ended);
            killed = start(server.address());
            before =
                    await(server.address(), killed, run -> done(run) >= 8)
                            .path("progress")
                            .path("done")
                            .asInt();
            server.kill();
        }
        assertThat(before).isLessThan(60);
        try (var server = ServerProcess.serve(folder, Map.of())) {
            var run = await(server.address(), killed, TrainingCrashIT::ended);

            assertThat(run.path("status").asText()).isEqualTo("completed");
            assertThat(done(run)).isEqualTo(60);
            assertThat(results(server.address(), killed))
                    .hasSize(60)
                    .isEqualTo(results(server.address(), undisturbed));
            var comparison =
                    get(
                            server.address(),
                            "/training/runs/%s/compare?with=%s".formatted(killed, undisturbed));
            assertThat(comparison.path("total").path("ties").asInt()).isEqualTo(60);
            // Each answer is one run, which has one answer; none was begun a second time.
            assertThat(children(killed)).isEqualTo("60 60 60");
        }
    }

    private String children(String id) throws Exception {
        var postgres = LocalPostgres.start(folder.resolve("home/postgres"));
        try (var connection = postgres.superuser().named("baton").connect()) {
            return Sql.one(connection, CHILDREN.formatted(id)).orElseThrow();
        }
    }

    private static String start(URI server) throws Exception {
        var request =
                HttpRequest.newBuilder(server.resolve("/training/runs"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(SAMPLE))
                        .build();
        var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return Json.tree(response.body()).path("training_id").asText();
    }

    private static JsonNode get(URI server, String path) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve(path)).GET().build();
        return Json.tree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static boolean ended(JsonNode run) {
        return List.of("completed", "failed", "cancelled").contains(run.path("status").asText());
    }

    private static int done(JsonNode run) {
        return run.path("progress").path("done").asInt();
    }

    private static JsonNode await(URI server, String id, Predicate<JsonNode> enough)
            throws Exception {
        var end = Instant.now().plus(Duration.ofMinutes(3));
        while (true) {
            var run = get(server, "/training/runs/" + id);
            if (enough.test(run)) {
                return run;
            }
            assertThat(Instant.now()).as(run.toString()).isBefore(end);
        }
    }

    private static List<String> results(URI server, String id) throws Exception {
        var results = new ArrayList<String>();
        var page = get(server, "/training/runs/%s/results?limit=200".formatted(id)).path("items");
        StreamSupport.stream(page.spliterator(), false)
                .forEach(question -> {
                    for (var answer : question.path("answers")) {
                        results.add(
                                "%s %s %s %s %s"
                                        .formatted(
                                                question.path("question_id").asText(),
                                                answer.path("kind").asText(),
                                                answer.path("sql").asText(),
                                                answer.path("agreement").asText(),
                                                answer.path("total").asText()));
                    }
                });
        return results;
    }
}
