package dev.baton.finance.sample;

import dev.baton.finance.book.Companies;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the generated company at the first start, and lays the files a person would have of it into
 * {@code sample-company} of BATON_HOME. What is true of it is written nowhere.
 */
@ApplicationScoped
class SampleBooks {
    private static final Logger LOG = Logger.getLogger(SampleBooks.class);
    private static final int BEFORE_SOURCES_ARE_READ = 100;
    private static final String SOURCE = "sample company";

    private final Companies companies;
    private final Imports imports;
    private final SampleConfig config;
    private final Optional<Path> folder;

    SampleBooks(
            Companies companies,
            Imports imports,
            SampleConfig config,
            @ConfigProperty(name = "baton.home") Optional<String> home) {
        this.companies = companies;
        this.imports = imports;
        this.config = config;
        this.folder = home.map(each -> Path.of(each, "sample-company"));
    }

    void start(@Observes @Priority(BEFORE_SOURCES_ARE_READ) StartupEvent event) {
        if (config.load()) {
            try {
                load();
                Thread.ofVirtual().name("sample-files").start(this::files);
            } catch (RuntimeException e) {
                // A server without its sample serves all the same.
                LOG.warnf("the sample company is not loaded: %s", e.getMessage());
            }
        }
    }

    /** Whether it was not there before. */
    boolean load() {
        if (companies.all().stream().anyMatch(each -> each.id().equals(SampleCompany.ID))) {
            return false;
        }
        var ledger = SampleCompany.books(config.seed(), 1, 2).ledger();
        var report = imports.load(ledger, SOURCE, Actor.agent("sample_company", null, null));
        LOG.infof("the books of %s are loaded: %d rows", ledger.company().name(), report.added());
        return !report.repeated();
    }

    /** Written when there are none; files that somebody removed one by one do not come back. */
    void files() {
        if (folder.isEmpty() || Files.exists(folder.get())) {
            return;
        }
        try {
            var sample = SampleCompany.generate(config.seed(), 1);
            // The folder appears once all is in it.
            var fresh = folder.get().resolveSibling("sample-company.new");
            write(fresh.resolve("statements"), sample.statements());
            write(fresh.resolve("invoices"), sample.invoices());
            Files.move(fresh, folder.get());
        } catch (IOException | RuntimeException | LinkageError e) {
            // A Java without its graphics cannot draw scans.
            LOG.warnf("the files of the sample company are not written: %s", e.getMessage());
        }
    }

    private static void write(Path folder, List<Sample.File> files) throws IOException {
        Files.createDirectories(folder);
        for (var file : files) {
            Files.write(folder.resolve(file.name()), file.content());
        }
    }
}
