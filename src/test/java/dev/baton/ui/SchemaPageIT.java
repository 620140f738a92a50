package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A data source's tables, their neighbours, and its words edited. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class SchemaPageIT {
    private static Chromium chromium;

    @TestHTTPResource("/")
    URI server;

    private Visit visit;

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

    @AfterEach
    void nothing_was_complained_of() {
        if (visit != null) {
            assertThat(visit.complaints()).isEmpty();
            visit.close();
        }
    }

    @Test
    void a_column_is_found_by_a_word_people_say_and_opened_with_enter() {
        visit = Visit.of(chromium, server, "/ui/schema/freight");
        visit.see(".tree li").first().waitFor();
        visit.page().keyboard().press("/");
        visit.page().keyboard().type("bunker surcharge");
        assertThat(visit.see(".branch")).hasCount(1);
        assertThat(visit.see(".leaves a")).containsText("chg_ds");
        visit.page().keyboard().press("Enter");
        assertThat(visit.page())
                .hasURL(Pattern.compile("/ui/schema/freight/chg_cd\\?column=chg_ds$"));
        assertThat(visit.see(".row-on")).containsText("chg_ds");
        visit.page().reload();
        assertThat(visit.see(".row-on")).containsText("fuel");
    }

    @Test
    void neighbours_are_shown_by_declared_keys_and_by_words_and_lead_on() {
        visit = Visit.of(chromium, server, "/ui/schema/freight/shp_hdr");
        var map = visit.see("svg.map");
        assertThat(map.locator("a.map-box")).not().hasCount(0);
        assertThat(map).containsText("pty_mst");
        assertThat(map.locator(".join-named").first()).isAttached();
        map.locator(
                        "a.map-box",
                        new com.microsoft.playwright.Locator.LocatorOptions().setHasText("pty_mst"))
                .press("Enter");
        assertThat(visit.see(".schema-name")).hasText("pty_mst");
        visit.page().goBack();
        assertThat(visit.see(".schema-name")).hasText("shp_hdr");
        assertThat(visit.part("Words that are a condition")).containsText("dl_dt > prm_dt");
    }

    @Test
    void hidden_columns_are_nowhere_and_a_table_can_be_asked_about() {
        visit = Visit.of(chromium, server, "/ui/schema/projects/people");
        visit.part("Columns").waitFor();
        assertThat(visit.part("Columns")).not().containsText("salary");
        visit.see("[data-ask]").first().click();
        assertThat(visit.page()).hasURL(Pattern.compile("/ui/chat$"));
        var box = visit.see(".composer textarea");
        assertThat(box).hasValue("How many people are there?");
        box.press("Enter");
        assertThat(visit.see("baton-turn").last()).containsText("40");
    }

    @Test
    void the_connection_is_tested_and_everything_read_anew() {
        visit = Visit.of(chromium, server, "/ui/schema/registers");
        visit.button("Test the connection").click();
        assertThat(visit.see(".tools [role=status]")).containsText("Reached");
        visit.button("Read anew").click();
        assertThat(visit.see(".tools [role=status]")).containsText("Read anew.");
    }

    @Test
    void words_with_faults_change_nothing_good_ones_are_used_and_can_be_taken_back() {
        visit = Visit.of(chromium, server, "/ui/schema/registers?edit");
        var text = visit.see("baton-yaml .cm-content");
        text.waitFor();
        assertThat(visit.button("Save")).isDisabled();
        text.click();
        visit.page().keyboard().press("Control+Home");
        visit.page().keyboard().type("nonsense: 1\n");
        visit.page().keyboard().press("Control+Enter");
        assertThat(visit.see(".faults")).containsText("unknown key 'nonsense'");
        assertThat(visit.see(".faults button").first()).hasText("Line 1");
        assertThat(visit.see("baton-yaml .cm-lint-marker-error")).hasCount(1);
        visit.button("Discard changes").click();
        assertThat(visit.see(".faults")).hasCount(0);
        text.click();
        visit.page().keyboard().press("Control+Home");
        visit.page().keyboard().type("# kept for a moment\n");
        visit.button("Save").click();
        assertThat(visit.see(".tools [role=status]")).containsText("Saved");
        visit.page().reload();
        assertThat(text).containsText("kept for a moment");
        visit.button("Back to the configured words").click();
        visit.see("baton-sure dialog[open] button.primary").click();
        assertThat(text).not().containsText("kept for a moment");
        assertThat(visit.see(".tools [role=status]")).containsText("in use again");
    }

    @Test
    void what_does_not_exist_is_told() {
        visit = Visit.of(chromium, server, "/ui/schema/projects/nowhere");
        assertThat(visit.see(".empty")).containsText("There is no such table");
        visit.at("/ui/schema/nowhere");
        assertThat(visit.see(".card-problem")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everybody_can_read_it(ColorScheme colours) {
        visit = Visit.of(chromium, server, "/ui/schema/freight", 1280, colours);
        visit.see(".kpis").waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.at("/ui/schema/freight/shp_hdr");
        visit.see("svg.map").waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.picture("schema-" + colours);
        visit.at("/ui/schema/freight?edit");
        visit.see("baton-yaml .cm-content").waitFor();
        assertThat(visit.faults()).isEmpty();
    }

    @Test
    void on_a_phone_all_stands_in_one_column() {
        visit = Visit.of(chromium, server, "/ui/schema/freight/shp_hdr", 390, ColorScheme.LIGHT);
        visit.see("svg.map").waitFor();
        assertThat(visit.overflows()).isFalse();
        assertThat(visit.see(".schema-side")).isHidden();
        visit.link("All of this data source").click();
        assertThat(visit.see(".tree li").first()).isVisible();
        assertThat(visit.overflows()).isFalse();
    }
}
