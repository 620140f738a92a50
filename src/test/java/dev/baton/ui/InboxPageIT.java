package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.escalation.HeldRuns;
import dev.baton.plan.RunId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
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

/** The inbox, as whoever decides works through it. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class InboxPageIT {
    private static Chromium chromium;

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

    private void visit(String path, int width, ColorScheme colours) {
        visit = Visit.of(chromium, server, path, width, colours);
    }

    /** What that run asks, once it asks. */
    private static String escalation(RunId run) {
        for (var tries = 0; tries < 200; tries++) {
            String id =
                    given().get("/escalations?operation_id=" + run).path("items[0].escalation_id");
            if (id != null) {
                return id;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError(run + " asks nothing");
    }

    /** The case of that run, opened. */
    private Locator open(String escalation) {
        visit("/ui/inbox/" + escalation, 1280, ColorScheme.LIGHT);
        return card();
    }

    private Locator card() {
        return visit.see(".inbox-detail .decide");
    }

    private static void reject(String escalation, String reason) {
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/escalations/" + escalation + "/reject")
                .then()
                .statusCode(200);
    }

    @Test
    void a_stack_is_worked_through_without_a_mouse() {
        var first = escalation(held.approval("Post the rent"));
        var second = escalation(held.approval("Post the power bill"));
        var third = escalation(held.approval("Post a doubtful bill"));
        var card = open(first);
        assertThat(card).containsText("baton");
        visit.page().keyboard().press("j");
        assertThat(visit.see(".case[aria-current]")).hasAttribute("href", "/ui/inbox/" + second);
        visit.page().keyboard().press("k");
        assertThat(visit.see(".case[aria-current]")).hasAttribute("href", "/ui/inbox/" + first);
        // What is not shown yet cannot be approved.
        assertThat(visit.see(".inbox-question")).hasText("Post the rent");
        visit.page().keyboard().press("a");
        assertThat(visit.see(".inbox-detail .decided")).hasText("Approved by local");
        assertThat(visit.see(".case[href='/ui/inbox/" + first + "']")).hasCount(0);
        visit.page().keyboard().press("j");
        assertThat(visit.see(".inbox-question")).hasText("Post the power bill");
        visit.page().keyboard().press("e");
        var box = card.getByLabel("Word");
        assertThat(box).isFocused();
        box.fill("jar");
        box.press("Tab");
        visit.page().keyboard().press("Enter");
        assertThat(visit.see(".inbox-detail .decided")).hasText("Corrected by local");
        visit.page().keyboard().press("j");
        assertThat(visit.page()).hasURL(server.resolve("/ui/inbox/" + third).toString());
        card.waitFor();
        visit.page().keyboard().press("r");
        assertThat(card.locator("textarea")).isFocused();
        visit.page().keyboard().type("not ours, ask Jane");
        card.locator("button.primary").press("Enter");
        assertThat(visit.see(".inbox-detail .decided")).containsText("not ours, ask Jane");
    }

    @Test
    void keys_can_be_switched_off_and_stay_so() {
        var id = escalation(held.approval("Post what nobody may post by accident"));
        var card = open(id);
        card.waitFor();
        visit.see(".keys-switch input").uncheck();
        visit.see("h1").click();
        visit.page().keyboard().press("a");
        visit.page().reload();
        assertThat(visit.see(".keys-switch input")).not().isChecked();
        card.waitFor();
        visit.page().keyboard().press("a");
        assertThat(card.locator("button.primary")).isVisible();
        given().get("/escalations/" + id).then().statusCode(200);
        assertThat(given().get("/escalations/" + id).jsonPath().getString("status"))
                .isEqualTo("open");
        reject(id, "tidied up");
    }

    @Test
    void what_somebody_else_decides_is_seen_at_once() {
        var id = escalation(held.approval("Post what two look at"));
        var card = open(id);
        card.waitFor();
        assertThat(visit.see(".pages .badge")).isVisible();
        reject(id, "wrong month");
        assertThat(visit.see(".inbox-detail .decided")).containsText("wrong month");
        assertThat(visit.see(".case[href='/ui/inbox/" + id + "']")).hasCount(0);
        visit.see("select[name=status]").selectOption("settled");
        assertThat(visit.see(".case[href^='/ui/inbox/" + id + "']")).containsText("Rejected");
    }

    @Test
    void who_comes_too_late_is_told_who_was_faster() {
        var id = escalation(held.approval("Post what another has posted"));
        visit = new Visit(chromium.page(1280, 900, ColorScheme.LIGHT), server);
        // As if nothing came through: this page learns of nothing by itself.
        visit.page().routeWebSocket("**/ws", _ -> {});
        visit.at("/ui/inbox/" + id);
        card().waitFor();
        reject(id, "a duplicate");
        card().locator("button.primary").click();
        assertThat(visit.see(".inbox-detail [role=alert]"))
                .containsText(Pattern.compile("[Aa]lready decided by local"));
        assertThat(visit.see(".inbox-detail .decided")).containsText("Rejected by local");
    }

    @Test
    void one_takes_it_asks_back_and_gives_it_free() {
        var id = escalation(held.approval("Post what is not clear"));
        var card = open(id);
        card.locator("button", named("Claim")).click();
        assertThat(card).containsText("local is working on it");
        card.locator("button", named("Release")).click();
        assertThat(card).not().containsText("local is working on it");
        card.locator("button", named("Ask back")).click();
        card.locator("textarea").fill("Which cost centre?");
        card.locator("button.primary").click();
        assertThat(card).containsText("Which cost centre?");
        reject(id, "tidied up");
    }

    private static Locator.LocatorOptions named(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static JsonPath doubtful(int year) {
        return given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "query",
                                "Show all projects that started in " + year,
                                "data_source",
                                "projects"))
                .post("/query")
                .jsonPath();
    }

    @Test
    void a_doubtful_answer_shows_its_query_and_is_approved_from_the_inbox() {
        var asked = doubtful(2091);
        var run = new RunId(asked.getString("operation_id"));
        var card = open(escalation(run));
        assertThat(card).containsText("projects");
        assertThat(visit.see(".inbox-question")).containsText("2091");
        assertThat(visit.see(".inbox-detail [role=meter]")).isVisible();
        assertThat(visit.see(".inbox-detail .node[data-state=done]")).hasCount(5);
        visit.see(".inbox-detail .node").nth(1).click();
        assertThat(visit.see("[data-proof=E2] .sql")).isVisible();
        card.locator("button.primary").click();
        assertThat(visit.see(".inbox-detail .decided")).hasText("Approved by local");
        visit.at("/ui/chat/" + asked.getString("session_id"));
        assertThat(visit.see(".mark", "Approved by local")).isVisible();
    }

    @Test
    void in_the_chat_a_doubt_is_put_again_after_a_reload() {
        var asked = doubtful(2092);
        visit("/ui/chat/" + asked.getString("session_id"), 1280, ColorScheme.LIGHT);
        var card = visit.see("baton-turn .decide");
        assertThat(card).containsText("Is this answer right?");
        visit.page().reload();
        assertThat(card).containsText("Is this answer right?");
        card.locator("button", named("Approve")).click();
        assertThat(visit.see(".mark", "Approved by local")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobody_is_shut_out_on_a_phone_or_a_desk(ColorScheme colours) {
        var id = escalation(held.approval("Post it in the colours of " + colours));
        visit("/ui/inbox", 390, colours);
        var entry = visit.see(".case[href='/ui/inbox/" + id + "']");
        entry.click();
        card().waitFor();
        assertThat(entry).not().isVisible();
        assertThat(visit.faults()).isEmpty();
        assertThat(visit.overflows()).isFalse();
        visit.see(".bar a.only-narrow").click();
        assertThat(entry).isVisible();
        visit.page().setViewportSize(1280, 900);
        entry.click();
        card().waitFor();
        visit.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(visit.faults()).isEmpty();
        reject(id, "tidied up");
    }
}
