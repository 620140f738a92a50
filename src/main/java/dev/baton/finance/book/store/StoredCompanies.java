package dev.baton.finance.book.store;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The companies whose books are in the database, in the order of their ids. */
@ApplicationScoped
public class StoredCompanies implements Companies {
    private static final String ALL =
            "select id, name, industry, currency, first_day, as_of from books.company order by id";
    private static final String ONE =
            "select id, name, industry, currency, first_day, as_of from books.company where id = ?";

    private final Store store;

    public StoredCompanies(DataSource database) {
        store = new Store(database);
    }

    @Override
    public List<Company> all() {
        return store.list(ALL, StoredCompanies::read);
    }

    @Override
    public Books of(String company) {
        return store.first(ONE, StoredCompanies::read, company)
                .map(found -> new StoredBooks(store, found))
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.NOT_FOUND,
                                "There are no books of %s.".formatted(company),
                                "See GET /finance/companies."));
    }

    private static Company read(ResultSet row) throws SQLException {
        return new Company(
                row.getString("id"),
                row.getString("name"),
                row.getString("industry"),
                row.getString("currency"),
                Store.day(row, "first_day"),
                Store.day(row, "as_of"));
    }
}
