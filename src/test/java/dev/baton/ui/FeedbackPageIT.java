package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.baton.json.Json;
import dev.baton.launch.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether an answer is right, as a person says it in the chat. */
class FeedbackPageIT {
    private static final String QUESTION = "Show all active projects with budget over 100000";
    private static final String WRONG = "select nonsense from projects";
    private static final String RIGHT =
            "select name, budget from projects where status = 'active' and budget > 100000";

    @TempDir static Path folder;
    @TempDir static Path other;
    private static Chromium chromium;
    private static ServerProcess server;
    private ChatPage chat;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        server = ServerProcess.serve(folder, Map.of());
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
    void leave() throws Exception {
        if (chat != null) {
            var complaints = chat.complaints();
            // What one test teaches must not answer the questions of the next.
            var pairs = server.address().resolve("/memory/pairs?data_source=projects");
            assertThat(chat.page().request().delete(pairs.toString()).ok()).isTrue();
            chat.close();
            assertThat(complaints).isEmpty();
        }
    }

    private ChatPage open(ServerProcess asked, int width, ColorScheme colours) throws Exception {
        chat = new ChatPage(chromium.page(width, 900, colours), asked.address());
        return chat;
    }

    private ChatPage open() throws Exception {
        return open(server, 1280, ColorScheme.LIGHT);
    }

    private Locator thumb(String name) {
        return thumb(chat.turn(), name);
    }

    private static Locator thumb(Locator turn, String name) {
        return turn.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void pressed(Locator thumb, boolean pressed) {
        assertThat(thumb).hasAttribute("aria-pressed", String.valueOf(pressed));
    }

    private Locator form() {
        return chat.turn().locator("form.word");
    }

    private Locator button(String name) {
        return form().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private Locator words() {
        return form().locator("textarea");
    }

    private Locator thanks() {
        return chat.turn().locator(".word-told");
    }

    /** Puts that in place of what stands in the editor. */
    private void write(String sql) {
        form().locator(".cm-content").click();
        chat.page().keyboard().press("ControlOrMeta+A");
        chat.page().keyboard().insertText(sql);
    }

    private void reload() {
        chat.page().reload();
        chat.answered();
    }

    /** What the server knows of the last question: the verdict, or nothing. */
    private String verdict() throws Exception {
        return said(server).path("verdict").asText();
    }

    private com.fasterxml.jackson.databind.JsonNode said(ServerProcess asked) throws Exception {
        var session = chat.page().url().replaceFirst(".*/", "");
        var listed = asked.get("/sessions/" + session + "/queries").body();
        return Json.tree(listed).path("items").path(0).path("feedback");
    }

    @Test
    void a_thumb_up_is_one_click_survives_a_reload_and_is_taken_back_by_another() throws Exception {
        open().ask(QUESTION).answered();
        pressed(thumb("This is right"), false);
        thumb("This is right").click();
        pressed(thumb("This is right"), true);
        pressed(thumb("This is wrong"), false);
        assertThat(thanks()).containsText("Thank you. It counts in how sure later answers are.");
        assertThat(thumb("This is right")).isFocused();
        reload();
        pressed(thumb("This is right"), true);
        assertThat(verdict()).isEqualTo("up");
        thumb("This is right").click();
        pressed(thumb("This is right"), false);
        assertThat(thanks()).containsText("Taken back");
        assertThat(verdict()).isEmpty();
        thumb("This is right").click();
        thanks().getByText("I checked it").click();
        assertThat(thanks()).containsText("used again for this question, whoever asks");
        assertThat(verdict()).isEqualTo("confirm");
        thanks().getByText("Take back").click();
        pressed(thumb("This is right"), false);
    }

    @Test
    void what_is_wrong_is_said_with_a_reason_and_the_right_sql_and_taken_back() throws Exception {
        open().ask(QUESTION).answered();
        var first = chat.turn().locator(".sql").first().innerText();
        thumb("This is wrong").click();
        assertThat(button("Question misunderstood")).isFocused();
        button("Wrong columns").click();
        words().fill("Nobody wants the city.");
        button("The right SQL").click();
        assertThat(form().locator(".cm-content")).containsText("SELECT");
        button("Send").click();
        assertThat(form().locator(".card-problem")).containsText("still the SQL of the answer");
        write(WRONG);
        button("Send").click();
        var fault = form().locator(".card-problem");
        assertThat(fault).containsText("nonsense");
        assertThat(fault).containsText(Pattern.compile("invalid_sql|unsafe_sql"));
        assertThat(form().locator(".cm-content")).hasText(WRONG);
        assertThat(words()).hasValue("Nobody wants the city.");
        pressed(thumb("This is wrong"), false);
        write(RIGHT);
        chat.page().keyboard().press("ControlOrMeta+Enter");
        assertThat(form()).hasCount(0);
        pressed(thumb("This is wrong"), true);
        assertThat(thumb("This is wrong")).isFocused();
        assertThat(thanks()).containsText("Your query is the answer now");
        assertThat(chat.turn().locator(".sql").first()).hasText(RIGHT);
        reload();
        pressed(thumb("This is wrong"), true);
        assertThat(chat.turn().locator(".sql").first()).hasText(RIGHT);
        thumb("This is wrong").click();
        pressed(button("Wrong columns"), true);
        assertThat(words()).hasValue("Nobody wants the city.");
        assertThat(form().locator(".cm-content")).hasText(RIGHT);
        button("Take back").click();
        pressed(thumb("This is wrong"), false);
        assertThat(thumb("This is wrong")).isFocused();
        assertThat(chat.turn().locator(".sql").first()).hasText(first);
        assertThat(verdict()).isEmpty();
    }

    @Test
    void the_keyboard_is_enough() throws Exception {
        open().ask(QUESTION).answered();
        var keys = chat.page().keyboard();
        thumb("This is right").focus();
        keys.press("Tab");
        assertThat(thumb("This is wrong")).isFocused();
        keys.press("Enter");
        assertThat(button("Question misunderstood")).isFocused();
        keys.press("Escape");
        assertThat(form()).hasCount(0);
        assertThat(thumb("This is wrong")).isFocused();
        keys.press("Enter");
        keys.press("Tab");
        keys.press("Space");
        pressed(button("Wrong rows"), true);
        for (var presses = 0; presses < 4; presses++) {
            keys.press("Tab");
        }
        assertThat(words()).isFocused();
        keys.type("Too many.");
        keys.press("Tab");
        assertThat(button("The right SQL")).isFocused();
        keys.press("Enter");
        assertThat(form().locator(".cm-content")).isFocused();
        keys.press("Escape");
        assertThat(button("Send")).isFocused();
        keys.press("Shift+Tab");
        keys.press("ControlOrMeta+A");
        keys.insertText(RIGHT);
        keys.press("Tab");
        keys.press("Enter");
        assertThat(form()).hasCount(0);
        assertThat(thumb("This is wrong")).isFocused();
        assertThat(said(server).path("comment").asText()).isEqualTo("Wrong rows\nToo many.");
    }

    @Test
    void an_answer_that_was_declined_is_judged_too_and_in_german() throws Exception {
        open();
        chat.page().locator("[data-action=language]").selectOption("de");
        var box = chat.page().getByLabel("Ihre Frage");
        box.fill("What will the weather be like tomorrow?");
        box.press("Enter");
        chat.answered();
        thumb("Das ist falsch").click();
        button("Es lässt sich beantworten").click();
        button("Senden").click();
        assertThat(thanks()).containsText("Danke. Es wird bei der Antwort aufbewahrt.");
        chat.page().locator("[data-action=language]").selectOption("en");
        thumb("This is wrong").click();
        pressed(button("It can be answered"), true);
        button("It can be answered").click();
        words().fill("Look outside.");
        button("Send").click();
        assertThat(form()).hasCount(0);
        assertThat(said(server).path("comment").asText()).isEqualTo("Look outside.");
    }

    @Test
    void another_tab_hears_of_it_and_reads_it_from_the_server() throws Exception {
        open().ask(QUESTION).answered();
        var second = chat.page().context().newPage();
        second.navigate(chat.page().url());
        var turn = second.locator("baton-turn").last();
        pressed(thumb(turn, "This is right"), false);
        thumb("This is right").click();
        pressed(thumb(turn, "This is right"), true);
        thumb(turn, "This is right").click();
        pressed(thumb("This is right"), false);
    }

    @Test
    void a_server_that_is_away_while_it_is_sent_costs_nothing_of_what_was_typed() throws Exception {
        String port;
        try (var first = ServerProcess.serve(other, Map.of())) {
            port = String.valueOf(first.address().getPort());
            open(first, 1280, ColorScheme.LIGHT).ask(QUESTION).answered();
            thumb("This is wrong").click();
            button("Wrong rows").click();
            words().fill("Some are cancelled.");
            button("The right SQL").click();
            write(RIGHT);
            first.kill();
            button("Send").click();
            var fault = form().locator(".card-problem");
            assertThat(fault).containsText("offline");
            assertThat(words()).hasValue("Some are cancelled.");
            assertThat(form().locator(".cm-content")).hasText(RIGHT);
        }
        try (var next = ServerProcess.serve(other, Map.of("PORT", port))) {
            // Who loads the page anew in the meantime finds what they had typed.
            reload();
            pressed(button("Wrong rows"), true);
            assertThat(words()).hasValue("Some are cancelled.");
            assertThat(form().locator(".cm-content")).hasText(RIGHT);
            button("Send").click();
            assertThat(form())
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
            pressed(thumb("This is wrong"), true);
            assertThat(said(next).path("verdict").asText()).isEqualTo("correct");
            assertThat(said(next).path("comment").asText())
                    .isEqualTo("Wrong rows\nSome are cancelled.");
        }
    }

    @Test
    void a_refusal_is_told_where_it_was_said_and_nothing_is_lost() throws Exception {
        open().ask(QUESTION).answered();
        chat.page().route("**/feedback", route -> refuse(route, 429, "rate_limited", "Too fast."));
        thumb("This is right").click();
        assertThat(chat.turn().locator(".word-problem")).containsText("Too fast. Wait a little.");
        pressed(thumb("This is right"), false);
        thumb("This is wrong").click();
        words().fill("No.");
        button("Send").click();
        assertThat(form().locator(".card-problem")).containsText("Too fast.");
        assertThat(words()).hasValue("No.");
        chat.page().unroute("**/feedback");
        chat.page().route("**/feedback", route -> refuse(route, 403, "forbidden", "You may not."));
        button("Send").click();
        assertThat(form().locator(".card-problem")).containsText("You may not.");
        chat.page().unroute("**/feedback");
        button("Send").click();
        assertThat(form()).hasCount(0);
        assertThat(verdict()).isEqualTo("down");
    }

    private static void refuse(Route route, int status, String code, String sentence) {
        var body =
                Map.of(
                        "error", sentence,
                        "error_code", code,
                        "suggestions", new String[] {"Wait a little."});
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody(Json.write(body)));
    }

    @Test
    void who_may_not_judge_is_not_asked_to() throws Exception {
        open().ask(QUESTION).answered();
        assertThat(chat.turn().locator(".thumb")).hasCount(2);
        chat.page()
                .route(
                        "**/queries*",
                        route -> {
                            var answer = route.fetch();
                            var body =
                                    answer.text()
                                            .replace("\"may_judge\":true", "\"may_judge\":false");
                            route.fulfill(
                                    new Route.FulfillOptions().setResponse(answer).setBody(body));
                        });
        reload();
        assertThat(chat.turn().locator(".thumb")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobody_is_shut_out_by_how_it_is_made(ColorScheme colours) throws Exception {
        open(server, 1280, colours).ask(QUESTION).answered();
        chat.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        fill();
        picture(colours == ColorScheme.LIGHT ? "feedback-light" : "feedback-dark");
        assertThat(chat.faults()).isEmpty();
        write(RIGHT);
        button("Send").click();
        assertThat(form()).hasCount(0);
        picture(colours == ColorScheme.LIGHT ? "feedback-told-light" : "feedback-told-dark");
        assertThat(chat.faults()).isEmpty();
    }

    @Test
    void on_a_phone_nothing_sticks_out() throws Exception {
        open(server, 390, ColorScheme.LIGHT).ask(QUESTION).answered();
        fill();
        picture("feedback-phone");
        assertThat(chat.overflows()).isFalse();
        assertThat(
                        chat.page()
                                .evaluate(
                                        "(scroll => scroll.scrollWidth <= scroll.clientWidth)"
                                                + "(document.querySelector('.scroll'))"))
                .isEqualTo(true);
        assertThat(form()).isInViewport();
    }

    /** A form with a reason, words and a fault in the SQL. */
    private void fill() {
        thumb("This is wrong").click();
        button("Wrong rows").click();
        words().fill("Cancelled ones do not belong here.");
        button("The right SQL").click();
        write(WRONG);
        button("Send").click();
        form().locator(".card-problem").waitFor();
    }

    /** For whoever wants to look. */
    private void picture(String name) {
        chat.turn().locator(".turn-end").scrollIntoViewIfNeeded();
        chat.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "pictures", name + ".png")));
    }
}
