package dev.baton.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person at one of the pages, and what the browser complained of meanwhile. */
class Visit implements AutoCloseable {
    private final Page page;
    private final URI server;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** A window that has been nowhere yet. */
    Visit(Page page, URI server) {
        this.page = page;
        this.server = server;
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (request.url().startsWith("http")
                    && !request.url().startsWith(server.resolve("/").toString())) {
                complaints.add("a request to elsewhere: " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            // A refusal or a server that is away is the matter of a test, not a complaint.
            boolean refused = message.text().startsWith("Failed to load resource");
            boolean gone = message.text().contains("ERR_");
            if (message.type().equals("error") && !refused && !gone) {
                complaints.add(message.text());
            }
        });
    }

    /** Opens that address in a window of that width and those colours. */
    static Visit of(Chromium chromium, URI server, String path, int width, ColorScheme colours) {
        return new Visit(chromium.page(width, 900, colours), server).at(path);
    }

    static Visit of(Chromium chromium, URI server, String path) {
        return of(chromium, server, path, 1280, ColorScheme.LIGHT);
    }

    /** Goes to that address and waits until the page has its heading. */
    Visit at(String path) {
        page.navigate(server.resolve(path).toString());
        see("h1").first().waitFor();
        return this;
    }

    Page page() {
        return page;
    }

    Locator see(String selector) {
        return page.locator(selector);
    }

    Locator see(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** The part of the page with that heading. */
    Locator part(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What the browser complained of, and what was asked of other servers. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What is seriously wrong for people who use the page in another way than most. */
    List<?> faults() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return Axe.faults(page);
    }

    /** Whether something sticks out to the side. */
    boolean overflows() {
        return (boolean)
                page.evaluate(
                        """
                        [document.documentElement, document.querySelector('.main')]
                          .some(part => part && part.scrollWidth > innerWidth + 1)
                        """);
    }

    /** A picture for whoever wants to look. */
    void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    }

    @Override
    public void close() {
        page.context().close();
    }
}
