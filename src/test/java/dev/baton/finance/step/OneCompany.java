package dev.baton.finance.step;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.util.List;

/** The books of one company. */
public record OneCompany(Books books) implements Companies {
    @Override
    public List<Company> all() {
        return List.of(books.company());
    }

    @Override
    public Books of(String company) {
        if (!company.equals(books.company().id())) {
            throw ProblemException.of(Cause.NOT_FOUND, "There is no company " + company + ".");
        }
        return books;
    }
}
