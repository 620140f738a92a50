package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.baton.json.Json;
import dev.baton.launch.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes the pictures of the documentation from the packaged server: {@code make screenshots}. */
public final class Screenshots {
    private static final Path IMAGES = Path.of("docs", "images");
    private static final String LIST = "Show all active projects with budget over 100000";
    private static final String TOP = "List top 5 companies by project count";

    private final Chromium chromium;
    private final URI server;

    private Screenshots(Chromium chromium, URI server) {
        this.chromium = chromium;
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(IMAGES);
        var folder = Files.createTempDirectory("baton-screenshots");
        try (var server = ServerProcess.serve(folder, Map.of());
                var chromium = Chromium.start()) {
            var pictures = new Screenshots(chromium, server.address());
            pictures.chat();
            pictures.pages();
        }
        System.out.println("Pictures are in " + IMAGES);
    }

    private void chat() {
        var welcome = new ChatPage(chromium.page(1280, 860, ColorScheme.LIGHT), server);
        welcome.page().locator(".welcome button.sample").first().waitFor();
        take(welcome.page(), "chat-welcome");
        take(answer(1280, 1000, ColorScheme.LIGHT, LIST), "chat-light");
        take(answer(1280, 1000, ColorScheme.DARK, TOP), "chat-dark");
        take(answer(390, 844, ColorScheme.LIGHT, TOP), "chat-phone");
    }

    private Page answer(int width, int height, ColorScheme colours, String question) {
        var chat = new ChatPage(chromium.page(width, height, colours), server);
        var page = chat.ask(question).answered().page();
        assertThat(page.locator(".bone")).hasCount(0);
        if (page.locator("baton-chart").count() > 0) {
            page.locator("baton-chart .chart-place svg").first().waitFor();
        }
        return page;
    }

    /** Every other page light, dark and on a phone, with something to see. */
    private void pages() throws Exception {
        for (var year = 2071; year < 2074; year++) {
            ask("Show all projects that started in " + year);
        }
        var checked =
                post(
                        "/operations",
                        Map.of(
                                "operation_type",
                                "data_validation",
                                "parameters",
                                Map.of("data_source", "projects")));
        var id = Json.tree(checked).path("operation_id").asText();
        var asked = Json.tree(post("/query", Map.of("query", LIST, "data_source", "projects")));
        var waiting = Json.tree(get("/escalations")).path("items").path(0);
        every("home", "/ui/home", ".columns");
        every("operations", "/ui/operations", ".list");
        every(
                "inbox",
                "/ui/inbox/" + waiting.path("escalation_id").asText(),
                ".inbox-detail .decide");
        every(
                "operation",
                "/ui/operations/" + asked.path("operation_id").asText(),
                "baton-timeline svg");
        every("agents", "/ui/agents", "tbody tr");
        every("schema", "/ui/schema/projects/projects", "svg.map");
        every("training", "/ui/training/" + trained(), "baton-chart .chart-place svg");
        every("finance", "/ui/finance/cash", "baton-chart .chart-place svg");
        every("statements", "/ui/finance/statements", ".row-total");
        every("reconciliation", "/ui/finance/bank", "li[data-line]");
    }

    /** The id of a training run that has ended. */
    private String trained() throws Exception {
        var started = Json.tree(post("/training/runs", Map.of("sample", "projects")));
        var id = started.path("training_id").asText();
        for (var looks = 0; looks < 300; looks++) {
            var run = Json.tree(get("/training/runs/" + id));
            if (run.path("status").asText().equals("completed")) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return id;
    }

    private void every(String name, String path, String shown) {
        one(name + "-light", path, shown, 1280, ColorScheme.LIGHT);
        one(name + "-dark", path, shown, 1280, ColorScheme.DARK);
        one(name + "-phone", path, shown, 390, ColorScheme.LIGHT);
    }

    private void one(String name, String path, String shown, int width, ColorScheme colours) {
        var visit =
                new Visit(chromium.page(width, width < 600 ? 844 : 900, colours), server).at(path);
        visit.see(shown).first().waitFor();
        visit.page().waitForLoadState();
        take(visit.page(), name);
    }

    private void ask(String question) throws Exception {
        post("/query", Map.of("query", question, "data_source", "projects"));
    }

    private String post(String path, Map<String, ?> body) throws Exception {
        return send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build());
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.resolve(path)).build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static void take(Page page, String name) {
        page.evaluate("document.fonts.ready");
        page.mouse().move(0, 0);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setAnimations(ScreenshotAnimations.DISABLED)
                        .setPath(IMAGES.resolve(name + ".png")));
        page.context().close();
    }
}
