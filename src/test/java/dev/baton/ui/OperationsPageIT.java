package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.operation.GateAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations in a list and one by one, as whoever runs the server looks at them. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class OperationsPageIT {
    private static final String WIDE = "pages_thirty_steps";
    private static Chromium chromium;

    @Inject GateAgent gate;

    @TestHTTPResource("/")
    URI server;

    private final List<Visit> visits = new ArrayList<>();

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
        for (var visit : visits) {
            assertThat(visit.complaints()).isEmpty();
            visit.close();
        }
    }

    private Visit open(String path, int width, ColorScheme colours) {
        var visit = Visit.of(chromium, server, path, width, colours);
        visits.add(visit);
        return visit;
    }

    private Visit open(String path) {
        return open(path, 1280, ColorScheme.LIGHT);
    }

    private static String start(String workflow, Map<String, Object> parameters) {
        var all = new HashMap<>(parameters);
        all.put("workflow", workflow);
        for (var tries = 0; tries < 100; tries++) {
            var started =
                    given().contentType(ContentType.JSON)
                            .header("Prefer", "respond-async")
                            .body(Map.of("operation_type", "custom", "parameters", all))
                            .post("/operations");
            if (started.statusCode() < 300) {
                return started.path("operation_id");
            }
            // A workflow that was defined a moment ago is known everywhere a second later.
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError(workflow + " could not be started");
    }

    private String atTheGate() throws InterruptedException {
        var id = start("gate", Map.of("word", "baton"));
        gate.awaitReached(id);
        return id;
    }

    private static String thirtySteps() {
        var steps = new ArrayList<Map<String, Object>>();
        for (var i = 1; i <= 30; i++) {
            var layer = (i - 1) / 4;
            var after = layer == 0 ? List.of() : List.of("E" + (layer * 4), "E" + (layer * 4 - 1));
            steps.add(
                    Map.of(
                            "id",
                            "E" + i,
                            "agent",
                            "test_echo",
                            "title",
                            "Look at part " + i + " of the warehouse",
                            "input",
                            Map.of("word", "part " + i),
                            "after",
                            after));
        }
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "name",
                                WIDE,
                                "description",
                                "Thirty steps, four at a time",
                                "steps",
                                steps,
                                "answer",
                                Map.of("text", "looked", "confidence", 1)))
                .post("/workflows/definitions")
                .then()
                .statusCode(201);
        return start(WIDE, Map.of());
    }

    private static Locator status(Visit visit) {
        return visit.see(".facts-head .status");
    }

    private static Locator node(Visit visit, String step) {
        return visit.see(".node[data-step=" + step + "]");
    }

    @Test
    void a_list_is_filtered_in_its_address_and_what_begins_appears_by_itself() throws Exception {
        var visit = open("/ui/operations?status=executing&door=operation");
        visit.see(".filters").waitFor();
        var id = atTheGate();
        var row = visit.see("a[href='/ui/operations/" + id + "']");
        assertThat(row).isVisible();
        assertThat(visit.see("tr:has(a[href='/ui/operations/" + id + "'])"))
                .containsText("Running");
        gate.open(id);
        assertThat(row).hasCount(0);
        visit.see("select[name=status]").selectOption("completed");
        assertThat(visit.page()).hasURL(Pattern.compile("status=completed"));
        assertThat(row).isVisible();
        visit.page().goBack();
        assertThat(visit.see("select[name=status]")).hasValue("executing");
        assertThat(row).hasCount(0);
        visit.page().goForward();
        row.click();
        assertThat(status(visit)).hasText("Completed");
    }

    @Test
    void a_run_is_watched_in_two_tabs_paused_resumed_and_ends_in_both() throws Exception {
        var id = atTheGate();
        var visit = open("/ui/operations/" + id);
        var other = open("/ui/operations/" + id);
        assertThat(node(visit, "E2")).hasAttribute("data-state", "running");
        assertThat(node(visit, "E2")).containsText("Running");
        assertThat(node(visit, "E3")).containsText("Pending");
        assertThat(visit.see("[role=progressbar]")).hasAttribute("aria-valuenow", "25");
        visit.see("[data-control=pause]").click();
        assertThat(visit.see("baton-controls [role=status]")).containsText("rests");
        gate.open(id);
        assertThat(status(other)).hasText("Paused");
        assertThat(status(visit)).hasText("Paused");
        other.see("[data-control=resume]").click();
        for (var each : List.of(visit, other)) {
            assertThat(status(each)).hasText("Completed");
            assertThat(node(each, "E3")).hasAttribute("data-state", "done");
            assertThat(each.see("baton-result")).containsText("baton");
        }
        visit.page().reload();
        assertThat(status(visit)).hasText("Completed");
        assertThat(visit.see(".gantt-bar.gantt-completed")).hasCount(4);
    }

    @Test
    void cancelling_is_asked_twice_and_the_rest_is_tried_again_as_another_operation()
            throws Exception {
        var id = atTheGate();
        var visit = open("/ui/operations/" + id);
        visit.see("[data-control=cancel]").click();
        assertThat(visit.see("[data-control=cancel]")).hasText("Really cancel?");
        assertThat(status(visit)).hasText("Running");
        visit.see("[data-control=cancel]").click();
        assertThat(status(visit)).hasText("Cancelled");
        assertThat(node(visit, "E3")).hasAttribute("data-state", "cancelled");
        visit.see("[data-control=retry]").click();
        assertThat(visit.see(".facts").first()).containsText(id);
        assertThat(node(visit, "E1")).hasAttribute("data-state", "done");
        assertThat(visit.page()).not().hasURL(Pattern.compile(id));
        var retried = visit.see(".facts-head code").innerText();
        gate.awaitReached(retried);
        gate.open(retried);
        assertThat(status(visit)).hasText("Completed");
        visit.page().goBack();
        assertThat(status(visit)).hasText("Cancelled");
    }

    @Test
    void a_step_tells_what_it_was_given_and_has_proved_and_another_way_is_gone_from_it() {
        var id = start("relay", Map.of("word", "baton"));
        var visit = open("/ui/operations/" + id);
        assertThat(status(visit)).hasText("Completed");
        node(visit, "E2").click();
        var panel = visit.see(".step-panel");
        assertThat(panel).containsText("test_echo");
        assertThat(panel).containsText("Input");
        assertThat(panel).containsText("E1.");
        assertThat(panel).containsText("baton");
        panel.locator("[data-control=fork]").click();
        assertThat(visit.see(".facts").first()).containsText("Goes on from");
        assertThat(status(visit)).hasText("Completed");
        given().get("/operations/" + id + "/steps/E9").then().statusCode(404);
    }

    @Test
    void thirty_steps_are_gone_through_from_the_keyboard() {
        var visit = open("/ui/operations/" + thirtySteps());
        assertThat(visit.see(".node"))
                // The check of the result is a step of its own.
                .hasCount(31, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        assertThat(status(visit)).hasText("Completed");
        assertThat(visit.see(".graph")).hasAttribute("aria-label", "Plan of 31 steps");
        node(visit, "E1").focus();
        visit.page().keyboard().press("ArrowRight");
        assertThat(node(visit, "E2")).isFocused();
        visit.page().keyboard().press("Enter");
        assertThat(visit.see(".step-panel")).isFocused();
        assertThat(visit.see(".step-panel")).containsText("part 2");
        visit.page().keyboard().press("Escape");
        assertThat(node(visit, "E2")).isFocused();
        assertThat(overlapping(visit)).isEqualTo(0);
    }

    /** How many pairs of boxes lie on one another. */
    private static int overlapping(Visit visit) {
        return (int)
                visit.page()
                        .evaluate(
                                """
                                () => {
                                  const boxes = [...document.querySelectorAll('.node')].map(n => n.getBoundingClientRect());
                                  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
                                    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length;
                                }
                                """);
    }

    @Test
    void the_same_request_is_copied_as_a_line_for_a_shell() {
        var id = start("relay", Map.of("word", "it's"));
        var visit = open("/ui/operations/" + id);
        assertThat(status(visit)).hasText("Completed");
        visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visit.see("[data-control=curl]").click();
        assertThat(visit.see("[data-control=curl]")).hasText("Copied");
        var line = (String) visit.page().evaluate("navigator.clipboard.readText()");
        assertThat(line).startsWith("curl -s '").contains("/operations'").contains("it'\\''s");
    }

    @Test
    void what_is_not_there_is_said_with_a_way_to_try_again() {
        var visit = open("/ui/operations/op-20200101-000000-00000000");
        assertThat(visit.see(".card-problem")).containsText("no such operation");
        assertThat(visit.see(".card-problem button")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobody_is_shut_out_on_a_phone_or_a_desk(ColorScheme colours) throws Exception {
        var id = atTheGate();
        var visit = open("/ui/operations/" + id, 390, colours);
        node(visit, "E1").click();
        visit.see(".step-value").first().waitFor();
        assertThat(visit.faults()).isEmpty();
        assertThat(visit.overflows()).isFalse();
        visit.page().setViewportSize(1280, 900);
        gate.open(id);
        assertThat(status(visit)).hasText("Completed");
        visit.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(visit.faults()).isEmpty();
        visit.at("/ui/operations");
        visit.see(".list").waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.page().setViewportSize(390, 844);
        assertThat(visit.overflows()).isFalse();
    }
}
