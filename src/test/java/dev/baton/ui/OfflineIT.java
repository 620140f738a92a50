package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.baton.launch.ServerProcess;
import dev.baton.ui.Cable.Break;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose browser loses its network and finds it again. */
class OfflineIT {
    @TempDir static Path folder;
    private static Chromium chromium;
    private static ServerProcess server;
    private static URI address;

    private Visit visit;
    private Cable cable;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        server = ServerProcess.serve(folder, Map.of());
        address = server.address();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void nothing_was_complained_of() {
        if (visit != null) {
            visit.page().context().setOffline(false);
            assertThat(visit.complaints()).isEmpty();
            visit.close();
        }
    }

    private Visit open(String path, Break how) {
        var page = chromium.page(1280, 900, ColorScheme.LIGHT);
        cable = new Cable(page, how);
        visit = new Visit(page, address).at(path);
        return visit;
    }

    private ChatPage chat(Break how) {
        var page = chromium.page(1280, 900, ColorScheme.LIGHT);
        cable = new Cable(page, how);
        var chat = new ChatPage(page, address);
        visit = chat;
        connected();
        return chat;
    }

    /** The server has greeted the page. */
    private void connected() {
        visit.see(".engine svg").waitFor();
    }

    private static RequestSpecification asked() {
        return given().baseUri(address.toString()).contentType(ContentType.JSON);
    }

    /** How often that question was taken up. */
    private static long times(String question) {
        List<String> goals = asked().get("/operations?limit=200").path("items.goal");
        return goals.stream().filter(question::equals).count();
    }

    private static JsonPath ask(String question) {
        return asked().body(Map.of("query", question, "data_source", "projects"))
                .post("/query")
                .jsonPath();
    }

    /** What is asked about that answer, once it is. */
    private static String escalation(JsonPath run) {
        for (var tries = 0; tries < 200; tries++) {
            String id =
                    asked().get("/escalations?operation_id=" + run.getString("operation_id"))
                            .path("items[0].escalation_id");
            if (id != null) {
                return id;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("nothing is asked");
    }

    private Locator banner() {
        return visit.see(".banner");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_typed_and_sent_while_offline_is_kept_and_asked_once(Break how) {
        var chat = chat(how);
        var question = "Show all projects that started in " + (2031 + how.ordinal());
        chat.box().fill(question);
        cable.cut();
        assertThat(banner()).containsText("You are offline");
        assertThat(chat.box()).hasValue(question);
        chat.box().press("Enter");
        assertThat(chat.turn().locator(".asked-text")).hasText(question);
        chat.box().fill("and what else?");
        assertThat(times(question)).isZero();
        cable.mend();
        chat.answered();
        assertThat(banner()).hasCount(0);
        assertThat(chat.box()).hasValue("and what else?");
        assertThat(chat.see("baton-turn")).hasCount(1);
        assertThat(times(question)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_question_whose_acceptance_was_lost_is_not_asked_again(int before) {
        var chat = chat(Break.IN_SILENCE);
        for (var i = 0; i < before; i++) {
            chat.ask("How many projects are there?").answered();
        }
        var question = "Show all projects that started in " + (2041 + before);
        cable.deafen();
        chat.ask(question);
        while (times(question) == 0) {
            chat.page().waitForTimeout(50);
        }
        cable.cut();
        assertThat(banner()).isVisible();
        cable.mend();
        chat.answered();
        assertThat(times(question)).isEqualTo(1);
        // It stands in the conversation in which it was asked first.
        chat.page().reload();
        chat.answered();
        assertThat(chat.see("baton-turn")).hasCount(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_decision_made_offline_is_said_not_to_be_taken_and_can_be_made_again(Break how) {
        var run = ask("Show all projects that started in " + (2051 + how.ordinal()));
        var id = escalation(run);
        open("/ui/inbox/" + id, how);
        var card = visit.see(".inbox-detail .decide");
        var approve = card.locator("button.primary");
        approve.waitFor();
        connected();
        cable.cut();
        assertThat(banner()).containsText("You are offline");
        approve.click();
        assertThat(card.locator("[role=alert]")).containsText("Not taken");
        assertThat(approve).isEnabled();
        assertThat(asked().get("/escalations/" + id).jsonPath().getString("status"))
                .isEqualTo("open");
        cable.mend();
        assertThat(banner()).hasCount(0);
        approve.click();
        assertThat(visit.see(".inbox-detail .decided")).hasText("Approved by local");
        assertThat(visit.see(".case[href='/ui/inbox/" + id + "']")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void what_others_decide_meanwhile_has_left_the_inbox_on_coming_back(Break how) {
        var run = ask("Show all projects that started in " + (2061 + how.ordinal()));
        var id = escalation(run);
        open("/ui/inbox/" + id, how);
        visit.see(".inbox-detail .decide button.primary").waitFor();
        cable.cut();
        assertThat(banner()).isVisible();
        asked().body(Map.of("reason", "wrong year"))
                .post("/escalations/" + id + "/reject")
                .then()
                .statusCode(200);
        cable.mend();
        assertThat(visit.see(".inbox-detail .decided")).containsText("wrong year");
        assertThat(visit.see(".case[href='/ui/inbox/" + id + "']")).hasCount(0);
    }

    @Test
    void an_answer_that_was_lost_on_its_way_leaves_no_decision_waiting_for_ever() {
        var run = ask("Show all projects that started in 2071");
        var id = escalation(run);
        open("/ui/inbox/" + id, Break.IN_SILENCE);
        var card = visit.see(".inbox-detail .decide");
        card.locator("button.primary").waitFor();
        connected();
        cable.deafen();
        card.locator("button.primary").click();
        cable.cut();
        assertThat(card.locator("[role=alert]")).containsText("The connection broke");
        cable.mend();
        // It had come through.
        assertThat(visit.see(".inbox-detail .decided")).hasText("Approved by local");
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_that_ends_meanwhile_is_caught_up_without_a_reload(Break how) {
        var id = underWay();
        open("/ui/operations/" + id, how);
        var status = visit.see(".facts-head .status");
        visit.see(".node").first().waitFor();
        connected();
        visit.page().evaluate("document.body.dataset.same = 'yes'");
        cable.cut();
        assertThat(banner()).containsText("You are offline");
        asked().post("/operations/" + id + "/cancel").then().statusCode(200);
        visit.see("[data-control=pause]").click();
        assertThat(visit.see("baton-controls [role=alert]")).isVisible();
        cable.mend();
        assertThat(status).hasText("Cancelled");
        assertThat(banner()).hasCount(0);
        assertThat(visit.see("baton-controls [role=alert]")).hasCount(0);
        assertThat(visit.see(".node[data-state=running], .node[data-state=waiting]")).hasCount(0);
        assertThat(visit.see("body[data-same=yes]")).hasCount(1);
    }

    /** An operation that waits before its second step. */
    private static String underWay() {
        asked().body(
                        Map.of(
                                "name",
                                "waits",
                                "description",
                                "Asks, and asks again when somebody lets it",
                                "steps",
                                List.of(step("E1"), waiting(step("E2"))),
                                "answer",
                                Map.of("text", "asked", "confidence", 1)))
                .post("/workflows/definitions");
        var started = asked().header("Prefer", "respond-async");
        for (var tries = 0; tries < 100; tries++) {
            var told =
                    started.body(
                                    Map.of(
                                            "operation_type",
                                            "custom",
                                            "parameters",
                                            Map.of("workflow", "waits")))
                            .post("/operations");
            if (told.statusCode() < 300) {
                return told.path("operation_id");
            }
            // A workflow that was defined a moment ago is known everywhere a second later.
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("no operation was started");
    }

    private static Map<String, Object> step(String id) {
        return Map.of(
                "id",
                id,
                "agent",
                "ask_database",
                "input",
                Map.of("question", "How many projects?", "data_source", "projects"));
    }

    private static Map<String, Object> waiting(Map<String, Object> step) {
        var all = new HashMap<>(step);
        all.put("approval", "before");
        all.put("after", List.of("E1"));
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void a_page_that_could_not_be_fetched_comes_by_itself_with_the_network(Break how) {
        open("/ui/home", how);
        visit.see(".tile").first().waitFor();
        cable.cut();
        assertThat(banner()).isVisible();
        visit.link("Operations").click();
        assertThat(visit.see(".card-problem button")).isVisible();
        var meanwhile = "Show all projects that started in " + (2081 + how.ordinal());
        ask(meanwhile);
        cable.mend();
        assertThat(visit.see(".list")).containsText(meanwhile);
        assertThat(visit.see(".card-problem, .bone")).hasCount(0);
        assertThat(visit.page()).hasURL(Pattern.compile("/ui/operations"));
    }
}
