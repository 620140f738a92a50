package dev.baton.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** The chat page as a person sees it. */
final class ChatPage extends Visit {
    ChatPage(Page page, URI server) {
        super(page, server);
        at("/ui/chat");
        box().waitFor();
    }

    Locator box() {
        return page().getByRole(
                        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Your question"));
    }

    /** The last question with all that became of it. */
    Locator turn() {
        return page().locator("baton-turn").last();
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
