package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Company;
import dev.baton.finance.fact.Fact;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cash by week by the direct method: what is open is paid as each party paid before, what is known
 * on its day, new business as it is forecast.
 *
 * @param doubtful receivables so late that nobody ever paid later; they are not counted on
 */
public record CashForecast(
        Company company,
        LocalDate asOf,
        Scenario scenario,
        Fact opening,
        Fact minimum,
        Fact doubtful,
        List<CashWeek> weeks) {
    public static final int WEEKS = 13;

    /**
     * What is wanted.
     *
     * @param asOf what was known at the end of that day
     * @param minimum the line that cash is to stay above; null for half of what obligations ask in
     *     the next thirty days
     */
    public record Wish(LocalDate asOf, Scenario scenario, @Nullable BigDecimal minimum, int weeks) {
        public Wish {
            if (weeks < 1 || weeks > 26) {
                throw ProblemException.of(
                        Cause.BAD_REQUEST,
                        "%d weeks cannot be forecast.".formatted(weeks),
                        "Ask for 1 to 26 weeks.");
            }
        }

        public static Wish of(LocalDate asOf) {
            return new Wish(asOf, Scenario.NONE, null, WEEKS);
        }

        public Wish with(Scenario other) {
            return new Wish(asOf, other, minimum, weeks);
        }
    }

    public CashForecast {
        weeks = List.copyOf(weeks);
    }

    /** Equal books and wishes have equal forecasts. */
    public static CashForecast of(Books books, Wish wish) {
        return new CashMaking(books, wish).forecast();
    }

    /** The first week in which cash more likely than not ends a day below the minimum. */
    public Optional<CashWeek> breach() {
        return weeks.stream()
                .filter(week -> week.closing().lowest().value().compareTo(minimum.value()) < 0)
                .findFirst();
    }

    /** The week with the least cash. */
    public CashWeek lowest() {
        return weeks.stream()
                .min(java.util.Comparator.comparing(week -> week.closing().lowest().value()))
                .orElseThrow();
    }

    /** What a component is expected to bring in all weeks. */
    public BigDecimal total(Component component) {
        return weeks.stream()
                .flatMap(week -> week.flows().stream())
                .filter(flow -> flow.component() == component)
                .map(flow -> flow.amount().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public List<Fact> facts() {
        var facts = new ArrayList<>(List.of(opening, minimum, doubtful));
        for (var week : weeks) {
            week.flows().forEach(flow -> facts.add(flow.amount()));
            facts.add(week.receipts());
            facts.add(week.payments());
            facts.add(week.expected());
            facts.add(week.closing().p10());
            facts.add(week.closing().p50());
            facts.add(week.closing().p90());
            facts.add(week.closing().lowest());
            facts.add(week.below());
        }
        return facts;
    }
}
