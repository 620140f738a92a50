package dev.baton.finance.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.QuietWork;
import dev.baton.agent.Work;
import dev.baton.finance.FinanceConfig;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Audit;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.book.store.Rollback;
import dev.baton.finance.book.store.StoredCompanies;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The agent at work on stored books. */
@Tag("postgres")
class DataSyncAgentTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
    private static final FinanceConfig CONFIG =
            new FinanceConfig() {
                @Override
                public Duration approvalPatience() {
                    return Duration.ofDays(7);
                }

                @Override
                public long importBytes() {
                    return 1_000_000;
                }
            };
    private final PGSimpleDataSource database = database();
    private final StoredCompanies companies = new StoredCompanies(database);
    private final DataSyncAgent agent =
            new DataSyncAgent(
                    new Sync(companies, new Imports(database, CLOCK), CONFIG),
                    new Rollback(database, CLOCK));

    private static PGSimpleDataSource database() {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        return pool;
    }

    private static Work by(Caller caller) {
        return new QuietWork() {
            @Override
            public Caller caller() {
                return caller;
            }
        };
    }

    private static final Work CLERK =
            by(new Caller("ann", Set.of(FinancePermissions.READ, FinancePermissions.POST)));

    private Evidence proven(Map<String, ?> input, Work work) {
        var outcome = agent.carryOut(Json.fields(input), work);
        assertThat(outcome).isInstanceOf(StepOutcome.Proven.class);
        return ((StepOutcome.Proven) outcome).evidence();
    }

    private static Value.Fields body(Evidence evidence) {
        return (Value.Fields) evidence.body();
    }

    private static String at(Evidence evidence, String field) {
        return switch (body(evidence).at(field)) {
            case Value.Text(var text) -> text;
            case Value.Number(var number) -> number.stripTrailingZeros().toPlainString();
            default -> "";
        };
    }

    @Test
    void files_become_books_once_and_the_same_again_adds_nothing() {
        var files = Map.of("files", LedgerFilesTest.files("co"));
        var first = proven(files, CLERK);
        assertThat(at(first, "text")).contains("2 entries", "Real, Ltd", "2026-03-31");
        assertThat(at(first, "rejected")).isEqualTo("0");
        assertThat(at(first, "confidence")).isEqualTo("1");
        assertThat(at(first, "watermark")).isEqualTo("2026-03-31");
        var books = companies.of("co");
        assertThat(books.entries(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31))).hasSize(2);
        assertThat(books.balances(LocalDate.of(2026, 3, 31)).get("1200"))
                .isEqualByComparingTo("119");
        var again = proven(files, CLERK);
        assertThat(at(again, "text")).contains("nothing was added");
        assertThat(at(again, "added")).isEqualTo("0");
        assertThat(body(again).at("import_id")).isEqualTo(Value.NOTHING);
        assertThat(new Audit(database).verify("co").whole()).isTrue();
    }

    @Test
    void what_differs_from_what_was_booked_is_rejected_by_its_id_and_lowers_the_confidence() {
        proven(Map.of("files", LedgerFilesTest.files("co")), CLERK);
        var files = new HashMap<>(LedgerFilesTest.files("co"));
        files.computeIfPresent("journal.csv", (_, text) -> text.replace("Payment", "Refund"));
        var again = proven(Map.of("files", files), CLERK);
        assertThat(at(again, "rejected")).isEqualTo("1");
        assertThat(body(again).at("rejected_ids")).isEqualTo(Json.value(List.of("E2")));
        assertThat(Double.parseDouble(at(again, "confidence"))).isLessThan(1);
    }

    @Test
    void control_totals_that_do_not_match_leave_no_books_behind() {
        var files = new HashMap<>(LedgerFilesTest.files("co"));
        files.computeIfPresent("totals.csv", (_, text) -> text.replace("238.00", "239.00"));
        assertThatThrownBy(() -> proven(Map.of("files", files), CLERK))
                .hasMessageContaining("control totals");
        assertThat(companies.all()).isEmpty();
    }

    @Test
    void without_files_it_says_how_far_the_books_go_and_who_may_only_read_cannot_import() {
        var reader = by(new Caller("tim", Set.of(FinancePermissions.READ)));
        var files = Map.of("files", LedgerFilesTest.files("co"));
        assertThatThrownBy(() -> proven(files, reader)).hasMessageContaining("forbidden");
        proven(files, CLERK);
        var told = proven(Map.of("company", "co"), reader);
        assertThat(at(told, "text")).contains("complete up to 2026-03-31");
        assertThatThrownBy(() -> proven(Map.of("company", "nobody"), reader))
                .hasMessageContaining("not_found");
    }

    @Test
    void when_its_run_is_rolled_back_its_entries_are_mirrored_and_can_be_imported_anew() {
        var files = Map.of("files", LedgerFilesTest.files("co"));
        var made = proven(files, CLERK);
        assertThat(agent.compensate(made, CLERK)).isTrue();
        assertThat(agent.compensate(made, CLERK)).isTrue();
        var books = companies.of("co");
        assertThat(books.balances(LocalDate.of(2026, 3, 31)).get("1200")).isEqualByComparingTo("0");
        assertThat(books.bankLines(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31))).isEmpty();
        proven(Map.of("files", LedgerFilesTest.files("co"), "source", "again"), CLERK);
        assertThat(books.balances(LocalDate.of(2026, 3, 31)).get("1200"))
                .isEqualByComparingTo("119");
    }

    @Test
    void at_its_end_the_statistics_of_what_it_filled_are_there() throws SQLException {
        proven(Map.of("files", LedgerFilesTest.files("co")), CLERK);
        var known = new HashSet<String>();
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var rows =
                        query.executeQuery(
                                """
                                select c.relname from pg_class c
                                where c.relnamespace = 'books'::regnamespace and c.reltuples > 0
                                """)) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        }
        assertThat(known)
                .contains("account", "party", "item", "entry", "entry_line", "month_sum")
                .contains("journal", "bank_account", "bank_line");
    }
}
