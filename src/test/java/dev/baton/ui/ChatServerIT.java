package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.baton.json.Json;
import dev.baton.launch.ServerProcess;
import dev.baton.model.ScriptedModel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chat page and a server that is slow, gone, or wants to know who is asking. */
class ChatServerIT {
    private static final String QUESTION = "Show all active projects with budget over 100000";

    @TempDir Path folder;
    private static Chromium chromium;

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

    private static ChatPage open(ServerProcess server) throws Exception {
        return new ChatPage(chromium.page(1280, 900, ColorScheme.LIGHT), server.address());
    }

    private static Map<String, String> asking(ScriptedModel model) {
        return Map.of("OPENAI_API_KEY", "any", "OPENAI_BASE_URL", model.url() + "/v1");
    }

    @Test
    void a_run_is_watched_reloaded_in_its_midst_and_stopped() throws Exception {
        try (var model = new ScriptedModel().neverAnswers();
                var server = ServerProcess.serve(folder, asking(model))) {
            var chat = open(server);
            var asked = model.nextCall();
            chat.ask(QUESTION);
            var running = chat.turn().locator(".step[data-state=running]").first();
            assertThat(running).isVisible(within(20_000));
            asked.await();
            assertThat(running).containsText("Write the query");
            chat.page().reload();
            assertThat(running)
                    .containsText(
                            "Write the query",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(chat.turn().locator(".asked-text")).hasText(QUESTION);
            chat.box().press("Escape");
            assertThat(chat.turn().locator(".stopped")).isVisible(within(20_000));
            chat.page().reload();
            assertThat(chat.turn().locator(".stopped")).isVisible(within(20_000));
        }
    }

    @Test
    void a_server_killed_in_the_midst_of_a_run_is_waited_for_and_answers_after_its_restart()
            throws Exception {
        try (var model = new ScriptedModel().neverAnswers()) {
            var first = ServerProcess.serve(folder, asking(model));
            var port = String.valueOf(first.address().getPort());
            var chat = open(first);
            var asked = model.nextCall();
            chat.ask(QUESTION);
            asked.await();
            var newest = Json.tree(first.get("/operations?limit=1").body()).path("items").path(0);
            var running = "/ui/operations/" + newest.path("operation_id").asText();
            var other = Visit.of(chromium, first.address(), running);
            assertThat(other.see(".facts-head .status")).hasText("Running");
            first.kill();
            assertThat(chat.page().locator(".banner")).isVisible(within(20_000));
            // The next one has no model: the rules answer what was asked.
            try (var _ = ServerProcess.serve(folder, Map.of("PORT", port))) {
                assertThat(chat.rows().first()).isVisible(within(60_000));
                assertThat(chat.page().locator(".banner")).hasCount(0);
                assertThat(other.see(".facts-head .status")).hasText("Completed");
                assertThat(other.see(".node[data-state=done]")).hasCount(5);
                assertThat(other.see(".banner")).hasCount(0);
            }
        }
    }

    @Test
    void who_is_asking_is_asked_once() throws Exception {
        var keys = Map.of("BATON_API_KEYS", "ann:a-secret-of-some-length:admin");
        try (var server = ServerProcess.serve(folder, keys)) {
            var chat = open(server);
            var dialog = chat.page().locator("baton-key dialog[open]");
            assertThat(dialog).isVisible();
            dialog.locator("input").fill("nonsense");
            dialog.locator("button.primary").click();
            assertThat(dialog.locator(".field-problem")).not().isEmpty();
            dialog.locator("input").fill("a-secret-of-some-length");
            dialog.locator("button.primary").click();
            assertThat(dialog).hasCount(0);
            chat.ask(QUESTION).answered();
            assertThat(chat.rows().first()).isVisible();
            chat.page().reload();
            assertThat(chat.rows().first()).isVisible();
            assertThat(dialog).hasCount(0);
        }
    }

    private static LocatorAssertions.IsVisibleOptions within(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }
}
