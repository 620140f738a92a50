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

    private final List<Tab> tabs = new ArrayList<>();

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
        for (var tab : tabs) {
            assertThat(tab.complaints()).isEmpty();
            tab.page().context().close();
        }
    }

    private Tab open(String path, int width, ColorScheme colours) {
        var tab = new Tab(chromium.page(width, 900, colours), server);
        tabs.add(tab);
        return tab.go(path);
    }

    private Tab open(String path) {
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

    private static Locator status(Tab tab) {
        return tab.at(".facts-head .status");
    }

    private static Locator node(Tab tab, String step) {
        return tab.at(".node[data-step=" + step + "]");
    }

    @Test
    void a_list_is_filtered_in_its_address_and_what_begins_appears_by_itself() throws Exception {
        var tab = open("/ui/operations?status=executing&door=operation");
        tab.at(".filters").waitFor();
        var id = atTheGate();
        var row = tab.at("a[href='/ui/operations/" + id + "']");
        assertThat(row).isVisible();
        assertThat(tab.at("tr:has(a[href='/ui/operations/" + id + "'])")).containsText("Running");
        gate.open(id);
        assertThat(row).hasCount(0);
        tab.at("select[name=status]").selectOption("completed");
        assertThat(tab.page()).hasURL(Pattern.compile("status=completed"));
        assertThat(row).isVisible();
        tab.page().goBack();
        assertThat(tab.at("select[name=status]")).hasValue("executing");
        assertThat(row).hasCount(0);
        tab.page().goForward();
        row.click();
        assertThat(status(tab)).hasText("Completed");
    }

    @Test
    void a_run_is_watched_in_two_tabs_paused_resumed_and_ends_in_both() throws Exception {
        var id = atTheGate();
        var tab = open("/ui/operations/" + id);
        var other = open("/ui/operations/" + id);
        assertThat(node(tab, "E2")).hasAttribute("data-state", "running");
        assertThat(node(tab, "E2")).containsText("Running");
        assertThat(node(tab, "E3")).containsText("Pending");
        assertThat(tab.at("[role=progressbar]")).hasAttribute("aria-valuenow", "25");
        tab.at("[data-control=pause]").click();
        assertThat(tab.at("baton-controls [role=status]")).containsText("rests");
        gate.open(id);
        assertThat(status(other)).hasText("Paused");
        assertThat(status(tab)).hasText("Paused");
        other.at("[data-control=resume]").click();
        for (var each : List.of(tab, other)) {
            assertThat(status(each)).hasText("Completed");
            assertThat(node(each, "E3")).hasAttribute("data-state", "done");
            assertThat(each.at("baton-result")).containsText("baton");
        }
        tab.page().reload();
        assertThat(status(tab)).hasText("Completed");
        assertThat(tab.at(".gantt-bar.gantt-completed")).hasCount(4);
    }

    @Test
    void cancelling_is_asked_twice_and_the_rest_is_tried_again_as_another_operation()
            throws Exception {
        var id = atTheGate();
        var tab = open("/ui/operations/" + id);
        tab.at("[data-control=cancel]").click();
        assertThat(tab.at("[data-control=cancel]")).hasText("Really cancel?");
        assertThat(status(tab)).hasText("Running");
        tab.at("[data-control=cancel]").click();
        assertThat(status(tab)).hasText("Cancelled");
        assertThat(node(tab, "E3")).hasAttribute("data-state", "cancelled");
        tab.at("[data-control=retry]").click();
        assertThat(tab.at(".facts").first()).containsText(id);
        assertThat(node(tab, "E1")).hasAttribute("data-state", "done");
        assertThat(tab.page()).not().hasURL(Pattern.compile(id));
        var retried = tab.at(".facts-head code").innerText();
        gate.awaitReached(retried);
        gate.open(retried);
        assertThat(status(tab)).hasText("Completed");
        tab.page().goBack();
        assertThat(status(tab)).hasText("Cancelled");
    }

    @Test
    void a_step_tells_what_it_was_given_and_has_proved_and_another_way_is_gone_from_it() {
        var id = start("relay", Map.of("word", "baton"));
        var tab = open("/ui/operations/" + id);
        assertThat(status(tab)).hasText("Completed");
        node(tab, "E2").click();
        var panel = tab.at(".step-panel");
        assertThat(panel).containsText("test_echo");
        assertThat(panel).containsText("Input");
        assertThat(panel).containsText("E1.");
        assertThat(panel).containsText("baton");
        panel.locator("[data-control=fork]").click();
        assertThat(tab.at(".facts").first()).containsText("Goes on from");
        assertThat(status(tab)).hasText("Completed");
        given().get("/operations/" + id + "/steps/E9").then().statusCode(404);
    }

    @Test
    void thirty_steps_are_gone_through_from_the_keyboard() {
        var tab = open("/ui/operations/" + thirtySteps());
        assertThat(tab.at(".node"))
                // The check of the result is a step of its own.
                .hasCount(31, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        assertThat(status(tab)).hasText("Completed");
        assertThat(tab.at(".graph")).hasAttribute("aria-label", "Plan of 31 steps");
        node(tab, "E1").focus();
        tab.page().keyboard().press("ArrowRight");
        assertThat(node(tab, "E2")).isFocused();
        tab.page().keyboard().press("Enter");
        assertThat(tab.at(".step-panel")).isFocused();
        assertThat(tab.at(".step-panel")).containsText("part 2");
        tab.page().keyboard().press("Escape");
        assertThat(node(tab, "E2")).isFocused();
        assertThat(overlapping(tab)).isEqualTo(0);
    }

    /** How many pairs of boxes lie on one another. */
    private static int overlapping(Tab tab) {
        return (int)
                tab.page()
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
        var tab = open("/ui/operations/" + id);
        assertThat(status(tab)).hasText("Completed");
        tab.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        tab.at("[data-control=curl]").click();
        assertThat(tab.at("[data-control=curl]")).hasText("Copied");
        var line = (String) tab.page().evaluate("navigator.clipboard.readText()");
        assertThat(line).startsWith("curl -s '").contains("/operations'").contains("it'\\''s");
    }

    @Test
    void what_is_not_there_is_said_with_a_way_to_try_again() {
        var tab = open("/ui/operations/op-20200101-000000-00000000");
        assertThat(tab.at(".card-problem")).containsText("no such operation");
        assertThat(tab.at(".card-problem button")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobody_is_shut_out_on_a_phone_or_a_desk(ColorScheme colours) throws Exception {
        var id = atTheGate();
        var tab = open("/ui/operations/" + id, 390, colours);
        node(tab, "E1").click();
        tab.at(".step-value").first().waitFor();
        assertThat(tab.faults()).isEmpty();
        assertThat(tab.fits()).isTrue();
        tab.page().setViewportSize(1280, 900);
        gate.open(id);
        assertThat(status(tab)).hasText("Completed");
        tab.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(tab.faults()).isEmpty();
        tab.go("/ui/operations");
        tab.at(".list").waitFor();
        assertThat(tab.faults()).isEmpty();
        tab.page().setViewportSize(390, 844);
        assertThat(tab.fits()).isTrue();
    }
}
