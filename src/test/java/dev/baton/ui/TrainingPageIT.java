package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training run started, watched, taken apart, compared and exported. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class TrainingPageIT {
    private static final String QUESTIONS =
            """
            {"id": "right", "question": "How many projects are there?", "sql": "select count(*) from projects", "difficulty": "easy", "tags": ["count"]}
            {"id": "wrong", "question": "How many companies are there?", "sql": "select count(*) + 1 from companies", "difficulty": "hard", "tags": ["count"]}
            {"id": "no", "question": "Will it rain tomorrow?", "kind": "unanswerable"}
            """;

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

    /** A finished run of two variants. */
    private static String run(String name) {
        var id =
                given().contentType(ContentType.JSON)
                        .body(
                                java.util.Map.of(
                                        "name",
                                        name,
                                        "data_source",
                                        "projects",
                                        "jsonl",
                                        QUESTIONS,
                                        "variants",
                                        java.util.List.of(
                                                java.util.Map.of("engine", "rules", "name", "one"),
                                                java.util.Map.of(
                                                        "engine", "rules", "name", "two"))))
                        .when()
                        .post("/training/runs")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("training_id");
        for (var tries = 0; tries < 120; tries++) {
            var status = given().get("/training/runs/" + id).<String>path("status");
            if (status.equals("completed")) {
                return id;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
        }
        throw new AssertionError(id + " is not done");
    }

    private static LocatorAssertions.ContainsTextOptions soon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void a_run_is_started_with_a_file_and_watched_to_its_end() {
        visit = Visit.of(chromium, server, "/ui/training");
        visit.link("New training run").first().click();
        visit.page().getByLabel("Name").first().fill("From the page");
        visit.page().getByLabel("from a file").check();
        visit.page()
                .getByLabel("JSON lines")
                .setInputFiles(
                        new FilePayload(
                                "questions.jsonl",
                                "application/x-ndjson",
                                "{\"question\": \"How?\", \"after\": \"nobody\"}"
                                        .getBytes(StandardCharsets.UTF_8)));
        visit.page().getByLabel("Data source").selectOption("projects");
        visit.button("Start").click();
        assertThat(visit.see(".card-problem")).containsText("nobody");
        visit.page()
                .getByLabel("JSON lines")
                .setInputFiles(
                        new FilePayload(
                                "questions.jsonl",
                                "application/x-ndjson",
                                QUESTIONS.getBytes(StandardCharsets.UTF_8)));
        visit.button("Start").press("Enter");
        assertThat(visit.page()).hasURL(Pattern.compile("/ui/training/train-"));
        assertThat(visit.see(".run-line")).containsText("Completed", soon());
        assertThat(visit.see(".run-line")).containsText("3 of 3 answers");
        assertThat(visit.part("What the reward is made of")).containsText("Result");
        visit.page().reload();
        assertThat(visit.see("h1")).hasText("From the page");
        visit.link("All training runs").click();
        assertThat(visit.see("tbody tr").filter(having("From the page"))).containsText("Completed");
    }

    @Test
    void questions_show_what_was_expected_and_what_was_lost() {
        var id = run("Questions");
        visit = Visit.of(chromium, server, "/ui/training/" + id);
        assertThat(visit.part("Variants")).containsText("67%");
        visit.part("By group").getByRole(AriaRole.LINK, named("Hard")).click();
        assertThat(visit.see(".question")).hasCount(1);
        visit.see(".question summary").press("Enter");
        var open = visit.see(".question[open]");
        assertThat(open).containsText("Not right");
        assertThat(open.locator("pre").first()).hasText("select count(*) + 1 from companies");
        assertThat(open.locator(".part-lost").first()).containsText("Result");
        assertThat(open.locator("[data-state]").first()).hasText("The rows differ");
        var sides = open.locator("baton-training-rows").first().locator(".rows-side");
        assertThat(sides).hasCount(2);
        assertThat(sides.first()).containsText("Expected");
        assertThat(sides.first()).containsText("1 row");
        assertThat(sides.last().locator("tbody tr")).containsText("different");
        assertThat(sides.last().locator(".apart")).containsText("differs:");
        open.locator("summary").filter(having("Rows side by side")).press("Enter");
        assertThat(open.locator("baton-training-rows")).hasCount(2);
        assertThat(visit.faults()).isEmpty();
        visit.page().reload();
        assertThat(visit.see(".question")).hasCount(1);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    @Test
    void the_curve_is_a_picture_and_a_table_of_the_same_numbers() throws Exception {
        var id = run("Curve");
        visit = Visit.of(chromium, server, "/ui/training/" + id);
        var curve = visit.part("Reward curve");
        assertThat(curve.locator(".chart-place[role=img] svg")).isVisible();
        assertThat(curve.locator("path[fill-opacity='0.18']")).hasCount(2);
        curve.locator("summary").press("Enter");
        assertThat(curve.locator("tbody tr")).hasCount(3);
        assertThat(curve.locator("thead th"))
                .hasText(new String[] {"Graded", "one", "Low", "High", "two", "Low", "High"});
        var file =
                visit.page()
                        .waitForDownload(
                                () -> curve.locator(".chart-tools button").first().click());
        assertThat(Files.readString(file.path())).startsWith("<svg");
        var items = given().get("/training/runs/" + id + "/curve?points=1").path("items");
        assertThat(items)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void two_variants_are_compared_and_two_that_are_alike_differ_by_nothing() {
        var id = run("Compared");
        visit = Visit.of(chromium, server, "/ui/training/" + id + "?show=compare");
        assertThat(visit.see("baton-training-compare .lead"))
                .hasText(
                        "Between one and two there is no difference that chance would not explain.");
        assertThat(visit.part("Differences")).containsText("0 / 0 / 3");
        assertThat(visit.part("Questions that got worse")).containsText("None.");
    }

    @Test
    void the_leaderboard_says_how_sure_it_is_and_calibration_what_it_needs() {
        run("Board");
        visit = Visit.of(chromium, server, "/ui/training?show=leaderboard");
        assertThat(visit.see("tbody tr").filter(having("Rules")).first()).containsText("%–");
        visit.link("Calibration").click();
        assertThat(visit.see(".page-body")).containsText("outcomes on");
    }

    @Test
    void an_export_says_what_it_holds_before_it_is_taken() throws Exception {
        run("Export");
        visit = Visit.of(chromium, server, "/ui/training?show=export");
        visit.page().getByLabel("Data source").selectOption("projects");
        visit.button("See what it holds").click();
        var manifest = visit.part("What the file holds");
        assertThat(manifest).containsText("SHA-256");
        var hash = manifest.locator(".hash").textContent();
        var file =
                visit.page().waitForDownload(() -> visit.link("Download the file").click()).path();
        var digest =
                java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(java.util.HexFormat.of().formatHex(digest)).isEqualTo(hash);
    }

    @Test
    void a_run_that_is_not_there_is_told() {
        visit = Visit.of(chromium, server, "/ui/training/train-000000000000");
        assertThat(visit.see(".card-problem")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everybody_can_read_it(ColorScheme colours) {
        var id = run("Readable " + colours);
        visit = Visit.of(chromium, server, "/ui/training", 1280, colours);
        visit.see("tbody tr").first().waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.at("/ui/training/new");
        visit.see("form.form").waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.at("/ui/training/" + id);
        visit.part("By group").waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.picture("training-" + colours);
        visit.at("/ui/training/" + id + "?show=questions");
        visit.see(".question summary").first().click();
        assertThat(visit.faults()).isEmpty();
        visit.at("/ui/training/" + id + "?show=compare");
        visit.part("Differences").waitFor();
        assertThat(visit.faults()).isEmpty();
    }

    @Test
    void on_a_phone_all_stands_in_one_column() {
        var id = run("Phone");
        visit = Visit.of(chromium, server, "/ui/training/" + id, 390, ColorScheme.LIGHT);
        visit.part("By group").waitFor();
        assertThat(visit.overflows()).isFalse();
        visit.picture("training-phone");
        visit.at("/ui/training/new");
        visit.see("form.form").waitFor();
        assertThat(visit.overflows()).isFalse();
    }
}
