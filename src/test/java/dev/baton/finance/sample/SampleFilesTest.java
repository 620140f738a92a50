package dev.baton.finance.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.bank.BankStatement;
import dev.baton.finance.bank.CsvColumns;
import dev.baton.finance.bank.Statements;
import dev.baton.finance.book.BankLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFilesTest {
    private static final Sample SAMPLE = SampleCompany.generate(1, 1);
    private static final CsvColumns COLUMNS =
            new CsvColumns(
                    Map.of(
                            "booked", "Buchungstag",
                            "value", "Wertstellung",
                            "counterparty", "Name",
                            "counterparty_iban", "IBAN",
                            "remittance", "Verwendungszweck",
                            "end_to_end_id", "Referenz",
                            "amount", "Betrag",
                            "balance", "Saldo"),
                    ";",
                    ",",
                    "dd.MM.yyyy",
                    "UTF-8",
                    new CsvColumns.Account(Bank.EUR.iban, "EUR"),
                    null,
                    null);

    @Test
    void the_three_formats_say_what_the_ledger_says() {
        var told =
                SAMPLE
                        .ledger()
                        .bankLines(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30))
                        .stream()
                        .filter(line -> line.bankAccount().equals("EUR"))
                        .toList();
        for (var ending : List.of(".camt053.xml", ".sta", ".csv")) {
            var columns = ending.equals(".csv") ? COLUMNS : null;
            var statement = Statements.read(file("eur-2026-06" + ending), columns).getFirst();
            assertThat(statement.account()).isEqualTo(Bank.EUR.iban);
            assertThat(statement.lines()).as(ending).hasSameSizeAs(told);
            for (var i = 0; i < told.size(); i++) {
                same(statement.lines().get(i), told.get(i), ending);
            }
        }
    }

    @Test
    void the_closing_balance_of_a_month_is_the_opening_balance_of_the_next() {
        for (var bank : List.of("eur", "usd")) {
            var june = read("%s-2026-06.sta".formatted(bank));
            var july = read("%s-2026-07.sta".formatted(bank));
            assertThat(july.opening()).isEqualByComparingTo(june.closing());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "08"})
    void each_version_of_camt_is_read(String version) {
        var page =
                StatementPage.of(
                        Story.of(Frame.of(1, 1, 2)).desk(), Bank.EUR, YearMonth.of(2026, 6));
        var read =
                Statements.read(Camt.write(page, version).getBytes(StandardCharsets.UTF_8), null);
        assertThat(read.getFirst().lines()).hasSameSizeAs(page.lines());
        assertThat(read.getFirst().lines().getFirst().counterparty())
                .isEqualTo(page.lines().getFirst().counterparty());
    }

    @Test
    void the_two_wrong_files_are_refused() {
        for (var file : SAMPLE.statements()) {
            if (file.name().startsWith("wrong-")) {
                assertThatThrownBy(() -> Statements.read(file.content(), null))
                        .as(file.name())
                        .isNotNull();
            }
        }
        assertThat(SAMPLE.statements().stream().filter(each -> each.name().startsWith("wrong-")))
                .hasSize(2);
    }

    @Test
    void there_are_forty_papers_of_three_kinds() throws IOException {
        var counts = new TreeMap<String, Integer>();
        for (var file : SAMPLE.invoices()) {
            counts.merge(kind(file), 1, Integer::sum);
        }
        assertThat(counts).isEqualTo(Map.of("scan", 10, "text", 15, "xml", 15, "ubl", 4));
        assertThat(SAMPLE.truths().invoices().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        SAMPLE.invoices().stream().map(Sample.File::name).toList());
    }

    @Test
    void an_invoice_shows_its_number_and_its_sums_add_up() throws IOException {
        for (var file : SAMPLE.invoices()) {
            var header = SAMPLE.truths().invoices().get(file.name());
            assertThat(header.net().add(header.tax())).isEqualByComparingTo(header.gross());
            if (kind(file).equals("text")) {
                assertThat(text(file)).contains(header.number()).contains(header.seller());
            }
        }
    }

    private static void same(BankStatement.Line read, BankLine told, String ending) {
        assertThat(read.amount()).isEqualByComparingTo(told.amount());
        assertThat(read.booked()).isEqualTo(told.booked());
        assertThat(read.value()).isEqualTo(told.value());
        assertThat(read.counterpartyIban()).as(ending).isEqualTo(told.counterpartyIban());
        assertThat(read.endToEndId()).as(ending).isEqualTo(told.endToEndId());
        assertThat(read.remittance().replace(" ", ""))
                .as(ending)
                .isEqualTo(told.remittance().replace(" ", ""));
    }

    private static String kind(Sample.File file) throws IOException {
        if (file.name().endsWith(".xml")) {
            return "ubl";
        }
        try (var document = Loader.loadPDF(file.content())) {
            var names = document.getDocumentCatalog().getNames();
            return names != null ? "xml" : text(file).isBlank() ? "scan" : "text";
        }
    }

    private static String text(Sample.File file) throws IOException {
        try (var document = Loader.loadPDF(file.content())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static BankStatement read(String name) {
        return Statements.read(file(name), null).getFirst();
    }

    private static byte[] file(String name) {
        return SAMPLE.statements().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
