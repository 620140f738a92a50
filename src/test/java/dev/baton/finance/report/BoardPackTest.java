package dev.baton.finance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.baton.agent.Agent;
import dev.baton.agent.QuietWork;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.risk.Watcher;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.finance.statement.Cfo;
import dev.baton.json.Json;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BoardPackTest {
    private static final Ledger BOOKS = SampleCompany.books(1, 1, 2).ledger();
    private static final PackMaker.Made MADE = maker(BOOKS).make(Value.Fields.EMPTY);

    private static PackMaker maker(Ledger books) {
        return maker(books, new QuietWork());
    }

    private static PackMaker maker(Ledger books, QuietWork work) {
        var agents =
                Map.<String, Agent>of(
                        "ai_cfo_agent", Cfo.of(books), "alert_agent", Watcher.of(books));
        return new PackMaker(
                books,
                books.company().asOf(),
                name -> Optional.ofNullable(agents.get(name)),
                work,
                true);
    }

    private static Document read(String html) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        var page = html.replace("<!DOCTYPE html>", "");
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void every_number_in_a_table_is_a_fact_that_the_pack_explains() throws Exception {
        var page = read(PackHtml.of(MADE.pack(), true));
        var known = new HashSet<>(MADE.pack().facts().byId().keySet());
        var cells = page.getElementsByTagName("td");
        int figures = 0;
        for (int i = 0; i < cells.getLength(); i++) {
            var cell = (Element) cells.item(i);
            if (cell.getAttribute("class").equals("n")) {
                figures++;
                assertThat(known).contains(cell.getAttribute("data-fact"));
            }
        }
        assertThat(figures).isGreaterThan(150);
        assertThat(MADE.pack().sections().stream().map(Section::id).toList())
                .containsExactly(
                        "summary",
                        "key-figures",
                        "income",
                        "balance",
                        "cash_flow",
                        "ratios",
                        "risks");
    }

    @Test
    void a_text_with_a_number_that_is_no_fact_makes_no_pack() {
        var invented =
                Json.fields(
                        Map.of(
                                "text",
                                "Cash will be EUR 1,000,000.00 next year.",
                                "confidence",
                                1,
                                "facts",
                                List.of()));
        assertThatThrownBy(() -> maker(BOOKS).make(Value.Fields.EMPTY.with("forecast", invented)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1,000,000.00");
    }

    @Test
    void who_watches_is_told_what_comes_next_and_who_stops_it_gets_no_pack() {
        var work = new QuietWork();
        maker(BOOKS, work).make(Value.Fields.EMPTY);
        assertThat(work.progress)
                .containsExactly(
                        "Statements and ratios are drawn up.",
                        "Cash and result are forecast.",
                        "Risks are looked for.");
        work.cancellation.cancel();
        assertThatThrownBy(() -> maker(BOOKS, work).make(Value.Fields.EMPTY))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cancelled");
        assertThat(work.progress).hasSize(3);
    }

    @Test
    void what_is_not_settled_is_told_and_marks_a_draft() {
        assertThat(MADE.pack().open())
                .contains(
                        "entries wait for approval",
                        "there is no forecast",
                        "bank lines of the last month are not reconciled");
        assertThat(PackHtml.of(MADE.pack(), true)).contains("DRAFT", "there is no forecast");
        assertThat(PackHtml.of(MADE.pack(), false)).doesNotContain("DRAFT");
    }

    @Test
    void the_pdf_says_what_the_page_says_and_draft_on_every_sheet() throws IOException {
        var pdf = PackPdf.of(PackHtml.of(MADE.pack(), true));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("DRAFT");
            }
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Income statement", "Net result", "Risks and opportunities");
        }
        var released = PackPdf.of(PackHtml.of(MADE.pack(), false));
        try (var document = Loader.loadPDF(released)) {
            assertThat(new PDFTextStripper().getText(document)).doesNotContain("DRAFT");
        }
    }

    @Test
    void names_are_text_and_never_markup() throws Exception {
        var company =
                new Company(
                        "x",
                        "<script>alert(1)</script> & Łódź \"Ltd\"",
                        "retail",
                        "EUR",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 6, 30));
        var section =
                new Section(
                        "a",
                        "<b>",
                        List.of(new Section.Prose("1 < 2\n- <i>one</i>")),
                        FactSheet.EMPTY);
        var html =
                PackHtml.of(
                        new BoardPack(company, company.asOf(), List.of(), List.of(section)), true);
        assertThat(read(html).getElementsByTagName("script").getLength()).isZero();
        assertThat(read(html).getElementsByTagName("li").getLength()).isEqualTo(1);
        try (var document = Loader.loadPDF(PackPdf.of(html))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Łódź");
        }
    }

    @Test
    void nothing_is_fetched_while_a_page_becomes_a_pdf(@TempDir java.nio.file.Path folder)
            throws IOException {
        var asked = new AtomicInteger();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        var style = folder.resolve("style.css");
        Files.writeString(style, "body:before { content: 'leaked'; }");
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            var pdf =
                    PackPdf.of(
                            """
                            <html xmlns="http://www.w3.org/1999/xhtml"><head>
                            <link rel="stylesheet" href="%s"/><link rel="stylesheet" href="%s/a.css"/></head>
                            <body>here<img src="%s/a.png"/><svg xmlns="http://www.w3.org/2000/svg"
                             xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
                             <image xlink:href="%s/b.png" width="9" height="9"/></svg></body></html>
                            """
                                    .formatted(style.toUri(), address, address, address));
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains("here")
                        .doesNotContain("leaked");
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_manifest_names_files_facts_and_inputs_by_hashes_that_change_with_them() {
        var files = dev.baton.finance.report.Files.of(MADE.pack());
        var at = java.time.Instant.parse("2026-07-01T08:00:00Z");
        var manifest = Manifest.of("pack-1", at, MADE.pack(), MADE.given(), files);
        assertThat(manifest.files())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.sha256()).hasSize(64));
        assertThat(manifest.inputs().stream().map(Manifest.Input::agent).toList())
                .containsExactly("ai_cfo_agent", "alert_agent");
        assertThat(Json.read(Json.write(manifest), Manifest.class).hash())
                .isEqualTo(manifest.hash());
        var fewer =
                new BoardPack(
                        MADE.pack().company(),
                        MADE.pack().asOf(),
                        List.of(),
                        MADE.pack().sections().subList(0, 3));
        assertThat(Manifest.of("pack-1", at, fewer, MADE.given(), files).hash())
                .isNotEqualTo(manifest.hash());
    }
}
