package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonResource;
import dev.baton.agent.worker.FakeWorker;
import dev.baton.api.SampleSources;
import dev.baton.json.Json;
import dev.baton.security.Secret;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is on duty, how they do, orders to them, and one asked alone. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class AgentsPageIT {
    private static Chromium chromium;

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

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void an_agent_is_found_from_the_keyboard_and_its_address_is_kept() {
        visit = Visit.of(chromium, server, "/ui/agents");
        visit.see("tbody tr").first().waitFor();
        visit.page().keyboard().press("/");
        assertThat(visit.see("[data-box]")).isFocused();
        visit.page().keyboard().type("compare_tab");
        assertThat(visit.see("tbody tr")).hasCount(1);
        assertThat(visit.page()).hasURL(Pattern.compile("/ui/agents\\?q=compare_tab$"));
        visit.page().reload();
        assertThat(visit.see("tbody tr")).hasCount(1);
        visit.link("compare_tables").press("Enter");
        assertThat(visit.see("h1")).hasText("compare_tables");
        assertThat(visit.part("What it takes")).containsText("threshold");
        visit.page().goBack();
        assertThat(visit.see("tbody tr")).hasCount(1);
    }

    @Test
    void one_is_asked_alone_and_shows_what_it_proved() {
        visit = Visit.of(chromium, server, "/ui/agents/ask_database");
        visit.page().getByLabel("Question").fill("How many projects are there?");
        visit.page().getByLabel("Data source").fill("projects");
        visit.button("Ask").click();
        var shown = visit.see(".answer-alone");
        assertThat(shown).containsText("Projects count");
        assertThat(shown.locator(".single-value")).hasText("60");
        assertThat(visit.part("1 instance").locator("tbody td.number").nth(1)).not().hasText("0");
    }

    @Test
    void one_that_works_on_it_is_found_again_after_a_reload_and_in_a_second_tab() throws Exception {
        var go = new CountDownLatch(1);
        var secret = new AtomicReference<Secret>();
        try (var worker = new FakeWorker(asked -> slowly(asked, secret.get(), go))) {
            secret.set(new Secret(registered(worker).path("secret").asText()));
            visit = Visit.of(chromium, server, "/ui/agents/slow_speller");
            visit.see("#ask-text").fill("abc");
            visit.button("Ask").click();
            assertThat(visit.see(".alone")).containsText("half of it");
            visit.page().reload();
            assertThat(visit.see(".alone")).containsText("half of it");
            assertThat(visit.see(".alone [role=progressbar]")).hasAttribute("aria-valuenow", "50");
            var second = Visit.of(chromium, server, "/ui/agents/slow_speller");
            assertThat(second.see(".alone")).containsText("half of it");
            assertThat(second.button("Ask")).isDisabled();
            go.countDown();
            assertThat(visit.see(".answer-alone")).containsText("a-b-c");
            assertThat(second.see(".answer-alone")).containsText("a-b-c");
            assertThat(visit.see(".alone")).hasCount(0);
            assertThat(second.complaints()).isEmpty();
            second.close();
        } finally {
            go.countDown();
            RestAssured.given().delete("/agents/slow_speller_1");
        }
    }

    /** Says that it is half done, and the rest when it may. */
    private static FakeWorker.Reply slowly(FakeWorker.Asked asked, Secret secret, CountDownLatch go)
            throws Exception {
        if (!asked.method().equals("POST")) {
            return FakeWorker.Reply.ok("{}");
        }
        var callback = URI.create(Json.tree(asked.body()).path("callback_url").asText());
        var half = "{\"type\":\"progress\",\"text\":\"half of it\",\"share\":0.5}";
        FakeWorker.tell(callback, secret, "half", half);
        go.await(60, TimeUnit.SECONDS);
        return FakeWorker.Reply.ok(
                "{\"outcome\":\"proven\",\"evidence\":{\"body\":{\"text\":\"a-b-c\"},\"digest\":\"a-b-c\"},\"confidence\":0.9}");
    }

    private static JsonNode registered(FakeWorker worker) {
        var input =
                Map.of("type", "object", "properties", Map.of("text", Map.of("type", "string")));
        return Json.tree(
                RestAssured.given()
                        .contentType("application/json")
                        .body(
                                Json.write(
                                        Map.of(
                                                "agent",
                                                "slow_speller",
                                                "url",
                                                worker.url().toString(),
                                                "purpose",
                                                "Spells a word.",
                                                "input",
                                                input)))
                        .post("/agents/register")
                        .asString());
    }

    @Test
    void an_input_that_is_no_json_is_told_before_it_is_sent_and_a_refusal_is_shown() {
        visit = Visit.of(chromium, server, "/ui/agents/ask_database");
        visit.page().getByLabel("Question").fill("How many?");
        visit.page().getByLabel("Before").fill("{not json");
        visit.button("Ask").click();
        assertThat(visit.see(".form .field-problem")).hasText("Before is not JSON.");
        visit.page().getByLabel("Before").fill("");
        visit.page().getByLabel("Data source").fill("nowhere");
        visit.button("Ask").click();
        assertThat(visit.see(".card-problem")).isVisible();
        assertThat(visit.button("Ask")).isEnabled();
    }

    @Test
    void draining_is_asked_before_and_taken_back() {
        visit = Visit.of(chromium, server, "/ui/agents/file_parser");
        var state = visit.see("baton-agent .marks .state");
        assertThat(state).hasText("Up");
        visit.see("[data-order=drain]").press("Enter");
        var dialog = visit.see("baton-sure dialog[open]");
        assertThat(dialog).containsText("Drain file_parser?");
        assertThat(dialog.locator("button").first()).isFocused();
        visit.page().keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(state).hasText("Up");
        visit.see("[data-order=drain]").click();
        dialog.locator("button.primary").click();
        try {
            assertThat(state).hasText("Draining");
            visit.at("/ui/agents");
            var row = visit.see("tbody tr").filter(having("file_parser"));
            assertThat(row).containsText("Draining");
            visit.at("/ui/agents/file_parser");
        } finally {
            visit.see("[data-order=start]").click();
        }
        assertThat(state).hasText("Up");
    }

    @Test
    void what_does_not_exist_and_a_server_that_is_away_are_told() {
        visit = Visit.of(chromium, server, "/ui/agents/nobody_at_all");
        assertThat(visit.see(".empty")).containsText("There is no such agent.");
        visit.page().route("**/agents?**", route -> route.abort());
        visit.at("/ui/agents");
        assertThat(visit.see(".card-problem")).containsText("cannot be reached");
        visit.page().unroute("**/agents?**");
        visit.button("Try again").click();
        visit.see("tbody tr").first().waitFor();
        assertThat(visit.see(".card-problem")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everybody_can_read_it(ColorScheme colours) {
        visit = Visit.of(chromium, server, "/ui/agents", 1280, colours);
        visit.see("tbody tr").first().waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.picture("agents-" + colours);
        visit.at("/ui/agents/ask_database");
        visit.see(".form").waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.picture("agent-" + colours);
    }

    @Test
    void on_a_phone_all_stands_in_one_column() {
        visit = Visit.of(chromium, server, "/ui/agents", 390, ColorScheme.LIGHT);
        visit.see("tbody tr").first().waitFor();
        assertThat(visit.overflows()).isFalse();
        visit.picture("agents-phone");
        visit.at("/ui/agents/ask_database");
        visit.see(".form").waitFor();
        assertThat(visit.overflows()).isFalse();
    }
}
