package dev.baton.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page of Baton's in the browser, and what the browser complains of. */
final class Tab {
    private final Page page;
    private final URI server;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Tab(Page page, URI server) {
        this.page = page;
        this.server = server;
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refusal or a server that is down is the matter of a test, not a complaint.
            boolean refused = message.text().startsWith("Failed to load resource");
            boolean gone = message.text().contains("ERR_");
            if (message.type().equals("error") && !refused && !gone) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(server.resolve("/").toString())
                    && request.url().startsWith("http")) {
                complaints.add("a request to elsewhere: " + request.url());
            }
        });
    }

    /** Goes to that address and waits until the page has something to show. */
    Tab go(String path) {
        page.navigate(server.resolve(path).toString());
        page.locator("h1").waitFor();
        return this;
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    Locator at(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    /** What is seriously wrong for people who use the page in another way than most. */
    List<?> faults() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return Axe.faults(page);
    }

    /** Whether nothing sticks out to the side. */
    boolean fits() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    }
}
