package dev.baton.api.finance.look;

import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.sample.SampleCompany;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The books of the generated company in a server under test, loaded by whoever wants them first.
 */
@ApplicationScoped
public class SampleLedger {
    private final Companies companies;
    private final Imports imports;

    SampleLedger(Companies companies, Imports imports) {
        this.companies = companies;
        this.imports = imports;
    }

    public synchronized Company load() {
        var ledger = SampleCompany.books(1, 1, 2).ledger();
        var wanted = ledger.company();
        return companies.all().stream()
                .filter(each -> each.id().equals(wanted.id()))
                .findFirst()
                .orElseGet(() -> {
                    imports.load(ledger, "sample company", Actor.person("test"));
                    return wanted;
                });
    }
}
