package dev.baton.finance.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.Company;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedTest {
    private static final Ledger BOOKS = SampleCompany.generate(1, 1).ledger();
    private static final Companies ONE = new OneCompany(BOOKS);
    private static final Companies NONE =
            new Companies() {
                @Override
                public List<Company> all() {
                    return List.of();
                }

                @Override
                public Books of(String company) {
                    throw new AssertionError(company);
                }
            };

    @Test
    void a_company_is_known_by_its_id_and_by_its_name_and_is_the_first_when_none_is_named() {
        for (var named : List.of(BOOKS.company().id(), BOOKS.company().name(), " ")) {
            assertThat(Asked.of(input("company", named), ONE).books()).isSameAs(BOOKS);
        }
        assertThat(Asked.of(Value.Fields.EMPTY, ONE))
                .isEqualTo(new Asked(BOOKS, BOOKS.company().asOf()));
    }

    @Test
    void a_company_that_is_not_known_is_told_with_those_that_are() {
        assertThatThrownBy(() -> Asked.books("nobody", ONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().cause()).isEqualTo(Cause.NOT_FOUND);
                            assertThat(e.problem().suggestions().toString())
                                    .contains(BOOKS.company().id());
                        });
    }

    @Test
    void without_any_books_nothing_is_found_and_only_a_name_is_a_mistake() {
        assertThat(Asked.found(null, NONE)).isEmpty();
        assertThat(cause(() -> Asked.found("nobody", NONE))).isEqualTo(Cause.NOT_FOUND);
        assertThat(cause(() -> Asked.books(null, NONE))).isEqualTo(Cause.NOT_FOUND);
    }

    @Test
    void a_day_before_the_books_begin_or_that_is_none_is_refused() {
        var before = BOOKS.company().firstDay().minusDays(1);
        assertThat(cause(() -> Asked.of(input("as_of", before.toString()), ONE)))
                .isEqualTo(Cause.BAD_REQUEST);
        assertThat(cause(() -> Asked.of(input("as_of", "yesterday"), ONE)))
                .isEqualTo(Cause.BAD_REQUEST);
        assertThat(Asked.day(input("from", " 2026-01-31 "), "from"))
                .contains(LocalDate.of(2026, 1, 31));
    }

    @Test
    void a_number_may_be_given_as_one_or_as_text() {
        assertThat(Asked.number(input("limit", "12500.00"), "limit"))
                .contains(new BigDecimal("12500.00"));
        assertThat(Asked.number(new Value.Fields(Map.of("limit", Value.number(3))), "limit"))
                .contains(new BigDecimal(3));
        assertThat(Asked.number(input("limit", ""), "limit")).isEmpty();
        assertThat(cause(() -> Asked.number(input("limit", "much"), "limit")))
                .isEqualTo(Cause.BAD_REQUEST);
    }

    private static Value.Fields input(String name, String text) {
        return new Value.Fields(Map.of(name, Value.text(text)));
    }

    private static Cause cause(Runnable asked) {
        try {
            asked.run();
        } catch (ProblemException e) {
            return e.problem().cause();
        }
        throw new AssertionError("nothing was refused");
    }
}
