package dev.baton.nl2sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void german_is_told_from_english_and_from_others() {
        assertThat(Language.german("Umsatz pro Kunde")).isTrue();
        assertThat(Language.german("Welche Kunden schulden uns am meisten?")).isTrue();
        assertThat(Language.german("Combien de clients avec les commandes ?")).isFalse();
        assertThat(Language.german("Customers in Wien")).isFalse();
        assertThat(Language.german("How many die casts were sold in the year?")).isFalse();
    }

    @Test
    void small_words_tell_other_languages() {
        assertThat(Language.other("Wie viele Kunden gibt es?")).isTrue();
        assertThat(Language.other("Combien de clients avec les commandes ?")).isTrue();
        assertThat(Language.other("Cuántos clientes con todas las facturas")).isTrue();
        assertThat(Language.other("How many customers are there in Los Angeles?")).isFalse();
        assertThat(Language.other("customers in Las Vegas")).isFalse();
    }
}
