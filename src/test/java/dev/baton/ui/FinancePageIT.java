package dev.baton.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.baton.BatonResource;
import dev.baton.api.SampleSources;
import dev.baton.api.finance.look.SampleLedger;
import dev.baton.finance.sample.SampleCompany;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A company's books as a head of finance looks at them. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
@QuarkusTestResource(SampleSources.class)
class FinancePageIT {
    /** The area between two edges, as the picture has it. */
    private static final String BAND = "path[fill-opacity='0.18']";

    private static Chromium chromium;

    @Inject SampleLedger sample;

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

    @BeforeEach
    void books() {
        sample.load();
    }

    @AfterEach
    void nothing_was_complained_of() {
        if (visit != null) {
            assertThat(visit.complaints()).isEmpty();
            visit.close();
        }
    }

    @Test
    void statements_of_a_quarter_stand_beside_a_year_ago_and_the_address_keeps_the_choice() {
        visit = Visit.of(chromium, server, "/ui/finance/statements");
        assertThat(visit.part("Income statement")).containsText("€");
        visit.page().getByLabel("Period").selectOption("2026-Q1");
        assertThat(visit.page()).hasURL(Pattern.compile("period=2026-Q1"));
        assertThat(visit.part("Income statement")).containsText("1 Jan 2026 to 31 Mar 2026");
        visit.page().reload();
        assertThat(visit.part("Income statement")).containsText("1 Jan 2026 to 31 Mar 2026");
        assertThat(visit.part("Balance sheet").locator(".row-total").first()).isVisible();
        assertThat(visit.part("Ratios")).containsText("Liquidity");
    }

    @Test
    void alerts_are_chosen_by_severity_and_show_their_evidence() {
        visit = Visit.of(chromium, server, "/ui/finance/alerts");
        visit.see(".alerts li").first().waitFor();
        var all = visit.see(".alerts li").count();
        visit.button("Critical").click();
        assertThat(visit.page()).hasURL(Pattern.compile("severity=critical"));
        visit.see(".alerts li").first().waitFor();
        assertThat(visit.see(".alerts li").count()).isBetween(1, all - 1);
        assertThat(visit.see(".alerts li").first()).containsText("due");
        visit.see(".alerts summary").first().press("Enter");
        assertThat(visit.see(".alerts code").first()).isVisible();
    }

    @Test
    void cash_is_shown_with_its_band_and_as_it_would_be_under_a_supposition() {
        visit = Visit.of(chromium, server, "/ui/finance/cash");
        var weeks = visit.part("Cash by week");
        assertThat(weeks.locator(".chart-place[role=img] svg " + BAND)).hasCount(1);
        assertThat(weeks.locator(".key-limit")).hasText("Minimum");
        weeks.locator("summary").press("Enter");
        assertThat(weeks.locator("tbody tr")).hasCount(13);
        assertThat(weeks.locator("thead th"))
                .hasText(
                        new String[] {
                            "Week from", "Cash at the end of the week", "Low", "High", "Minimum"
                        });
        assertThat(weeks.locator("tbody tr").first()).containsText("€");
        visit.see("[name=scenario]").fill("customers pay 10 days later");
        visit.see("[name=scenario]").press("Enter");
        assertThat(visit.page()).hasURL(Pattern.compile("scenario=customers"));
        assertThat(visit.part("What the scenario changes")).isVisible();
        visit.link("As it is").click();
        assertThat(visit.part("What the scenario changes")).hasCount(0);
    }

    @Test
    void a_chart_of_the_books_is_drawn_in_another_kind_and_saved_with_its_band() throws Exception {
        visit = Visit.of(chromium, server, "/ui/finance/cash");
        var weeks = visit.part("Cash by week");
        assertThat(weeks.locator(BAND)).hasCount(1);
        var file =
                visit.page()
                        .waitForDownload(
                                () -> weeks.locator(".chart-tools button").first().click());
        assertThat(file.suggestedFilename()).isEqualTo("cash-by-week.svg");
        assertThat(Files.readString(file.path()))
                .startsWith("<svg")
                .contains("stroke-dasharray")
                .contains("fill-opacity=\"0.18\"");
        weeks.locator("[aria-pressed]").filter(having("Bars")).press("Enter");
        assertThat(weeks.locator("[aria-pressed=true]")).hasText("Bars");
        assertThat(weeks.locator(BAND)).hasCount(1);
        assertThat(weeks.locator("[aria-pressed]").filter(having("Area"))).hasCount(0);
        var profit = visit.part("Income statement of the next twelve months");
        assertThat(profit.locator(BAND)).hasCount(1);
        profit.locator("summary").press("Enter");
        assertThat(profit.locator("tbody tr")).hasCount(12);
        assertThat(visit.faults()).isEmpty();
    }

    private static com.microsoft.playwright.Locator.FilterOptions having(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    @Test
    void an_invoice_that_is_chosen_is_kept_and_read_and_each_field_says_how_sure_it_is() {
        var invoice =
                SampleCompany.generate(1, 1).invoices().stream()
                        .filter(file -> file.name().endsWith(".pdf"))
                        .findFirst()
                        .orElseThrow();
        visit = Visit.of(chromium, server, "/ui/finance/documents");
        visit.see(".drop input")
                .setInputFiles(
                        new FilePayload(invoice.name(), "application/pdf", invoice.content()));
        assertThat(visit.see(".drop [role=status]")).hasText("1 document kept");
        var document = visit.see("details.question").first();
        document.locator("summary").press("Enter");
        assertThat(document).containsText("Gross");
        assertThat(document).containsText("%");
        assertThat(visit.faults()).isEmpty();
    }

    @Test
    void a_suggestion_is_taken_and_taken_back_and_what_is_certain_is_matched_at_once() {
        visit = Visit.of(chromium, server, "/ui/finance/bank");
        visit.see("#bank-position").waitFor();
        var difference = visit.see(".figures tr").last().locator("td").last();
        assertThat(difference).hasText(Pattern.compile("^€?0[.,]00.?€?$"));
        var line =
                visit.see("li[data-line]")
                        .filter(
                                new com.microsoft.playwright.Locator.FilterOptions()
                                        .setHas(visit.page().locator("button")))
                        .first();
        var id = line.getAttribute("data-line");
        line.locator("button").first().click();
        assertThat(visit.see("li[data-line='" + id + "']")).hasCount(0);
        visit.see("button[data-action=undo]").click();
        assertThat(visit.see("li[data-line='" + id + "']")).hasCount(1);
        assertThat(difference).hasText(Pattern.compile("^€?0[.,]00.?€?$"));
        visit.see("summary:has-text('Matches that stand')").press("Enter");
        visit.see("li[data-match]").first().waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.see("#main button.primary").click();
        assertThat(visit.see("#main button.primary"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        visit.picture("finance-bank");
    }

    @Test
    void figures_that_cannot_be_had_are_told_and_can_be_tried_again() {
        visit = Visit.of(chromium, server, "/ui/finance/statements?period=nonsense");
        assertThat(visit.see(".card-problem")).containsText("nonsense");
        visit.page().route("**/finance/views/**", route -> route.abort());
        visit.at("/ui/finance/alerts");
        assertThat(visit.see(".card-problem")).containsText("cannot be reached");
        visit.page().unroute("**/finance/views/**");
        visit.button("Try again").click();
        visit.see(".alerts li").first().waitFor();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everybody_can_read_it(ColorScheme colours) {
        visit = Visit.of(chromium, server, "/ui/finance/statements", 1280, colours);
        visit.part("Ratios").waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.picture("finance-statements-" + colours);
        visit.at("/ui/finance/alerts");
        visit.see(".alerts li").first().waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.picture("finance-alerts-" + colours);
        visit.at("/ui/finance/cash");
        visit.see("baton-chart .chart-place svg").first().waitFor();
        assertThat(visit.faults()).isEmpty();
        visit.picture("finance-cash-" + colours);
    }

    @Test
    void on_a_phone_all_stands_in_one_column() {
        visit = Visit.of(chromium, server, "/ui/finance/statements", 390, ColorScheme.LIGHT);
        visit.part("Ratios").waitFor();
        assertThat(visit.overflows()).isFalse();
        visit.picture("finance-phone");
        visit.at("/ui/finance/cash");
        visit.see("baton-chart .chart-place svg").first().waitFor();
        assertThat(visit.overflows()).isFalse();
        visit.picture("finance-cash-phone");
    }
}
