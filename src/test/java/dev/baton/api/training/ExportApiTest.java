package dev.baton.api.training;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.json.Json;
import dev.baton.plan.RunId;
import dev.baton.reward.export.LineSchema;
import dev.baton.run.RunEngine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
@Tag("server")
class ExportApiTest {
    private static final List<String> QUESTIONS =
            List.of(
                    "{\"question\": \"How many projects are there?\", \"sql\": \"select count(*) from projects\"}",
                    "{\"question\": \"How many companies are there?\", \"sql\": \"select 1\"}",
                    "{\"question\": \"How many clients are there?\","
                            + " \"sql\": \"select count(*) from companies\"}");

    @Inject RunEngine engine;

    private String trained() {
        JsonPath started =
                given().contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "jsonl",
                                        String.join("\n", QUESTIONS),
                                        "data_source",
                                        "projects"))
                        .post("/training/runs")
                        .then()
                        .statusCode(202)
                        .extract()
                        .jsonPath();
        engine.await(new RunId(started.getString("operation_id")), Duration.ofSeconds(60));
        return started.getString("training_id");
    }

    @Test
    void a_training_run_is_exported_in_every_format_with_a_manifest_of_the_same() throws Exception {
        var run = trained();
        for (var format : List.of("sft", "dpo", "kto", "grpo")) {
            for (var prompts : List.of("conversational", "plain")) {
                var address = "?training_run=%s&prompts=%s".formatted(run, prompts);
                JsonPath manifest =
                        given().get("/training/exports/" + format + "/manifest" + address)
                                .then()
                                .statusCode(200)
                                .contentType(ContentType.JSON)
                                .body("format", equalTo(format))
                                .extract()
                                .jsonPath();
                var file =
                        given().get(
                                        "/training/exports/"
                                                + format
                                                + address
                                                + "&until="
                                                + manifest.getString("filters.until"))
                                .then()
                                .statusCode(200)
                                .contentType(startsWith("application/x-ndjson"))
                                .header(
                                        "Content-Disposition",
                                        containsString(format + "-all.jsonl"))
                                .extract()
                                .asByteArray();
                var lines = new String(file, StandardCharsets.UTF_8).lines().toList();
                var hash = MessageDigest.getInstance("SHA-256").digest(file);

                assertThat(HexFormat.of().formatHex(hash)).isEqualTo(manifest.getString("sha256"));
                assertThat(lines).hasSize(manifest.getInt("rows"));
                var schema = LineSchema.of(format + "-" + prompts);
                lines.forEach(line -> assertThat(schema.faults(line)).as(line).isEmpty());
                switch (format) {
                    case "sft" ->
                            assertThat(lines)
                                    .isNotEmpty()
                                    .allMatch(line -> line.contains("table projects"));
                    case "kto" ->
                            assertThat(
                                            lines.stream()
                                                    .map(line ->
                                                            Json.tree(line)
                                                                    .path("label")
                                                                    .asBoolean()))
                                    .contains(true, false);
                    case "grpo" -> assertThat(lines).hasSize(3);
                    default -> {}
                }
            }
        }
    }

    @Test
    void what_cannot_be_exported_is_told_before_a_file_begins() {
        given().get("/training/exports/ppo")
                .then()
                .statusCode(404)
                .body("detail", containsString("format"));
        given().get("/training/exports/sft?split=half").then().statusCode(400);
        given().get("/training/exports/sft?since=yesterday").then().statusCode(400);
        given().get("/training/exports/sft?limit=0").then().statusCode(400);
        given().get("/training/exports/sft/manifest?from=elsewhere").then().statusCode(400);
        given().get("/training/exports/sft?data_source=nowhere").then().statusCode(404);
        given().get("/training/exports/sft?training_run=train-000000000000").then().statusCode(404);
    }
}
