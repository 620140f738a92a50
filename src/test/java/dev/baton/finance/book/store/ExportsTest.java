package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static dev.baton.finance.book.store.SmallLedger.FIRST;
import static dev.baton.finance.book.store.SmallLedger.LAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.baton.finance.book.Entry;
import dev.baton.json.Canonical;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class ExportsTest {
    @AutoClose private final BooksWorld world = new BooksWorld();
    private final Exports exports = new Exports(world.pool);

    @Test
    void hledger_accepts_the_journal_and_comes_to_the_same_balances(@TempDir Path folder)
            throws Exception {
        var ledger = world.opened("co", 3, 80);
        world.posting.reverse("co", ledger.entries().getFirst().id(), ANN);
        var books = world.books("co");
        var file = folder.resolve("books.journal");
        try (var out = Files.newBufferedWriter(file)) {
            exports.hledger(books.company(), books.accounts(), out);
        }
        hledger(file, "check", "accounts", "commodities", "ordereddates");
        var balances = new TreeMap<String, BigDecimal>();
        for (var row : rows(hledger(file, "balance", "--flat", "-N", "-E", "-O", "csv"))) {
            balances.put(
                    row.get("account"), new BigDecimal(row.get("balance").replace(" EUR", "")));
        }
        var ours = new TreeMap<String, BigDecimal>();
        books.balances(LAST.plusYears(1)).forEach((code, sum) -> ours.put(code, sum));
        // hledger leaves out accounts that were never booked on.
        ours.values().removeIf(sum -> sum.signum() == 0);
        assertThat(balances.keySet()).isEqualTo(ours.keySet());
        balances.forEach(
                (code, sum) -> assertThat(sum).as(code).isEqualByComparingTo(ours.get(code)));
    }

    private static String hledger(Path file, String... command) throws Exception {
        var words = new ArrayList<>(List.of("hledger", "-f", file.toString()));
        words.addAll(List.of(command));
        Process process;
        try {
            process = new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException _) {
            System.err.println(
                    "SKIPPED: hledger is not installed, so nobody else checked the export.");
            return abort("hledger is not installed");
        }
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void whoever_has_the_csv_of_the_trail_can_compute_its_hashes() throws IOException {
        world.opened("co", 3, 5);
        world.posting.reverse("co", "S1", ANN.because("a, \"quoted\"\nreason with ümlaut"));
        var out = new Unclosed();
        exports.auditCsv("co", out);
        var previous = "";
        for (var row : rows(out.toString())) {
            var fields = new ArrayList<String>();
            fields.add(row.get("company"));
            fields.add(row.get("number"));
            fields.add(
                    String.valueOf(
                            ChronoUnit.MICROS.between(
                                    Instant.EPOCH, Instant.parse(row.get("at")))));
            for (var field : Audit.FIELDS) {
                var text = row.get(field);
                fields.add(text.isEmpty() && !field.equals("previous") ? null : text);
            }
            assertThat(Canonical.sha256(Audit.text(fields.toArray(String[]::new))))
                    .isEqualTo(row.get("hash"));
            assertThat(row.get("previous")).isEqualTo(previous);
            previous = row.get("hash");
        }
        assertThat(previous).isEqualTo(world.audit.verify("co").head());
    }

    /** Belongs to the caller, who alone closes it. */
    private static final class Unclosed extends StringWriter {
        @Override
        public void close() {
            throw new AssertionError("closed by the export");
        }
    }

    @Test
    void entries_are_listed_newest_first_page_by_page_with_drafts_and_their_lines() {
        var ledger = world.opened("co", 3, 5);
        var draft = BooksWorld.sale("1", LAST, 7, null);
        var id = world.posting.draft("co", "k", draft, ANN);
        var entries = new Entries(world.pool);
        var first = entries.page("co", null, Long.MAX_VALUE, 2);
        assertThat(first.items().getFirst().id()).isEqualTo(id);
        assertThat(first.items().getFirst().lines()).isEqualTo(draft.lines());
        var all = new ArrayList<>(first.items());
        for (var next = first.next(); next != null; ) {
            var page = entries.page("co", null, next, 2);
            all.addAll(page.items());
            next = page.next();
        }
        assertThat(all).hasSize(ledger.entries().size() + 1).doesNotHaveDuplicates();
        assertThat(entries.page("co", Entry.Status.DRAFT, Long.MAX_VALUE, 9).items()).hasSize(1);
        assertThat(entries.one("co", "S1"))
                .isEqualTo(
                        world.books("co").entries(FIRST, LAST).stream()
                                .filter(each -> each.id().equals("S1"))
                                .findFirst()
                                .orElseThrow());
    }

    private static List<Map<String, String>> rows(String csv) throws IOException {
        try (var parser =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(csv))) {
            return parser.stream().map(row -> row.toMap()).toList();
        }
    }
}
