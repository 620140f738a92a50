package dev.baton.ui;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The operating system's Chromium, and pages in it that start with nothing. */
public final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private static final int PATIENCE = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // A busy machine is no fault of the page: what is expected may take as long as an action.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(FLAGS));
    }

    /** Starts it. Without one, a person's machine skips and says so; CI fails. */
    public static Chromium start() {
        var executable = find();
        if (executable.isEmpty()) {
            var said = "No Chromium on the PATH: the pages are NOT tested. Install chromium.";
            System.err.println(said);
            if ("true".equals(System.getenv("CI"))) {
                fail(said);
            }
            Assumptions.abort(said);
        }
        return new Chromium(executable.get());
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page that knows nothing of the others, of that size, in those colours. */
    public Page page(int width, int height, ColorScheme colours) {
        var page =
                browser.newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(width, height)
                                        .setColorScheme(colours)
                                        .setLocale("en-GB")
                                        .setDeviceScaleFactor(width < 600 ? 2 : 1))
                        .newPage();
        page.setDefaultTimeout(PATIENCE);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
