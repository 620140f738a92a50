package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.escalation.HeldRuns;
import dev.baton.plan.RunId;
import dev.baton.run.Runs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that waits for a person, on the chat page. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class DecisionPageIT {
    private static Chromium chromium;

    @Inject HeldRuns held;
    @Inject Runs runs;

    @TestHTTPResource("/")
    URI server;

    private ChatPage chat;

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
        if (chat != null) {
            assertThat(chat.complaints()).isEmpty();
            chat.close();
        }
    }

    private Locator open(RunId run, int width, ColorScheme colours) {
        chat = new ChatPage(chromium.page(width, 900, colours), server);
        var session = runs.find(run).orElseThrow().origin().session();
        chat.page().navigate(server.resolve("/ui/chat/" + session).toString());
        var card = chat.turn().locator(".decide");
        card.waitFor();
        return card;
    }

    private Locator open(RunId run) {
        return open(run, 1280, ColorScheme.LIGHT);
    }

    private static Locator.LocatorOptions named(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private void picture(String name) {
        chat.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "pictures", name + ".png")));
    }

    @Test
    void what_is_proposed_is_shown_and_approved_with_a_click() {
        var card = open(held.approval("Post the invoice of ACME"));
        assertThat(card).containsText("Approval needed");
        assertThat(card).containsText("Post the entry");
        assertThat(card.locator(".decide-values")).containsText("baton");
        picture("approval");
        card.locator("button.primary", named("Approve")).click();
        chat.answered();
        assertThat(chat.turn()).containsText("baton");
        assertThat(chat.turn().locator(".decide")).hasCount(0);
        chat.page().reload();
        chat.answered();
        assertThat(chat.turn().locator(".decide")).hasCount(0);
    }

    @Test
    void something_else_is_put_in_its_place_from_the_keyboard() {
        var card = open(held.approval("Post the invoice of ACME again"));
        card.locator("button", named("Correct")).press("Enter");
        var box = card.getByLabel("Word");
        assertThat(box).isFocused();
        assertThat(box).hasValue("baton");
        box.fill("relay");
        picture("correction");
        card.locator("button", named("Use this")).press("Enter");
        chat.answered();
        assertThat(chat.turn()).containsText("relay");
    }

    @Test
    void an_agents_question_is_answered_by_choosing() {
        var card = open(held.question("When was the invoice written?"));
        assertThat(card).containsText("Which year do you mean?");
        picture("question");
        card.locator("button.choice", named("2026")).click();
        chat.answered();
        assertThat(chat.turn()).containsText("2026");
    }

    @Test
    void a_rejection_asks_why_and_the_reason_is_read_in_the_end() {
        var card = open(held.approval("Post a doubtful invoice"));
        card.locator("button", named("Reject")).click();
        card.locator("textarea").fill("not our vendor");
        card.locator("button.primary", named("Reject")).click();
        assertThat(chat.turn().locator(".card-problem")).containsText("not our vendor");
    }

    @Test
    void what_another_has_asked_or_decided_in_the_meantime_is_shown_without_a_reload() {
        var run = held.approval("Post what others look at too");
        var card = open(run);
        String id = given().get("/escalations?operation_id=" + run).path("items[0].escalation_id");
        given().contentType(ContentType.JSON)
                .body(Map.of("text", "Which cost centre?"))
                .post("/escalations/" + id + "/ask");
        assertThat(card).containsText("Which cost centre?");
        card.locator("button", named("Reply")).click();
        card.locator("textarea").fill("4711");
        card.locator("button.primary", named("Reply")).click();
        assertThat(card).containsText("4711");
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "wrong month"))
                .post("/escalations/" + id + "/reject");
        assertThat(chat.turn().locator(".card-problem")).containsText("wrong month");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobody_is_shut_out_by_how_the_card_is_made(ColorScheme colours) {
        var card = open(held.approval("Post it in any light"), 390, colours);
        chat.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        card.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
        assertThat(chat.faults()).isEmpty();
        picture("phone-" + colours.name().toLowerCase(java.util.Locale.ROOT));
        card.locator("button", named("Correct")).click();
        assertThat(chat.faults()).isEmpty();
        assertThat(chat.overflows()).isFalse();
    }
}
