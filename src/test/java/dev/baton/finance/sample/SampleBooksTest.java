package dev.baton.finance.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.book.store.StoredCompanies;
import dev.baton.run.TestEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("postgres")
class SampleBooksTest {
    private final DataSource pool = pool();
    private final StoredCompanies companies = new StoredCompanies(pool);

    @TempDir Path home;

    @Test
    void it_is_loaded_once_and_reads_as_it_was_generated() {
        var books = books();

        assertThat(books.load()).isTrue();
        assertThat(books.load()).isFalse();

        var generated = SampleCompany.books(1, 1, 2).ledger();
        var stored = companies.of(SampleCompany.ID);
        var day = LocalDate.of(2026, 6, 30);
        assertThat(stored.company()).isEqualTo(generated.company());
        generated
                .balances(day)
                .forEach((account, balance) ->
                        assertThat(stored.balances(day).get(account))
                                .as(account)
                                .isEqualByComparingTo(balance));
        assertThat(stored.open(Item.Side.RECEIVABLE, day))
                .containsExactlyInAnyOrderElementsOf(generated.open(Item.Side.RECEIVABLE, day));
        assertThat(stored.matches()).hasSameSizeAs(generated.matches());
    }

    @Test
    void its_files_are_laid_out_once_and_the_truth_is_not_among_them() throws Exception {
        var books = books();
        books.files();
        var folder = home.resolve("sample-company");
        try (var files = Files.walk(folder)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(each -> each.getFileName().toString()))
                    .hasSize(70)
                    .allMatch(name -> name.matches(".*\\.(pdf|xml|sta|csv)"));
        }
        Files.delete(folder.resolve("statements/eur-2026-06.csv"));
        books.files();
        assertThat(folder.resolve("statements/eur-2026-06.csv")).doesNotExist();
    }

    private SampleBooks books() {
        return new SampleBooks(
                companies,
                new Imports(pool, Clock.systemUTC()),
                new SampleConfig() {
                    @Override
                    public boolean load() {
                        return true;
                    }

                    @Override
                    public long seed() {
                        return 1;
                    }
                },
                Optional.of(home.toString()));
    }

    private static DataSource pool() {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        return pool;
    }
}
