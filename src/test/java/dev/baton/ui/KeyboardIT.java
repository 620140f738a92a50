package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.escalation.HeldRuns;
import dev.baton.api.finance.look.SampleLedger;
import dev.baton.api.operation.GateAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
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

/** Every page with Tab, Enter and arrows alone; the chat has its own test. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class KeyboardIT {
    private static Chromium chromium;

    @Inject GateAgent gate;
    @Inject HeldRuns held;
    @Inject SampleLedger books;

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

    private Keyboard at(String path) {
        visit = Visit.of(chromium, server, path);
        return new Keyboard(visit);
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

    private static String escalation(Object run) {
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

    @Test
    void from_home_to_what_runs_and_to_what_waits() throws Exception {
        var id = atTheGate();
        var keys = at("/ui/home");
        keys.skip().reach(".rows a[href='/ui/operations/" + id + "']").press("Enter");
        assertThat(visit.see(".facts-head code")).hasText(id);
        keys.stillThere();
        visit.page().goBack();
        visit.see(".tile").first().waitFor();
        keys.stillThere().reach(".tile a[href='/ui/inbox']").press("Enter");
        assertThat(visit.see("h1")).hasText("Inbox");
        keys.stillThere();
        gate.open(id);
    }

    @Test
    void operations_are_filtered_opened_paused_and_cancelled() throws Exception {
        var id = atTheGate();
        var keys = at("/ui/operations");
        keys.skip().reach("select[name=status]").press("ArrowDown");
        assertThat(visit.page()).hasURL(Pattern.compile("status=executing"));
        assertThat(visit.see("select[name=status]")).isFocused();
        keys.reach("a[href='/ui/operations/" + id + "']").press("Enter");
        visit.see(".node").first().waitFor();
        keys.stillThere().reach("[data-control=pause]").press("Enter");
        assertThat(visit.see("baton-controls [role=status]")).containsText("rests");
        keys.stillThere().reach(".node").press("ArrowRight", "Enter");
        assertThat(visit.see(".step-panel")).isFocused();
        keys.press("Escape").stillThere();
        gate.open(id);
        assertThat(visit.see(".facts-head .status")).hasText("Paused");
        keys.back("[data-control=cancel]").press("Enter", "Enter");
        assertThat(visit.see(".facts-head .status")).hasText("Cancelled");
        keys.stillThere();
    }

    @Test
    void a_question_of_the_inbox_is_opened_corrected_and_rejected() {
        var id = escalation(held.approval("Post what is decided by hand alone"));
        var keys = at("/ui/inbox");
        keys.skip().reach(".case[href='/ui/inbox/" + id + "']").press("Enter");
        var card = visit.see(".inbox-detail .decide");
        keys.stillThere()
                .reach(card.locator("button").filter(Visit.having("Reject")))
                .press("Enter");
        assertThat(card.locator("textarea")).isFocused();
        keys.type("not ours").press("Tab", "Enter");
        assertThat(visit.see(".inbox-detail .decided")).containsText("not ours");
        keys.stillThere();
    }

    @Test
    void a_training_is_begun_and_stopped() {
        var keys = at("/ui/training");
        keys.skip().reach("a[href='/ui/training/new']").press("Enter");
        keys.stillThere().reach("#start-name").type("by hand alone");
        keys.reach("input[name=way]").press("ArrowDown", "ArrowUp");
        keys.reach(".form-end button.primary").press("Enter");
        assertThat(visit.page())
                .hasURL(
                        Pattern.compile("/ui/training/train-"),
                        new com.microsoft.playwright.assertions.PageAssertions.HasURLOptions()
                                .setTimeout(20_000));
        keys.stillThere().reach("[data-steer=cancel]").press("Enter");
        assertThat(visit.see("baton-sure dialog[open]")).isVisible();
        keys.press("Tab", "Enter");
        assertThat(visit.see("[data-steer=cancel]"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        keys.stillThere();
    }

    @Test
    void statements_of_another_quarter_and_another_part_of_finance() {
        books.load();
        var keys = at("/ui/finance/statements");
        visit.part("Income statement").waitFor();
        keys.skip().reach("select[data-box]").press("ArrowDown");
        assertThat(visit.page()).hasURL(Pattern.compile("period=year_to_date"));
        visit.part("Income statement").waitFor();
        assertThat(visit.see("select[data-box]")).isFocused();
        keys.back("a[href='/ui/finance/alerts']").press("Enter");
        visit.see(".alerts li").first().waitFor();
        keys.stillThere().reach(".alerts summary").press("Enter");
        assertThat(visit.see(".alerts details[open]")).hasCount(1);
    }

    @Test
    void an_agent_is_found_and_asked_alone() {
        var keys = at("/ui/agents");
        keys.skip().reach("input[type=search]").type("compare_tables");
        keys.reach("th a[href='/ui/agents/compare_tables']").press("Enter");
        visit.see("baton-agent").waitFor();
        visit.page().navigate(server.resolve("/ui/agents/ask_database").toString());
        visit.see("#ask-question").waitFor();
        keys.reach("#ask-question").type("How many projects are there?");
        keys.reach("#ask-source, #ask-data_source").type("projects");
        keys.reach("baton-ask-alone button.primary").press("Enter");
        visit.see(".answer-alone").waitFor();
        assertThat(visit.see("baton-ask-alone button.primary")).isFocused();
    }

    @Test
    void a_table_is_found_by_its_name_and_by_the_tree() {
        var keys = at("/ui/schema/projects");
        visit.see(".tree").waitFor();
        keys.skip().reach("input[type=search]").type("compan");
        keys.press("Enter");
        assertThat(visit.page()).hasURL(Pattern.compile("/ui/schema/projects/.+"));
        keys.stillThere().back(".schema-side input[type=search]").reach(".twig").press("Enter");
        assertThat(visit.see(".twig").first()).isFocused();
        keys.reach(".branch a").press("Enter");
        keys.stillThere();
        keys.reach(".schema-main button, .schema-main a").stillThere();
    }
}
