package dev.baton.finance.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.QuietWork;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.store.Audit;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.finance.step.OneCompany;
import dev.baton.json.Json;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ComplianceTest {
    private static final Ledger BOOKS = SampleCompany.books(2, 1, 2).ledger();

    private static Map<String, JournalTest> tests(Ledger books) {
        var found = new LinkedHashMap<String, JournalTest>();
        var company = books.company();
        JournalTests.of(books, company.firstDay(), company.asOf(), Settings.DEFAULT)
                .forEach(test -> found.put(test.name(), test));
        return found;
    }

    /** The books with one entry changed. */
    private static Ledger with(Entry changed) {
        var entries = new ArrayList<>(BOOKS.entries());
        entries.replaceAll(each -> each.id().equals(changed.id()) ? changed : each);
        return new Ledger(
                BOOKS.company(),
                BOOKS.accounts(),
                BOOKS.parties(),
                BOOKS.partyChanges(),
                BOOKS.obligations(),
                BOOKS.items(),
                entries,
                BOOKS.bankAccounts(),
                BOOKS.bankLines(),
                BOOKS.matches());
    }

    private static Entry changed(Entry entry, String by, String approved, List<Entry.Line> lines) {
        return new Entry(
                entry.id(),
                entry.journal(),
                entry.number(),
                entry.date(),
                entry.recorded(),
                entry.text(),
                entry.source(),
                entry.document(),
                by,
                approved,
                entry.status(),
                entry.reverses(),
                lines);
    }

    private static Entry taxed() {
        return BOOKS.entries().stream()
                .filter(entry ->
                        entry.lines().stream().filter(line -> line.taxCode() != null).count() == 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sound_books_balance_and_their_vat_is_what_the_rates_say() {
        var tests = tests(BOOKS);
        assertThat(tests.get("balanced").holds()).isTrue();
        assertThat(tests.get("vat").exceptions()).isEmpty();
        assertThat(tests.get("vat").looked()).isGreaterThan(500);
    }

    @Test
    void an_entry_with_wrong_vat_or_that_does_not_balance_is_named() {
        var entry = taxed();
        var lines = new ArrayList<>(entry.lines());
        int tax = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).taxCode() != null) {
                tax = i;
            }
        }
        var line = lines.get(tax);
        lines.set(
                tax,
                new Entry.Line(
                        line.account(),
                        line.currency(),
                        line.amount().add(BigDecimal.ONE),
                        line.base().add(BigDecimal.ONE),
                        line.party(),
                        line.item(),
                        line.taxCode()));
        var tests = tests(with(changed(entry, entry.preparedBy(), "somebody", lines)));
        assertThat(tests.get("balanced").exceptions()).containsExactly(entry.id());
        assertThat(tests.get("vat").exceptions()).containsExactly(entry.id());
    }

    @Test
    void who_approved_their_own_entry_is_found() {
        var entry = taxed();
        var own = tests(with(changed(entry, "ann", "ann", entry.lines())));
        assertThat(own.get("four_eyes").exceptions()).contains(entry.id());
    }

    @Test
    void a_broken_audit_trail_leaves_nothing_of_the_quality_and_is_told() {
        var whole = asked(new Audit.Verdict(10, null, null, "h"));
        assertThat(((Value.Number) whole.at("confidence")).number()).isPositive();
        var broken = asked(new Audit.Verdict(10, 7L, "changed", "h"));
        assertThat(((Value.Number) broken.at("confidence")).number()).isZero();
        assertThat(broken.text("text").orElseThrow()).contains("audit trail", "not in 1 of 10");
    }

    private static Value.Fields asked(Audit.Verdict verdict) {
        var agent = new ComplianceAgent(new OneCompany(BOOKS), _ -> verdict);
        var outcome = agent.carryOut(Value.Fields.EMPTY, new QuietWork());
        return (Value.Fields) ((StepOutcome.Proven) outcome).evidence().body();
    }

    @Test
    void the_audit_pack_holds_every_line_and_the_hash_of_every_file() throws Exception {
        var company = BOOKS.company();
        var zip = AuditPack.of(BOOKS, company.firstDay(), company.asOf());
        assertThat(AuditPack.of(BOOKS, company.firstDay(), company.asOf())).isEqualTo(zip);
        var files = read(zip);
        long lines = BOOKS.entries().stream().mapToLong(entry -> entry.lines().size()).sum();
        assertThat(new String(files.get("journal.csv"), StandardCharsets.UTF_8).lines().count())
                .isEqualTo(lines + 1);
        var manifest = Json.tree(new String(files.get("manifest.json"), StandardCharsets.UTF_8));
        assertThat(manifest.path("files")).hasSize(files.size() - 1);
        for (var file : manifest.path("files")) {
            var sha =
                    MessageDigest.getInstance("SHA-256")
                            .digest(files.get(file.path("name").asText()));
            assertThat(file.path("sha256").asText()).isEqualTo(HexFormat.of().formatHex(sha));
        }
    }

    private static Map<String, byte[]> read(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
