package dev.baton.finance.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void days_are_found_in_three_languages() {
        assertThat(Terms.days("30 days net")).hasValue(30);
        assertThat(Terms.days("Zahlbar innerhalb von 14 Tagen ohne Abzug")).hasValue(14);
        assertThat(Terms.days("Paiement à 45 jours")).hasValue(45);
        assertThat(Terms.days("due on receipt")).hasValue(0);
        assertThat(Terms.days("as agreed")).isEmpty();
    }

    @Test
    void a_discount_does_not_shorten_when_it_is_due() {
        assertThat(Terms.days("2 % discount within 10 days, 30 days net")).hasValue(30);
        assertThat(Terms.days("10 Tage 2 % Skonto")).isEqualTo(OptionalInt.empty());
    }
}
