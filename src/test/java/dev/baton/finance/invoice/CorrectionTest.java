package dev.baton.finance.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionTest {
    private static final Mark PERSON = new Mark(1, new Place.Person("ann"));
    private static final Map<Field, String> SAID =
            Map.ofEntries(
                    Map.entry(Field.SELLER, "A"),
                    Map.entry(Field.SELLER_TAX_ID, "B"),
                    Map.entry(Field.SELLER_IBAN, "C"),
                    Map.entry(Field.BUYER, "D"),
                    Map.entry(Field.BUYER_TAX_ID, "E"),
                    Map.entry(Field.NUMBER, "F"),
                    Map.entry(Field.DATE, "2026-04-03"),
                    Map.entry(Field.DUE, "2026-04-04"),
                    Map.entry(Field.DELIVERY, "2026-04-05"),
                    Map.entry(Field.CURRENCY, "USD"),
                    Map.entry(Field.NET, "1.00"),
                    Map.entry(Field.TAX, "2.00"),
                    Map.entry(Field.GROSS, "3.00"),
                    Map.entry(Field.PREPAID, "4.00"),
                    Map.entry(Field.PAYABLE, "-5.00"));

    @Test
    void each_field_says_what_it_was_given_and_disturbs_no_other() {
        var invoice = Invoice.EMPTY;
        for (var field : Field.values()) {
            invoice = Correction.apply(invoice, field, SAID.get(field), PERSON);
        }
        for (var field : Field.values()) {
            assertThat(invoice.text(field)).as(field.code()).contains(SAID.get(field));
            assertThat(invoice.mark(field)).contains(PERSON);
        }
        var without = Correction.apply(invoice, Field.DUE, " ", PERSON);
        assertThat(without.text(Field.DUE)).isEmpty();
        assertThat(without.mark(Field.DUE)).isEmpty();
    }

    @Test
    void what_is_no_date_amount_or_currency_is_refused() {
        refused(Field.DATE, "03/04/2026");
        refused(Field.DATE, "2026-02-30");
        refused(Field.NET, "1.234,56");
        refused(Field.NET, "1e9");
        refused(Field.CURRENCY, "euro");
        refused(Field.NUMBER, "7".repeat(201));
    }

    private static void refused(Field field, String text) {
        assertThatThrownBy(() -> Correction.apply(Invoice.EMPTY, field, text, PERSON))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(field.code());
    }
}
