package dev.baton.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.baton.launch.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes the pictures of the documentation from the packaged server: {@code make screenshots}. */
public final class Screenshots {
    private static final Path IMAGES = Path.of("docs", "images");
    private static final String LIST = "Show all active projects with budget over 100000";
    private static final String TOP = "List top 5 companies by project count";

    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(IMAGES);
        var folder = Files.createTempDirectory("baton-screenshots");
        try (var server = ServerProcess.serve(folder, Map.of());
                var chromium = Chromium.start()) {
            var welcome =
                    new ChatPage(chromium.page(1280, 860, ColorScheme.LIGHT), server.address());
            welcome.page().locator(".welcome button.sample").first().waitFor();
            take(welcome, "chat-welcome");
            take(answer(chromium, server, 1280, 1000, ColorScheme.LIGHT, LIST), "chat-light");
            take(answer(chromium, server, 1280, 1000, ColorScheme.DARK, TOP), "chat-dark");
            take(answer(chromium, server, 390, 844, ColorScheme.LIGHT, TOP), "chat-phone");
        }
        System.out.println("Pictures are in " + IMAGES);
    }

    private static ChatPage answer(
            Chromium chromium,
            ServerProcess server,
            int width,
            int height,
            ColorScheme colours,
            String question)
            throws Exception {
        var chat = new ChatPage(chromium.page(width, height, colours), server.address());
        chat.ask(question).answered();
        return chat;
    }

    private static void take(ChatPage chat, String name) {
        chat.page().evaluate("document.fonts.ready");
        chat.page().mouse().move(0, 0);
        chat.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setAnimations(ScreenshotAnimations.DISABLED)
                                .setPath(IMAGES.resolve(name + ".png")));
        chat.page().context().close();
    }
}
