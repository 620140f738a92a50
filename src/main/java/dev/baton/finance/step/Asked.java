package dev.baton.finance.step;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose books an agent was asked about, and as they stood at the end of which day. */
public record Asked(Books books, LocalDate asOf) {
    /**
     * Reads {@code company} (the first when absent) and {@code as_of} (the company's when absent);
     * throws a problem of cause not_found or bad_request.
     */
    public static Asked of(Value.Fields input, Companies companies) {
        var books = books(input.text("company").orElse(null), companies);
        var company = books.company();
        var asOf = asOf(input, books);
        if (asOf.isBefore(company.firstDay())) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The books of %s begin on %s.".formatted(company.name(), company.firstDay()),
                    "Name an as_of from that day on.");
        }
        return new Asked(books, asOf);
    }

    /** The books of the company of that id or name; of the first one when none is named. */
    public static Books books(@Nullable String company, Companies companies) {
        return found(company, companies)
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.NOT_FOUND,
                                "There are no books of any company.",
                                "Import the books of a company first."));
    }

    /** The same; empty when none is named and there are no books at all. */
    public static Optional<Books> found(@Nullable String company, Companies companies) {
        var all = companies.all();
        if (company == null || company.isBlank()) {
            return all.stream().findFirst().map(first -> companies.of(first.id()));
        }
        var named =
                all.stream()
                        .filter(each ->
                                each.id().equals(company) || each.name().equalsIgnoreCase(company))
                        .findFirst()
                        .orElseThrow(() ->
                                ProblemException.of(
                                        Cause.NOT_FOUND,
                                        "There are no books of “%s”.".formatted(company),
                                        all.isEmpty()
                                                ? "Import the books of a company first."
                                                : "Known are "
                                                        + String.join(
                                                                ", ",
                                                                all.stream()
                                                                        .map(Company::id)
                                                                        .toList())
                                                        + "."));
        return Optional.of(companies.of(named.id()));
    }

    /** The day in {@code as_of}; the last complete day of the books when there is none. */
    public static LocalDate asOf(Value.Fields input, Books books) {
        return day(input, "as_of").orElse(books.company().asOf());
    }

    /** A day in that field; empty when it is absent. Throws bad_request when it is none. */
    public static Optional<LocalDate> day(Value.Fields input, String field) {
        var written = written(input, field);
        try {
            return written.map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“%s” is not a day: %s.".formatted(field, written.orElse("")),
                    "Write days as 2026-06-30.");
        }
    }

    /** A number that was given as one or as text; throws a problem of cause bad_request. */
    public static Optional<BigDecimal> number(Value.Fields input, String field) {
        if (input.at(field) instanceof Value.Number(var number)) {
            return Optional.of(number);
        }
        var written = written(input, field);
        try {
            return written.map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“%s” is not a number: %s.".formatted(field, written.orElse("")),
                    "Write numbers as 12500.00.");
        }
    }

    private static Optional<String> written(Value.Fields input, String field) {
        return input.text(field).map(String::strip).filter(text -> !text.isEmpty());
    }
}
