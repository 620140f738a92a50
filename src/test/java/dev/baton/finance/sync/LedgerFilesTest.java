package dev.baton.finance.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.Use;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerFilesTest {
    /** A company with an invoice, its payment and a bank line. */
    static Map<String, String> files(String company) {
        var files = new HashMap<String, String>();
        files.put(
                "company.csv",
                "id,name,industry,currency,first_day,as_of\n"
                        + company
                        + ",\"Real, Ltd\",trade,EUR,2026-01-01,2026-03-31\n");
        files.put(
                "accounts.csv",
                "code,name,use\n1200,Bank,cash\n1400,Receivables,receivable\n8400,Sales,revenue\n");
        files.put("parties.csv", "id,role,name\nC1,customer,First\n");
        files.put(
                "items.csv",
                "id,side,party,number,date,currency,gross,tax\nI1,receivable,C1,RE-1,2026-02-01,EUR,119.00,19.00\n");
        files.put(
                "journal.csv",
                """
                entry;journal;date;text;account;debit;credit;party;item
                E1;sales;2026-02-01;Invoice;1400;119.00;;C1;I1
                E1;sales;2026-02-01;Invoice;8400;;119.00;;
                E2;bank;2026-02-20;Payment;1200;119.00;;;
                E2;bank;2026-02-20;Payment;1400;;119.00;C1;I1
                """);
        files.put(
                "bank_accounts.csv",
                "id,account,iban,currency\nB1,1200,DE02120300000000202051,EUR\n");
        files.put(
                "bank_lines.csv",
                "id,bank_account,booked,currency,amount\nL1,B1,2026-02-20,EUR,119.00\n");
        files.put(
                "totals.csv",
                "file,rows,total\njournal.csv,4,238.00\nitems.csv,1,119.00\nbank_lines.csv,1,119.00\n");
        return files;
    }

    private static ProblemException refused(Map<String, String> files) {
        try {
            LedgerFiles.read(files, null);
            throw new AssertionError("was read");
        } catch (ProblemException e) {
            return e;
        }
    }

    @Test
    void files_that_come_to_their_totals_are_a_ledger() {
        var ledger = LedgerFiles.read(files("real"), null);
        assertThat(ledger.company().name()).isEqualTo("Real, Ltd");
        assertThat(ledger.accounts().getFirst().use()).isEqualTo(Use.CASH);
        assertThat(ledger.balances(LocalDate.of(2026, 3, 31)))
                .containsEntry("8400", new BigDecimal("-119.00"));
        assertThat(ledger.items().getFirst().net()).isEqualTo(new BigDecimal("100.00"));
        assertThat(ledger.entries()).hasSize(2);
    }

    @Test
    void a_total_that_differs_or_is_missing_refuses_all() {
        var files = files("real");
        files.put("totals.csv", "file,rows,total\njournal.csv,4,239.00\nitems.csv,1,119.00\n");
        assertThat(refused(files).problem().suggestions())
                .anyMatch(said -> said.contains("4 lines of 238.00 are there, 4 lines of 239.00"))
                .anyMatch(said -> said.startsWith("bank_lines.csv has no control total"))
                .hasSize(2);
    }

    @Test
    void all_faults_are_told_at_once_with_their_lines() {
        var files = files("real");
        files.put("accounts.csv", "code,name,use\n1200,Bank,money\n,x,cash\n");
        files.put(
                "bank_lines.csv",
                "id,bank_account,booked,currency,amount\nL1,B1,20.02.2026,EUR,1.234\n");
        files.put("secrets.csv", "a\n1\n");
        assertThat(refused(files).problem().suggestions())
                .contains("secrets.csv is not a file of the books.");
        files.remove("secrets.csv");
        assertThat(refused(files).problem().suggestions())
                .anyMatch(said -> said.startsWith("accounts.csv line 2: use is none of"))
                .contains("accounts.csv line 3: code is missing")
                .anyMatch(said -> said.startsWith("bank_lines.csv line 2: booked is not a day"));
    }

    @Test
    void amounts_with_commas_are_not_guessed() {
        var files = files("real");
        files.put(
                "bank_lines.csv",
                "id;bank_account;booked;currency;amount\nL1;B1;2026-02-20;EUR;1.234,50\n");
        assertThatThrownBy(() -> LedgerFiles.read(files, null))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void a_line_in_another_currency_says_what_it_is_worth() {
        var files = files("real");
        files.put(
                "journal.csv", "entry,date,account,amount,currency\nE1,2026-02-01,1400,5.00,USD\n");
        assertThat(refused(files).problem().suggestions())
                .containsExactly("journal.csv line 2: base is missing: what it is in EUR");
    }
}
