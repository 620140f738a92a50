package dev.baton.finance.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "08"})
    void a_camt_file_of_each_version_gives_what_was_written(String version) {
        for (var seed = 0; seed < 20; seed++) {
            var written = Written.random(seed, seed);
            assertThat(Statements.read(Written.camt(written, version), null))
                    .containsExactly(written);
        }
    }

    @Test
    void an_mt940_file_gives_what_was_written() {
        for (var seed = 0; seed < 40; seed++) {
            var written = Written.random(seed, seed);
            assertThat(Statements.read(Written.mt940(written).getBytes(UTF_8), null))
                    .containsExactly(written);
        }
    }

    @Test
    void a_csv_file_with_declared_columns_gives_what_was_written() {
        for (var seed = 1; seed < 40; seed++) {
            var written = Written.random(seed, seed);
            var read =
                    Statements.read(Written.csv(written).getBytes(UTF_8), Written.declared())
                            .getFirst();
            assertThat(read.lines()).isEqualTo(written.lines());
            assertThat(read.opening()).isEqualByComparingTo(written.opening());
            assertThat(read.closing()).isEqualByComparingTo(written.closing());
        }
    }

    @Test
    void several_statements_in_one_file_stay_several() {
        var first = Written.random(1, 4);
        var second =
                new BankStatement(
                        first.account(),
                        "EUR",
                        "301",
                        first.closing(),
                        first.closing(),
                        first.day(),
                        List.of());
        assertThat(Statements.read(Written.camt(List.of(first, second), "08"), null))
                .containsExactly(first, second);
        var both = Written.mt940(first) + Written.mt940(second);
        assertThat(Statements.read(both.getBytes(UTF_8), null)).containsExactly(first, second);
    }

    @Test
    void pages_of_one_mt940_statement_are_put_together() {
        var text =
                """
                {1:F01BANKDEFFXXXX0000000000}{2:I940BANKDEFFXXXXN}{4:
                :20:A
                :25:DE89370400440532013000
                :28C:7/1
                :60F:C251230EUR10,
                :61:2512311231C5,NTRFNONREF
                :86:plain words
                over two lines
                :62M:C251231EUR15,
                -}{5:{CHK:123}}
                {1:F01BANKDEFFXXXX0000000000}{2:I940BANKDEFFXXXXN}{4:
                :20:A
                :25:DE89370400440532013000
                :28C:7/2
                :60M:C251231EUR15,
                :61:2602300102RC2,50NMSCINV-77//BR1
                more of it
                :62F:C260102EUR12,5
                :64:C260102EUR12,5
                garbage that no bank should write
                :86
                -}{5:{CHK:1
                """;
        var read = Statements.read(text.getBytes(UTF_8), null);
        assertThat(read).hasSize(1);
        var lines = read.getFirst().lines();
        assertThat(lines)
                .extracting(BankStatement.Line::remittance)
                .containsExactly("plain words over two lines", "more of it");
        // 30 February: the bank counts 30 days in every month; a credit taken back goes out.
        assertThat(lines.getLast().value()).hasToString("2026-02-28");
        assertThat(lines.getLast().booked()).hasToString("2026-01-02");
        assertThat(lines.getLast().amount()).isEqualByComparingTo("-2.50");
        assertThat(lines.getLast().endToEndId()).isEqualTo("INV-77");
    }

    @Test
    void western_bytes_of_an_mt940_file_are_read_as_such() {
        var written = Written.random(5, 3);
        var read = Statements.read(Written.mt940(written).getBytes(ISO_8859_1), null);
        assertThat(read).containsExactly(written);
    }

    @Test
    void code_words_between_slashes_and_german_subfields_name_who_paid() {
        var slashed =
                Details.of(
                        "/EREF/E1//IBAN/NL91ABNA0417164300/NAME/Jansen BV/REMI/USTD//invoice 12");
        assertThat(slashed)
                .isEqualTo(new Details("invoice 12", "Jansen BV", "NL91ABNA0417164300", "E1/"));
        var german =
                Details.of(
                        "166?00UEBERWEISUNG?20SVWZ+Rechnung 4711 vom 12.0?213.2026?32Klein\n?33schmidt GmbH");
        assertThat(german.remittance()).isEqualTo("Rechnung 4711 vom 12.03.2026");
        assertThat(german.counterparty()).isEqualTo("Kleinschmidt GmbH");
    }

    @Test
    void what_is_only_pending_is_left_out() {
        var written = Written.random(3, 1);
        var text = new String(Written.camt(written, "08"), UTF_8);
        var entry = text.substring(text.indexOf("<Ntry>"), text.indexOf("</Ntry>") + 7);
        var pending = entry.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>");
        assertThat(Statements.read(text.replace(entry, entry + pending).getBytes(UTF_8), null))
                .containsExactly(written);
    }
}
