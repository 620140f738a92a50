package dev.baton.finance.sync;

import dev.baton.finance.FinanceConfig;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.step.Asked;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes CSV files over into the books. */
@ApplicationScoped
public class Sync {
    private final Companies companies;
    private final Imports imports;
    private final FinanceConfig config;

    public Sync(Companies companies, Imports imports, FinanceConfig config) {
        this.companies = companies;
        this.imports = imports;
        this.config = config;
    }

    /** What became of files; {@code watermark} is the last day the books are complete for now. */
    public record Synced(Company company, Imports.Report report, LocalDate watermark) {}

    /**
     * Reads files, by their names, once: the same again adds nothing. {@code company} is whose they
     * are when no company.csv is among them. Throws a problem with all faults of the files.
     */
    public Synced take(
            Map<String, String> files, @Nullable String company, String source, Actor actor) {
        long bytes =
                files.values().stream()
                        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
        if (bytes > config.importBytes()) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The files have %s bytes, more than one import may have.".formatted(bytes),
                    "Send them in parts, or raise baton.finance.import-bytes.");
        }
        var known =
                company == null || files.containsKey("company.csv")
                        ? null
                        : companies.of(company).company();
        var ledger = LedgerFiles.read(files, known);
        var report = imports.load(ledger, source, actor);
        return new Synced(
                ledger.company(), report, companies.of(ledger.company().id()).company().asOf());
    }

    /**
     * The company of that id, or the first one; a problem of cause not_found when there is none.
     */
    public Company company(@Nullable String company) {
        return Asked.books(company, companies).company();
    }
}
