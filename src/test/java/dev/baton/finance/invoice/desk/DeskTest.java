package dev.baton.finance.invoice.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.QuietWork;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Party;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.step.OneCompany;
import dev.baton.json.Json;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Decision;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.run.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class DeskTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Company COMPANY =
            new Company(
                    "co",
                    "Our Works GmbH",
                    "industry",
                    "EUR",
                    LocalDate.of(2025, 1, 1),
                    LocalDate.of(2026, 6, 30));
    private static final Party LENS =
            new Party(
                    "v1",
                    Party.Role.VENDOR,
                    "Lens GmbH",
                    "DE",
                    "DE123456789",
                    null,
                    14,
                    LocalDate.of(2025, 1, 1));

    @TempDir Path folder;
    private Documents documents;
    private Desk desk;
    private OcrAgent ocr;
    private StandardizationAgent standardization;

    @BeforeEach
    void open() throws IOException {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        Files.createDirectory(folder.resolve("in"));
        var config = config(folder.resolve("in"));
        documents = new Documents(source, config, CLOCK);
        desk = new Desk(documents, new OneCompany(books()), config);
        ocr = new OcrAgent(desk, documents, config, CLOCK);
        standardization = new StandardizationAgent(desk, documents);
    }

    /** One company with one vendor and nothing else. */
    private static Books books() {
        return new Ledger(
                COMPANY,
                List.of(),
                List.of(LENS),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static DocumentConfig config(Path allowed) {
        return new DocumentConfig() {
            @Override
            public List<Path> allowedFolders() {
                return List.of(allowed);
            }

            @Override
            public int bytes() {
                return 5_000;
            }

            @Override
            public long allBytes() {
                return 20_000;
            }

            @Override
            public int files() {
                return 3;
            }

            @Override
            public String tesseract() {
                return "/nowhere";
            }

            @Override
            public Duration pagePatience() {
                return Duration.ofSeconds(1);
            }
        };
    }

    private static byte[] invoice(String number, String date) {
        return """
        <Invoice><ID>%s</ID><IssueDate>%s</IssueDate><DocumentCurrencyCode>EUR</DocumentCurrencyCode>
        <AccountingSupplierParty><Party><PartyName><Name>Lens GmbH</Name></PartyName>
        <PartyTaxScheme><CompanyID>DE123456789</CompanyID></PartyTaxScheme></Party></AccountingSupplierParty>
        <TaxTotal><TaxAmount>19.00</TaxAmount><TaxSubtotal><TaxableAmount>100.00</TaxableAmount><TaxAmount>19.00</TaxAmount><TaxCategory><Percent>19</Percent></TaxCategory></TaxSubtotal></TaxTotal>
        <LegalMonetaryTotal><TaxExclusiveAmount>100.00</TaxExclusiveAmount><TaxInclusiveAmount>119.00</TaxInclusiveAmount></LegalMonetaryTotal></Invoice>
        """
                .formatted(number, date)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Value.Fields proven(StepOutcome outcome) {
        return (Value.Fields) ((StepOutcome.Proven) outcome).evidence().body();
    }

    private static Value.Fields input(String name, Value value) {
        return Value.Fields.EMPTY.with(name, value);
    }

    @Test
    void the_same_bytes_are_kept_once_and_come_back_as_they_were() {
        var first = documents.add("a.xml", invoice("1", "2026-05-01"), "ann");
        var second = documents.add("b.xml", invoice("1", "2026-05-01"), "ben");

        assertThat(first.fresh()).isTrue();
        assertThat(second.fresh()).isFalse();
        assertThat(second.document()).isEqualTo(first.document());
        assertThat(documents.content(first.document().id())).isEqualTo(invoice("1", "2026-05-01"));
        assertThat(documents.newest(null, 10)).hasSize(1);
        assertThat(documents.newest(first.document(), 10)).isEmpty();
    }

    @Test
    void a_document_too_many_or_too_large_or_of_no_known_kind_is_refused() {
        assertThatThrownBy(() -> documents.add("x", new byte[5_001], "ann"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> documents.add("x", new byte[0], "ann"))
                .hasMessageContaining("empty");
        assertThatThrownBy(
                        () -> documents.add("x", "words".getBytes(StandardCharsets.UTF_8), "ann"))
                .hasMessageContaining("neither");
        for (int i = 0; i < 4; i++) {
            var padded =
                    new String(invoice("n" + i, "2026-05-01"), StandardCharsets.UTF_8)
                            + " ".repeat(4_000);
            documents.add("x", padded.getBytes(StandardCharsets.UTF_8), "ann");
        }
        assertThatThrownBy(
                        () -> {
                            var padded = "<Invoice/>" + " ".repeat(4_200);
                            documents.add("x", padded.getBytes(StandardCharsets.UTF_8), "ann");
                        })
                .hasMessageContaining("no room");
    }

    @Test
    void what_a_person_says_goes_before_what_is_read_even_later() {
        var id = documents.add("a.xml", invoice("1", "2026-05-01"), "ann").document().id();
        documents.say(id, Map.of(Field.NUMBER, "R-1", Field.DUE, "2026-05-20"), "ben");

        var read = desk.read(id, Ours.UNKNOWN, new Cancellation()).reading().orElseThrow();
        assertThat(read.invoice().text(Field.NUMBER)).contains("R-1");
        assertThat(read.invoice().text(Field.GROSS)).contains("119.00");
        assertThat(read.invoice().mark(Field.DUE).orElseThrow().place())
                .isEqualTo(new Place.Person("ben"));
        assertThatThrownBy(() -> documents.say(id, Map.of(Field.DATE, "tomorrow"), "ben"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> documents.find("0".repeat(64))).hasMessageContaining("not_found");
    }

    @Test
    void a_reading_is_the_same_after_it_was_kept() {
        var id = documents.add("a.xml", invoice("1", "2026-05-01"), "ann").document().id();
        var kept = desk.read(id, Ours.UNKNOWN, new Cancellation());

        assertThat(kept.read()).isEqualTo(documents.find(id).read());
        assertThat(kept.read().invoice().mark(Field.NUMBER).orElseThrow().place())
                .isInstanceOf(Place.Path.class);
    }

    @Test
    void without_names_the_uploaded_documents_that_were_not_read_are_read() {
        documents.add("a.xml", invoice("1", "2026-05-01"), "ann");
        documents.add("b.xml", "<Order/>".getBytes(StandardCharsets.UTF_8), "ann");

        var body = proven(ocr.carryOut(Value.Fields.EMPTY, new QuietWork()));
        assertThat(body.at("documents_read")).isEqualTo(Value.number(1));
        assertThat(body.at("documents_failed")).isEqualTo(Value.number(1));
        assertThat(body.text("text").orElseThrow()).contains("EUR 119.00");
    }

    @Test
    void a_folder_is_read_only_below_one_that_is_allowed() throws IOException {
        Files.write(folder.resolve("in/a.xml"), invoice("1", "2026-05-01"));
        Files.write(folder.resolve("secret.xml"), invoice("2", "2026-05-01"));
        Files.createSymbolicLink(folder.resolve("in/link"), folder);

        assertThat(
                        proven(ocr.carryOut(input("folder", Value.text(".")), new QuietWork()))
                                .at("documents_read"))
                .isEqualTo(Value.number(1));
        for (var place :
                List.of(
                        "..",
                        "../secret.xml",
                        "link/secret.xml",
                        folder.resolve("secret.xml").toString(),
                        "nowhere")) {
            assertThatThrownBy(
                            () -> ocr.carryOut(input("files", Value.text(place)), new QuietWork()))
                    .as(place)
                    .hasMessageContaining("forbidden");
        }
    }

    @Test
    void who_names_nothing_has_nothing_read_when_nothing_waits() {
        var outcome = ocr.carryOut(Value.Fields.EMPTY, new QuietWork());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StepOutcome.Proven.class,
                        proven -> {
                            var body = (Value.Fields) proven.evidence().body();
                            assertThat(Value.holds(body.at("documents"))).isFalse();
                            assertThat(proven.evidence().digest()).contains("none waits");
                        });
    }

    @Test
    void a_missing_date_holds_the_step_and_the_answer_carries_it_on() {
        var id = documents.add("a.xml", invoice("1", ""), "ann").document().id();
        var read = proven(ocr.carryOut(input("document", Value.text(id)), new QuietWork()));
        var handed = input("documents", read.at("documents"));

        var held = (StepOutcome.Held) standardization.carryOut(handed, new QuietWork());
        assertThat(held.question().text()).contains("a.xml, date");

        var answer =
                Json.fields(
                        Map.of(
                                "answers",
                                List.of(
                                        Map.of(
                                                "document",
                                                id,
                                                "field",
                                                "date",
                                                "value",
                                                "2026-05-01"))));
        assertThat(held.question().response().faults(answer)).isEmpty();
        var body =
                proven(standardization.carryOut(handed, decided(Decision.Action.CORRECT, answer)));

        assertThat(body.at("ready")).isEqualTo(Value.number(1));
        assertThat(documents.find(id).reading().orElseThrow().invoice().text(Field.DATE))
                .contains("2026-05-01");
        var standard = (Value.Fields) ((Value.Items) body.at("invoices")).items().getFirst();
        assertThat(standard.text("party")).contains("v1");
        assertThat(Json.as(standard, StandardInvoice.class).invoice().text(Field.DUE))
                .contains("2026-05-15");
    }

    @Test
    void what_nobody_answers_is_left_out_and_an_approval_takes_only_what_was_read() {
        var id = documents.add("a.xml", invoice("1", ""), "ann").document().id();
        var other = documents.add("b.xml", invoice("2", "2026-05-01"), "ann").document().id();
        var handed =
                input("documents", new Value.Items(List.of(Value.text(id), Value.text(other))));

        for (var action : List.of(Decision.Action.REJECT, Decision.Action.APPROVE)) {
            var body = proven(standardization.carryOut(handed, decided(action, Value.NOTHING)));
            assertThat(body.at("ready")).isEqualTo(Value.number(1));
            assertThat(body.at("left_out")).isEqualTo(Value.number(1));
        }
    }

    @Test
    void one_invoice_in_two_documents_is_ready_once() {
        var one = documents.add("a.xml", invoice("1", "2026-05-01"), "ann").document().id();
        var other = documents.add("b.xml", invoice("1", "2026-05-02"), "ann").document().id();

        var body =
                proven(
                        standardization.carryOut(
                                input(
                                        "documents",
                                        new Value.Items(
                                                List.of(Value.text(one), Value.text(other)))),
                                new QuietWork()));
        assertThat(body.at("ready")).isEqualTo(Value.number(1));
        assertThat(body.text("text").orElseThrow()).contains("duplicate: 1");
    }

    private static QuietWork decided(Decision.Action action, Value correction) {
        return new QuietWork() {
            @Override
            public Optional<Decision> decision() {
                return Optional.of(new Decision(action, correction, "ann", null, CLOCK.instant()));
            }
        };
    }
}
