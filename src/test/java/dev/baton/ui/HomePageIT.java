package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.escalation.HeldRuns;
import dev.baton.api.operation.GateAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that says what runs, what waits and what it took today. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class HomePageIT {
    private static Chromium chromium;

    @Inject GateAgent gate;
    @Inject HeldRuns held;

    @TestHTTPResource("/")
    URI server;

    private Visit visit;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void nothing_was_complained_of() {
        if (visit != null) {
            assertThat(visit.complaints()).isEmpty();
            visit.close();
        }
    }

    private Visit open(String path, int width, ColorScheme colours) {
        visit = Visit.of(chromium, server, path, width, colours);
        return visit;
    }

    private String atTheGate() throws InterruptedException {
        String id =
                given().contentType(ContentType.JSON)
                        .header("Prefer", "respond-async")
                        .body(
                                Map.of(
                                        "operation_type",
                                        "custom",
                                        "parameters",
                                        Map.of("workflow", "gate", "word", "baton")))
                        .post("/operations")
                        .path("operation_id");
        gate.awaitReached(id);
        return id;
    }

    @Test
    void what_begins_and_ends_is_seen_without_a_reload_and_is_one_click_away() throws Exception {
        open("/ui/home", 1280, ColorScheme.LIGHT);
        visit.see(".tile").first().waitFor();
        var id = atTheGate();
        var running = visit.see(".rows a[href='/ui/operations/" + id + "']");
        assertThat(running).isVisible();
        assertThat(visit.see(".tile", "Running now").locator(".tile-value")).not().hasText("0");
        gate.open(id);
        assertThat(running).hasCount(0);
        assertThat(visit.see(".tile", "Health")).containsText("Healthy");
        assertThat(visit.see(".row", "Database")).containsText("Connected");
        var run = held.approval("Post what the first page shows");
        visit.see(".tile", "Waiting for a person").locator("a").click();
        assertThat(visit.see(".case").first()).isVisible();
        visit.page().goBack();
        assertThat(visit.see("h1")).hasText("Home");
        given().post("/operations/" + run + "/cancel").then().statusCode(200);
    }

    @Test
    void the_figures_are_those_of_the_server() {
        open("/ui/home", 1280, ColorScheme.LIGHT);
        visit.see(".list tbody tr").first().waitFor();
        var midnight = LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z";
        var types = given().get("/operations/summary?since=" + midnight).jsonPath();
        for (String workflow : types.<String>getList("types.workflow")) {
            assertThat(visit.see(".list tr:has(a[href='/ui/operations?type=" + workflow + "'])"))
                    .isVisible();
        }
    }

    @Test
    void it_is_read_in_german_with_german_numbers() {
        open("/ui/home", 1280, ColorScheme.LIGHT);
        visit.see("[data-action=language]").selectOption("de");
        assertThat(visit.see("h1")).hasText("Übersicht");
        assertThat(visit.page()).hasTitle("Übersicht · Baton");
        assertThat(visit.see(".tile", "Kosten heute")).containsText(",");
        assertThat(visit.see(".tile", "Befinden")).containsText("Gesund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "inbox", "operations", "chat"})
    void the_first_visit_of_a_page_loads_little(String name) {
        visit = new Visit(chromium.page(1280, 900, ColorScheme.LIGHT), server);
        var loaded = new AtomicLong();
        visit.page()
                .onRequestFinished(request -> {
                    if (request.url().contains("/static/") || request.url().contains("/ui/")) {
                        loaded.addAndGet(request.sizes().responseBodySize);
                    }
                });
        visit.at("/ui/" + name);
        visit.see(".page, .chat").waitFor();
        assertThat(loaded.get()).isBetween(1_000L, 150_000L);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobody_is_shut_out_on_a_phone_or_a_desk(ColorScheme colours) {
        open("/ui/home", 390, colours);
        visit.see(".columns").first().waitFor();
        assertThat(visit.faults()).isEmpty();
        assertThat(visit.overflows()).isFalse();
        visit.page().setViewportSize(1280, 900);
        assertThat(visit.faults()).isEmpty();
    }
}
