package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.baton.json.Json;
import dev.baton.launch.ServerProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatPageIT {
    private static final String QUESTION = "Show all active projects with budget over 100000";

    @TempDir static Path folder;
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
    void leave() {
        if (chat != null) {
            var complaints = chat.complaints();
            chat.close();
            assertThat(complaints).isEmpty();
        }
    }

    private ChatPage open(int width, int height, ColorScheme colours) throws Exception {
        chat = new ChatPage(chromium.page(width, height, colours), server.address());
        return chat;
    }

    private ChatPage open() throws Exception {
        return open(1280, 900, ColorScheme.LIGHT);
    }

    @Test
    void a_grade_in_training_is_shown_component_by_component() throws Exception {
        open();
        chat.page().navigate(server.address().resolve("/ui/chat/" + trained()).toString());
        var reward = chat.turn().locator("summary", named("Reward"));
        reward.waitFor();
        assertThat(reward).containsText(Pattern.compile("[01][.,][0-9]{2}"));
        reward.click();
        assertThat(chat.turn().locator(".rewards")).containsText("Result");
        assertThat(chat.turn().locator(".rewards")).containsText("It runs and gives 18 rows.");
        assertThat(chat.faults()).isEmpty();
    }

    /** Asks in training without the page; the conversation it was in. */
    private static String trained() throws Exception {
        var body =
                Map.of(
                        "query",
                        QUESTION,
                        "data_source",
                        "projects",
                        "mode",
                        "train",
                        "context",
                        Map.of(
                                "expected_sql",
                                "select name from projects where status = 'active'"
                                        + " and budget > 100000"));
        var request =
                HttpRequest.newBuilder(server.address().resolve("/query"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Json.tree(answer.body()).path("session_id").asText();
        }
    }

    @Test
    void a_question_gets_its_answer_its_rows_and_what_they_rest_on() throws Exception {
        open().ask(QUESTION).answered();
        assertThat(chat.answer()).not().isEmpty();
        assertThat(chat.rows().first()).isVisible();
        assertThat(chat.turn().locator(".sql"))
                .containsText(Pattern.compile("select", Pattern.CASE_INSENSITIVE));
        assertThat(chat.turn().locator("[role=meter]")).isVisible();
        chat.turn().locator("summary", named("How it went")).click();
        assertThat(chat.turn().locator(".step[data-state=done]").last()).isVisible();
        assertThat(chat.turn().locator(".step[data-state=running]")).hasCount(0);
        assertThat(chat.page()).hasURL(Pattern.compile("/ui/chat/[^/]+$"));
    }

    @Test
    void a_chart_is_drawn_in_the_kind_one_likes_and_saved_as_a_picture() throws Exception {
        open().ask("How many projects does each city have?").answered();
        var chart = chat.turn().locator("baton-chart");
        assertThat(chart.locator("svg path").first()).isAttached();
        assertThat(chart.locator(".chart-place"))
                .hasAttribute("aria-label", Pattern.compile("^Bars of .+ values"));
        chart.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Line")).click();
        assertThat(chart.locator(".chart-place"))
                .hasAttribute("aria-label", Pattern.compile("^Line of"));
        assertThat(chat.faults()).isEmpty();
        assertThat(saved(chart, "SVG")).startsWith("<svg");
        assertThat(saved(chart, "PNG")).startsWith("\uFFFDPNG");
    }

    @Test
    void a_chart_has_its_colours_where_less_motion_is_wanted_and_leaves_in_silence()
            throws Exception {
        open();
        chat.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        chat.ask("How many projects does each city have?").answered();
        var paths = chat.turn().locator("baton-chart svg path[fill]");
        assertThat(paths.first()).isAttached();
        var fills = paths.evaluateAll("all => all.map(each => each.getAttribute('fill'))");
        assertThat((List<?>) fills)
                .anySatisfy(fill -> assertThat(fill).asString().matches("rgb\\(15, ?127, ?116\\)"));
        chat.page().locator(".new").click();
        assertThat(chat.turn()).hasCount(0);
    }

    @Test
    void thousands_of_tokens_are_drawn_by_the_screenful_and_not_one_by_one() throws Exception {
        var page = chromium.page(1280, 900, ColorScheme.LIGHT);
        page.addInitScript(
                "window.draws = 0; addEventListener('DOMContentLoaded', () => new MutationObserver(() => window.draws++)"
                        + ".observe(document, { subtree: true, childList: true, characterData: true }));");
        page.routeWebSocket(
                Pattern.compile("/ws/chat"),
                socket -> {
                    var behind = socket.connectToServer();
                    socket.onMessage(frame -> behind.send(frame.text()));
                    behind.onMessage(frame -> {
                        socket.send(frame.text());
                        if (frame.text().contains("\"type\":\"workflow_started\"")) {
                            var run = Json.tree(frame.text()).path("operation_id").asText();
                            tokens(run).forEach(socket::send);
                        }
                    });
                });
        chat = new ChatPage(page, server.address());
        chat.ask(QUESTION).answered();
        assertThat(chat.answer()).containsText("18 rows");
        assertThat(((Number) page.evaluate("window.draws")).intValue()).isBetween(1, 1_500);
        chat.box().fill("still here");
        assertThat(chat.box()).hasValue("still here");
    }

    private static List<String> tokens(String run) {
        return IntStream.range(0, 3_000)
                .mapToObj(i ->
                        Json.write(
                                Map.of(
                                        "type",
                                        "token",
                                        "operation_id",
                                        run,
                                        "step",
                                        "E5",
                                        "text",
                                        "word ")))
                .toList();
    }

    private String saved(Locator chart, String kind) throws Exception {
        var download =
                chat.page()
                        .waitForDownload(() ->
                                chart.getByRole(
                                                AriaRole.BUTTON,
                                                new Locator.GetByRoleOptions().setName(kind))
                                        .click());
        assertThat(download.suggestedFilename())
                .isEqualTo(
                        "how-many-projects-does-each-city-have." + kind.toLowerCase(Locale.ROOT));
        return new String(
                Files.readAllBytes(download.path()), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void of_ten_thousand_rows_only_those_in_sight_are_drawn() throws Exception {
        open().ask(QUESTION).answered();
        chat.page()
                .evaluate(
                        """
                        () => {
                          const table = document.querySelector('baton-table');
                          table.columns = [{ name: 'number', type: 'integer' }, { name: 'word', type: 'text' }];
                          table.rows = Array.from({ length: 10000 }, (_, i) => [i + 1, `word ${i + 1}`]);
                          table.total = 10000;
                        }\
                        """);
        var rows = chat.turn().locator("baton-table tbody tr:not(.gap)");
        assertThat(rows.first()).containsText("word 1");
        assertThat(rows).hasCount(80);
        var scroll = chat.turn().locator(".result-scroll");
        scroll.evaluate("it => it.scrollTop = it.scrollHeight");
        assertThat(rows.last()).containsText("word 10000");
        assertThat(rows.last()).hasAttribute("aria-rowindex", "10001");
        assertThat(rows).hasCount(80);
        scroll.evaluate("it => it.scrollTop = it.scrollHeight / 2");
        assertThat(rows.getByText("word 5001", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        chat.turn().locator("th button", named("Number")).click();
        scroll.evaluate("it => it.scrollTop = 0");
        assertThat(rows.first()).containsText("word 10000");
    }

    @Test
    void the_first_page_loads_little_and_the_editor_only_when_it_is_wanted() throws Exception {
        var page = chromium.page(1280, 900, ColorScheme.LIGHT);
        var loaded = new AtomicLong();
        page.onRequestFinished(request -> {
            if (request.url().contains("/static/bundle/")) {
                loaded.addAndGet(request.sizes().responseBodySize);
            }
        });
        chat = new ChatPage(page, server.address());
        page.locator(".welcome button.sample").first().waitFor();
        assertThat(loaded.get()).isBetween(1L, 90_000L);
        chat.ask(QUESTION).answered();
        chat.turn().locator("baton-sql button", named("Edit")).click();
        page.locator(".cm-content").waitFor();
        assertThat(loaded.get()).isGreaterThan(100_000L);
    }

    @Test
    void the_first_page_offers_questions_and_one_click_asks_one() throws Exception {
        open();
        var sample = chat.page().locator(".welcome button.sample").first();
        sample.waitFor();
        var question = sample.innerText().strip();
        sample.click();
        chat.answered();
        assertThat(chat.turn().locator(".asked-text")).hasText(question);
    }

    @Test
    void a_reload_and_the_list_of_conversations_show_the_same_answer() throws Exception {
        open().ask(QUESTION).answered();
        var answer = chat.answer().innerText();
        int rows = chat.rows().count();
        chat.page().reload();
        assertThat(chat.answer()).hasText(answer);
        assertThat(chat.rows()).hasCount(rows);
        chat.page().locator(".new").click();
        chat.page().locator(".welcome").waitFor();
        chat.page().locator(".sessions a").first().click();
        assertThat(chat.answer()).hasText(answer);
        chat.turn().locator("summary", named("How it went")).click();
        assertThat(chat.turn().locator(".step[data-state=done]").last()).isVisible();
    }

    @Test
    void edited_sql_runs_as_a_new_version_and_unsafe_sql_is_refused_in_words() throws Exception {
        open().ask(QUESTION).answered();
        chat.turn().locator("baton-sql button", named("Edit")).click();
        var editor = chat.page().getByLabel("SQL", new Page.GetByLabelOptions().setExact(true));
        write(editor, "delete from projects");
        editor.press("Control+Enter");
        assertThat(chat.turn().locator(".card-problem")).isVisible();
        write(editor, "select name from projects order by name limit 3");
        editor.press("Control+Enter");
        assertThat(chat.rows()).hasCount(3);
        assertThat(chat.turn().locator(".versions button")).hasCount(2);
        chat.page().reload();
        assertThat(chat.rows()).hasCount(3);
        chat.turn().locator(".versions button").first().click();
        assertThat(chat.rows()).not().hasCount(3);
    }

    /** As a person does: what stands there is taken out first, then the new text comes in. */
    private void write(Locator editor, String sql) {
        editor.press("Control+a");
        editor.press("Delete");
        chat.page().keyboard().insertText(sql);
    }

    @Test
    void what_cannot_be_answered_is_declined_with_questions_that_can() throws Exception {
        open().ask("What will the weather be like tomorrow?").answered();
        assertThat(chat.turn().locator(".card-title")).isVisible();
        assertThat(chat.turn().locator("table")).hasCount(0);
        var near = chat.turn().locator("button.choice").first();
        near.click();
        assertThat(chat.page().locator("baton-turn")).hasCount(2);
        chat.answered();
    }

    @Test
    void rows_are_sorted_by_a_click_and_saved_as_csv() throws Exception {
        open().ask(QUESTION).answered();
        var head = chat.turn().locator("th").first();
        head.locator("button").click();
        assertThat(head).hasAttribute("aria-sort", Pattern.compile("ascending|descending"));
        var file =
                chat.page()
                        .waitForDownload(() -> chat.turn().locator("button", named("CSV")).click());
        assertThat(file.suggestedFilename()).endsWith(".csv");
        assertThat(Files.readString(file.path()).lines().count())
                .isEqualTo(chat.rows().count() + 1L);
    }

    @Test
    void everything_can_be_done_from_the_keyboard() throws Exception {
        open();
        chat.page().locator("body").click();
        chat.page().keyboard().press("?");
        assertThat(chat.page().locator("dialog[open] h2")).hasText("Keyboard");
        chat.page().keyboard().press("Escape");
        chat.page().keyboard().press("/");
        assertThat(chat.box()).isFocused();
        chat.page().keyboard().type("How many projects");
        chat.page().keyboard().press("Shift+Enter");
        chat.page().keyboard().type("are there?");
        chat.page().keyboard().press("Enter");
        chat.answered();
        assertThat(chat.box()).isFocused();
        chat.page().keyboard().press("ArrowUp");
        assertThat(chat.box()).hasValue("How many projects\nare there?");
    }

    @Test
    void on_a_phone_everything_stands_in_one_column() throws Exception {
        open(390, 844, ColorScheme.LIGHT).ask(QUESTION).answered();
        assertThat(chat.overflows()).isFalse();
        assertThat(chat.page().locator(".side")).not().isVisible();
        chat.page().locator("[data-action=menu]").click();
        assertThat(chat.page().locator(".sessions a").first()).isVisible();
        chat.page().keyboard().press("Escape");
        assertThat(chat.page().locator(".side")).not().isVisible();
    }

    @Test
    void colours_follow_the_system_until_somebody_chooses() throws Exception {
        open(1280, 900, ColorScheme.DARK);
        assertThat(background()).isEqualTo("rgb(20, 21, 23)");
        chat.page().locator("[data-action=theme]").click();
        assertThat(background()).isEqualTo("rgb(250, 249, 247)");
        chat.page().reload();
        chat.box().waitFor();
        assertThat(background()).isEqualTo("rgb(250, 249, 247)");
    }

    @Test
    void the_page_speaks_german_until_it_is_reloaded_and_after() throws Exception {
        open();
        chat.page().locator("[data-action=language]").selectOption("de");
        assertThat(chat.page().locator(".new")).hasText("Neues Gespräch");
        assertThat(chat.page().locator("html")).hasAttribute("lang", "de");
        chat.page().reload();
        var box = chat.page().getByLabel("Ihre Frage");
        box.fill(QUESTION);
        box.press("Enter");
        chat.answered();
        assertThat(chat.turn().locator("figcaption")).containsText("18 Zeilen");
        assertThat(chat.turn().locator("[role=meter]")).containsText("Sicher");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void nobody_is_shut_out_by_how_the_page_is_made(ColorScheme colours) throws Exception {
        open(1280, 900, colours);
        chat.page().locator(".welcome button.sample").first().waitFor();
        chat.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(chat.faults()).isEmpty();
        chat.ask("What will the weather be like tomorrow?").answered();
        chat.ask(QUESTION).answered();
        chat.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        chat.turn().locator("baton-sql button", named("Edit")).click();
        chat.page().locator(".cm-content").waitFor();
        assertThat(chat.faults()).isEmpty();
        chat.page().keyboard().press("Escape");
        chat.button("Keyboard help").click();
        assertThat(chat.faults()).isEmpty();
    }

    @Test
    void a_conversation_that_is_not_there_says_so() throws Exception {
        open();
        chat.page().navigate(server.address().resolve("/ui/chat/none-of-ours").toString());
        assertThat(chat.page().locator(".card-problem")).containsText("not here");
    }

    private Object background() {
        return chat.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static Locator.LocatorOptions named(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }
}
