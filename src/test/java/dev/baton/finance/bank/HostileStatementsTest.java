package dev.baton.finance.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostileStatementsTest {
    private static final BankStatement WRITTEN = Written.random(11, 12);

    private static void refused(
            byte[] bytes, @Nullable CsvColumns csv, Cause cause, String... words) {
        assertThatThrownBy(() -> Statements.read(bytes, csv))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.problem().cause()).isEqualTo(cause);
                            assertThat(problem.problem().text()).contains(words);
                        });
    }

    @Test
    void a_document_type_is_refused_before_anything_is_fetched_or_expands() {
        var camt = new String(Written.camt(WRITTEN, "08"), UTF_8);
        var outside =
                camt.replaceFirst(
                        "<Document",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document");
        refused(outside.getBytes(UTF_8), null, Cause.BAD_REQUEST, "document type");
        refused(
                outside.replaceFirst("<Ustrd>", "<Ustrd>&x;").getBytes(UTF_8),
                null,
                Cause.BAD_REQUEST,
                "document type");
        var laughs =
                camt.replaceFirst(
                        "<Document",
                        "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><Document");
        refused(laughs.getBytes(UTF_8), null, Cause.BAD_REQUEST, "document type");
    }

    @Test
    void a_file_that_breaks_off_anywhere_is_refused_and_never_read_as_half() {
        var random = new Random(4);
        for (var bytes :
                List.of(Written.camt(WRITTEN, "02"), Written.mt940(WRITTEN).getBytes(UTF_8))) {
            for (var i = 0; i < 60; i++) {
                // The last ten bytes hold nothing that must be there.
                var cut = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 12));
                assertThatThrownBy(() -> Statements.read(cut, null))
                        .isInstanceOf(ProblemException.class);
            }
        }
    }

    @Test
    void any_bytes_at_all_are_refused_or_read_but_never_break_the_reader() {
        var random = new Random(5);
        var files =
                List.of(
                        Written.camt(WRITTEN, "08"),
                        Written.mt940(WRITTEN).getBytes(UTF_8),
                        Written.csv(WRITTEN).getBytes(UTF_8));
        for (var i = 0; i < 600; i++) {
            var bytes = files.get(i % 3).clone();
            for (var change = 0; change <= i % 5; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                for (var read : Statements.read(bytes, Written.declared())) {
                    assertThat(read.difference()).isEqualByComparingTo("0");
                }
            } catch (ProblemException expected) {
                assertThat(expected.problem().cause())
                        .isIn(Cause.BAD_REQUEST, Cause.REJECTED, Cause.TOO_LARGE);
            }
        }
    }

    @Test
    void giants_are_refused() {
        refused(new byte[Refused.MOST_BYTES + 1], null, Cause.TOO_LARGE, "32 MiB");
        var deep = "<a xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><Stmt><Acct>";
        refused((deep + "<b>".repeat(100_000)).getBytes(UTF_8), null, Cause.BAD_REQUEST, "nested");
        refused(
                (deep + "x".repeat(100_000) + "</Acct></Stmt></a>").getBytes(UTF_8),
                null,
                Cause.TOO_LARGE,
                "characters");
        var line = ":61:2601010101C1,NTRFNONREF\n";
        refused(
                (":20:A\n:25:DE\n:60F:C260101EUR0,\n" + line.repeat(100_001)).getBytes(UTF_8),
                null,
                Cause.TOO_LARGE,
                "lines");
        var row = "01.01.2026;01.01.2026;1,00\n";
        refused(
                ("Buchungstag;Valuta;Betrag\n" + row.repeat(100_001)).getBytes(UTF_8),
                columns("booked", "Buchungstag", "amount", "Betrag"),
                Cause.TOO_LARGE,
                "lines");
    }

    @Test
    void a_wrong_character_set_is_asked_for_and_utf_16_with_its_mark_is_read() {
        refused(
                Written.csv(WRITTEN).getBytes(ISO_8859_1),
                Written.declared(),
                Cause.BAD_REQUEST,
                "UTF-8");
        var camt = new String(Written.camt(WRITTEN, "08"), UTF_8).replace("UTF-8", "UTF-16");
        assertThat(Statements.read(camt.getBytes(UTF_16), null)).containsExactly(WRITTEN);
        refused(Written.mt940(WRITTEN).getBytes(UTF_16), null, Cause.BAD_REQUEST, "no statement");
    }

    @Test
    void a_statement_that_does_not_tie_is_refused_with_what_differs() {
        var wrong = closing(WRITTEN, WRITTEN.closing().add(new BigDecimal("0.01")));
        refused(Written.camt(wrong, "04"), null, Cause.REJECTED, "differ by 0.01");
        refused(Written.mt940(wrong).getBytes(UTF_8), null, Cause.REJECTED, "differ by 0.01");
        var csv = Written.csv(WRITTEN).lines().toList();
        var gap = new ArrayList<>(csv);
        gap.remove(5);
        refused(
                String.join("\n", gap).getBytes(UTF_8),
                Written.declared(),
                Cause.REJECTED,
                "after line 5");
    }

    @Test
    void a_page_that_is_there_twice_is_found_and_named() {
        var lines = new ArrayList<>(WRITTEN.lines());
        lines.addAll(7, WRITTEN.lines().subList(3, 7));
        var twice =
                new BankStatement(
                        WRITTEN.account(),
                        "EUR",
                        "9",
                        WRITTEN.opening(),
                        WRITTEN.closing(),
                        WRITTEN.day(),
                        lines);
        refused(
                Written.camt(twice, "08"),
                null,
                Cause.REJECTED,
                "lines 8 to 11 repeat lines 4 to 7");
        var page = Written.camt(List.of(WRITTEN, WRITTEN), "08");
        refused(page, null, Cause.REJECTED, "the page is there twice");
    }

    @Test
    void columns_signs_and_days_are_declared_and_never_guessed() {
        var csv = Written.csv(WRITTEN).getBytes(UTF_8);
        refused(csv, null, Cause.BAD_REQUEST, "neither camt.053 nor MT940");
        refused(csv, columns("booked", "Buchungstag"), Cause.BAD_REQUEST, "not declared");
        refused(
                csv,
                columns("booked", "Buchungstag", "amount", "Amount"),
                Cause.BAD_REQUEST,
                "no column “Amount”");
        refused(
                csv,
                columns("booked", "Buchungstag", "amount", "Betrag"),
                Cause.BAD_REQUEST,
                "opening balance is not known");
        refused(
                csv,
                new CsvColumns(
                        Written.COLUMNS,
                        ";",
                        ".",
                        "dd.MM.yyyy",
                        "UTF-8",
                        Written.declared().account(),
                        null,
                        null),
                Cause.BAD_REQUEST,
                "decimal sign");
        refused(
                "<a xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'/>".getBytes(UTF_8),
                null,
                Cause.BAD_REQUEST,
                "no camt.053");
    }

    private static CsvColumns columns(String... names) {
        var columns = new java.util.HashMap<String, String>();
        for (var i = 0; i < names.length; i += 2) {
            columns.put(names[i], names[i + 1]);
        }
        return new CsvColumns(
                columns, ";", ",", "dd.MM.yyyy", "UTF-8", Written.declared().account(), null, null);
    }

    private static BankStatement closing(BankStatement of, BigDecimal closing) {
        return new BankStatement(
                of.account(),
                of.currency(),
                of.number(),
                of.opening(),
                closing,
                of.day(),
                of.lines());
    }
}
