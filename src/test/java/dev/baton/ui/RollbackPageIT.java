package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.operation.DeedAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Undoing what an operation did outside, on its page. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class RollbackPageIT {
    private static Chromium chromium;

    @Inject DeedAgent deed;

    @TestHTTPResource("/")
    URI server;

    private final List<Visit> visits = new ArrayList<>();

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
        for (var visit : visits) {
            assertThat(visit.complaints()).isEmpty();
            visit.close();
        }
    }

    private Visit open(String id) {
        var visit = Visit.of(chromium, server, "/ui/operations/" + id);
        visits.add(visit);
        visit.see(".facts-head").waitFor();
        return visit;
    }

    /** An operation that has done something and then failed. */
    private static String failed() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("operation_type", "custom", "parameters", Map.of("workflow", "deed")))
                .post("/operations")
                .path("operation_id");
    }

    @Test
    void what_was_done_is_undone_after_a_question_and_seen_in_another_tab() {
        var id = failed();
        var visit = open(id);
        var other = open(id);
        var effect = visit.see(".effects li");
        assertThat(effect).hasCount(1);
        assertThat(effect).containsText("Stands");
        assertThat(effect).containsText("did it");
        visit.button("Undo what it did").click();
        var dialog = visit.see("baton-sure dialog[open]");
        assertThat(dialog).containsText("One step is undone: Do it (did it)");
        dialog.locator("button[value=no]").click();
        assertThat(visit.button("Undo what it did")).isFocused();
        assertThat(deed(id)).isEqualTo("stands");
        visit.page().keyboard().press("Enter");
        visit.page().keyboard().press("Tab");
        visit.page().keyboard().press("Enter");
        for (var each : List.of(visit, other)) {
            assertThat(each.see(".effects li")).containsText("Undone");
            assertThat(each.see(".effects-said")).hasText("All that it did is undone.");
            assertThat(each.button("Undo what it did")).hasCount(0);
            assertThat(each.see(".facts-head .status")).hasText("Failed");
        }
        assertThat(visit.see(".effects-said")).isFocused();
        assertThat(deed(id)).isEqualTo("undone");
        assertThat(visit.faults()).isEmpty();
    }

    @Test
    void what_could_not_be_undone_says_why_and_is_tried_again() {
        var id = failed();
        deed.standsFirm(id);
        var visit = open(id);
        visit.button("Undo what it did").click();
        visit.see("baton-sure dialog[open] button[value=yes]").click();
        var effect = visit.see(".effects li");
        assertThat(effect).containsText("Could not be undone");
        assertThat(effect.locator(".field-problem")).not().isEmpty();
        assertThat(visit.see(".effects-said")).containsText("could not be undone");
        assertThat(visit.faults()).isEmpty();
        visit.button("Undo what it did").click();
        visit.see("baton-sure dialog[open] button[value=yes]").click();
        assertThat(effect).containsText("Undone");
        assertThat(visit.button("Undo what it did")).hasCount(0);
    }

    @Test
    void an_operation_that_did_nothing_outside_offers_nothing_to_undo() {
        String id =
                given().contentType(ContentType.JSON)
                        .body(
                                Map.of(
                                        "operation_type",
                                        "custom",
                                        "parameters",
                                        Map.of("workflow", "relay", "word", "baton")))
                        .post("/operations")
                        .path("operation_id");
        var visit = open(id);
        assertThat(visit.see("baton-result")).containsText("baton");
        assertThat(visit.see(".effects")).hasCount(0);
        assertThat(visit.button("Undo what it did")).hasCount(0);
    }

    @Test
    void it_is_said_in_german_and_fits_on_a_phone() {
        var visit = Visit.of(chromium, server, "/ui/operations/" + failed(), 390, ColorScheme.DARK);
        visits.add(visit);
        visit.see(".effects").waitFor();
        visit.page().evaluate("localStorage.setItem('baton.language', 'de')");
        visit.page().reload();
        assertThat(visit.see(".effects li")).containsText("Besteht");
        assertThat(visit.button("Rückgängig machen")).isVisible();
        assertThat(visit.overflows()).isFalse();
        assertThat(visit.faults()).isEmpty();
    }

    private static String deed(String id) {
        return given().get("/operations/" + id + "/effects").path("items[0].state");
    }
}
