package dev.baton.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;

/** The chat page as a person sees it. */
final class ChatPage {
    private final Page page;
    private final Tab tab;

    ChatPage(Page page, URI server) {
        this.page = page;
        this.tab = new Tab(page, server);
        page.navigate(server.resolve("/ui/chat").toString());
        box().waitFor();
    }

    Page page() {
        return page;
    }

    /** What the browser complained of. */
    List<String> complaints() {
        return tab.complaints();
    }

    Locator box() {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Your question"));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The last question with all that became of it. */
    Locator turn() {
        return page.locator("baton-turn").last();
    }

    /** The answer's first sentence. */
    Locator answer() {
        return turn().locator("baton-prose.lead");
    }

    Locator rows() {
        return turn().locator("tbody tr");
    }

    Locator steps() {
        return turn().locator(".step");
    }

    /** Types a question and sends it. */
    ChatPage ask(String question) {
        box().fill(question);
        box().press("Enter");
        return this;
    }

    /** Waits until the last question has an answer, whatever it says. */
    ChatPage answered() {
        turn().locator(".turn-end").waitFor();
        return this;
    }
}
