package dev.baton.api.agent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.BatonResource;
import dev.baton.event.EventLog;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.RunId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workers of the documentation, run as it says, against a server. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class ExampleWorkersTest {
    @Inject EventLog log;

    @ParameterizedTest
    @CsvSource({"python3, docs/workers/word_count.py", "node, docs/workers/word_count.mjs"})
    void an_example_registers_reports_progress_and_proves(String language, String file)
            throws Exception {
        if (!present(language)) {
            System.err.println("SKIPPED: " + file + ", because there is no " + language + " here");
        }
        assumeTrue(present(language), "no " + language);
        var process = start(language, file);
        try {
            var instance = registered(process).get(20, TimeUnit.SECONDS);
            given().get("/agents/word_count").then().body("instances.id", hasItem(instance));

            var id =
                    given().contentType("application/json")
                            .body("{\"input\": {\"text\": \"to be or\\nnot to be\"}}")
                            .post("/agents/" + instance + "/invoke")
                            .then()
                            .statusCode(200)
                            .body("evidence.body.words", equalTo(6))
                            .body("evidence.digest", equalTo("The text has 6 words."))
                            .body("confidence", equalTo(1f))
                            .extract()
                            .<String>path("operation_id");

            assertThat(log.after(new RunId(id), 0, 100))
                    .extracting(LoggedEvent::type)
                    .contains("progress", "step_completed");
            given().delete("/agents/" + instance).then().statusCode(204);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process start(String... words) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("BATON_URL", "http://127.0.0.1:" + RestAssured.port);
        builder.environment().put("PYTHONUNBUFFERED", "1");
        return builder.start();
    }

    /** Reads what it says until it has registered; its whole output when it never does. */
    private static CompletableFuture<String> registered(Process process) {
        var instance = new CompletableFuture<String>();
        Thread.ofVirtual()
                .start(() -> {
                    var said = new StringBuilder();
                    try (var lines = process.inputReader()) {
                        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                            said.append(line).append('\n');
                            if (line.startsWith("registered as ")) {
                                instance.complete(line.substring("registered as ".length()));
                            }
                        }
                    } catch (IOException e) {
                        said.append(e.getMessage());
                    }
                    instance.completeExceptionally(new AssertionError("it ended: " + said));
                });
        return instance;
    }

    private static boolean present(String language) {
        try {
            return new ProcessBuilder(language, "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
