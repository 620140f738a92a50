package dev.baton.api.operating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.BatonResource;
import dev.baton.json.Json;
import dev.baton.model.ModelMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@Tag("server")
class GrafanaTest {
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:baton|http|jvm|cache|process)_\\w+)");
    private static final Pattern LABELS = Pattern.compile("by \\(([^)]*)\\)");

    @Inject MeterRegistry registry;

    @Test
    void every_query_of_the_dashboard_names_figures_that_there_are() throws IOException {
        operate("relay", 60);
        operate("late", 60);
        ModelMeters.count(registry);
        System.gc();
        var scraped = given().get("/metrics").then().statusCode(200).extract().asString();
        var told =
                scraped.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("[{ ]", 2)[0])
                        .collect(Collectors.toSet());
        var asked = new TreeSet<String>();
        for (var query : queries()) {
            METRIC.matcher(query).results().forEach(found -> asked.add(found.group(1)));
        }
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(told).containsAll(asked);
    }

    @Test
    void every_query_groups_by_labels_that_its_figures_have() throws IOException {
        operate("relay", 60);
        operate("late", 60);
        ModelMeters.count(registry);
        var scraped = given().get("/metrics").asString();
        for (var query : queries()) {
            LABELS.matcher(query)
                    .results()
                    .flatMap(found -> Pattern.compile(", ").splitAsStream(found.group(1)))
                    .forEach(label -> {
                        var metric = METRIC.matcher(query).results().findFirst().orElseThrow();
                        assertThat(scraped)
                                .as(query)
                                .containsPattern(
                                        "(?m)^%s\\{[^}]*\\b%s=\""
                                                .formatted(metric.group(1), label));
                    });
        }
    }

    private static void operate(String workflow, int seconds) {
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "operation_type",
                                "custom",
                                "timeout_seconds",
                                seconds,
                                "parameters",
                                Map.of("workflow", workflow, "word", "baton")))
                .post("/operations")
                .then()
                .statusCode(200);
    }

    private static Iterable<String> queries() throws IOException {
        var dashboard = Json.tree(Files.readString(Path.of("docs/grafana/baton.json")));
        return dashboard.findValues("expr").stream().map(JsonNode::asText).toList();
    }
}
