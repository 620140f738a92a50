package dev.baton.finance.risk;

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

/** Whose books an agent was asked about, and as they stood at the end of which day. */
public record Asked(Books books, LocalDate asOf) {
    /**
     * Reads {@code company} (the first when absent) and {@code as_of} (the company's when absent);
     * throws a problem of cause not_found or bad_request.
     */
    public static Asked of(Value.Fields input, Companies companies) {
        var wanted = input.text("company").filter(text -> !text.isBlank());
        var company =
                wanted.flatMap(name -> named(companies, name))
                        .or(() -> wanted.isPresent() ? Optional.empty() : first(companies))
                        .orElseThrow(() -> none(companies, wanted));
        var books = companies.of(company.id());
        var asOf = day(input, "as_of").orElse(company.asOf());
        if (asOf.isBefore(company.firstDay())) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The books of %s begin on %s.".formatted(company.name(), company.firstDay()),
                    "Name an as_of from that day on.");
        }
        return new Asked(books, asOf);
    }

    /** A day in that field; empty when it is absent. Throws bad_request when it is none. */
    public static Optional<LocalDate> day(Value.Fields input, String field) {
        return input.text(field)
                .filter(text -> !text.isBlank())
                .map(text -> {
                    try {
                        return LocalDate.parse(text.strip());
                    } catch (DateTimeException e) {
                        throw ProblemException.of(
                                Cause.BAD_REQUEST,
                                "“%s” is not a day: %s.".formatted(field, text),
                                "Write days as 2026-06-30.");
                    }
                });
    }

    /** An amount in that field, as a number or as text; empty when it is absent. */
    public static Optional<BigDecimal> amount(Value.Fields input, String field) {
        return switch (input.at(field)) {
            case Value.Number(var number) -> Optional.of(number);
            case Value.Text(var text) when !text.isBlank() -> {
                try {
                    yield Optional.of(new BigDecimal(text.strip()));
                } catch (NumberFormatException e) {
                    throw ProblemException.of(
                            Cause.BAD_REQUEST,
                            "“%s” is not an amount: %s.".formatted(field, text),
                            "Write amounts as 10000.00.");
                }
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Company> first(Companies companies) {
        return companies.all().stream().findFirst();
    }

    private static Optional<Company> named(Companies companies, String name) {
        return companies.all().stream()
                .filter(each -> each.id().equals(name) || each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static ProblemException none(Companies companies, Optional<String> wanted) {
        var known = companies.all().stream().map(Company::id).toList();
        return ProblemException.of(
                Cause.NOT_FOUND,
                wanted.map("There are no books of “%s”."::formatted)
                        .orElse("There are no books of any company."),
                known.isEmpty()
                        ? "Import the books of a company first."
                        : "Known are " + String.join(", ", known) + ".");
    }
}
