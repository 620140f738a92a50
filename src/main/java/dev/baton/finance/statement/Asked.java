package dev.baton.finance.statement;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** What agents of the books are asked for, read from their input. */
public final class Asked {
    private Asked() {}

    /** The books of the company named in {@code company}; of the first one when none is. */
    public static Books books(Companies companies, Value.Fields input) {
        var named = input.text("company").filter(name -> !name.isBlank());
        if (named.isPresent()) {
            return companies.of(named.get());
        }
        return companies.all().stream()
                .findFirst()
                .map(company -> companies.of(company.id()))
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.NOT_FOUND,
                                "There are no books yet.",
                                "Import a company's books first."));
    }

    /** The day in {@code as_of}; the last complete day of the books when there is none. */
    public static LocalDate asOf(Books books, Value.Fields input) {
        var written = input.text("as_of").filter(text -> !text.isBlank());
        return written.isEmpty() ? books.company().asOf() : day(written.get());
    }

    /** A number that was given as one or as text; throws a problem of cause bad_request. */
    public static Optional<BigDecimal> number(Value.Fields input, String name) {
        var value = input.at(name);
        if (value instanceof Value.Number(var number)) {
            return Optional.of(number);
        }
        var text = input.text(name).map(String::strip).filter(each -> !each.isEmpty());
        try {
            return text.map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“%s” is no number for %s.".formatted(text.orElse(""), name),
                    "Write it as 12500.00.");
        }
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“%s” is no day.".formatted(written),
                    "Write it as 2026-06-30.");
        }
    }
}
