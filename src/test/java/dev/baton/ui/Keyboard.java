package dev.baton.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.function.BooleanSupplier;

/** A person at a page who has no mouse, and sees where they are or complains. */
final class Keyboard {
    private static final int MOST_STOPS = 120;
    private static final String WHERE =
            """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return 'nowhere';
              const name = `${at.tagName.toLowerCase()} ${at.textContent.trim().slice(0, 40)}`;
              if (at.matches('#main, [tabindex="-1"]')) return name;
              const outlined = (node) => {
                const style = getComputedStyle(node);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              };
              const framed = (node) => node.matches(':focus-within')
                && ['.composer', '.search', '.picker', '.editor'].some((frame) => node.matches(frame))
                && getComputedStyle(node).boxShadow !== 'none';
              let shown = outlined(at) || at.matches('a.map-box');
              for (let node = at; node && !shown; node = node.parentElement) shown = outlined(node) || framed(node);
              return shown ? name : `unseen: ${name}`;
            }
            """;

    private final Visit visit;

    Keyboard(Visit visit) {
        this.visit = visit;
    }

    Keyboard press(String... keys) {
        for (var key : keys) {
            visit.page().keyboard().press(key);
        }
        return this;
    }

    Keyboard type(String text) {
        visit.page().keyboard().type(text);
        return this;
    }

    /** Past the menu, by the link that every page begins with. */
    Keyboard skip() {
        visit.see("a.skip").waitFor();
        press("Tab");
        assertThat(where()).startsWith("a ");
        press("Enter");
        assertThat(visit.see("#main").evaluate("main => main === document.activeElement"))
                .isEqualTo(true);
        return this;
    }

    /** Goes on with Tab until that has the focus; each stop on the way is to be seen. */
    Keyboard reach(Locator wanted) {
        return by("Tab", wanted);
    }

    Keyboard reach(String selector) {
        return reach(visit.see(selector));
    }

    /** The other way round. */
    Keyboard back(String selector) {
        return by("Shift+Tab", visit.see(selector));
    }

    private Keyboard by(String key, Locator wanted) {
        wanted.first().waitFor();
        for (var stops = 0; stops < MOST_STOPS; stops++) {
            if (has(wanted)) {
                return this;
            }
            press(key);
            assertThat(where()).isNotEqualTo("nowhere").doesNotStartWith("unseen");
        }
        throw new AssertionError("not reached: " + wanted);
    }

    /** The focus is somewhere, though what had it may have gone. */
    Keyboard stillThere() {
        until(() -> !where().equals("nowhere"));
        return this;
    }

    private static boolean has(Locator wanted) {
        return wanted.all().stream()
                .anyMatch(one -> (boolean) one.evaluate("one => one === document.activeElement"));
    }

    private String where() {
        return (String) visit.page().evaluate(WHERE);
    }

    private void until(BooleanSupplier done) {
        for (var tries = 0; tries < 100 && !done.getAsBoolean(); tries++) {
            visit.page().waitForTimeout(20);
        }
        assertThat(done.getAsBoolean()).as("the focus is lost").isTrue();
    }
}
