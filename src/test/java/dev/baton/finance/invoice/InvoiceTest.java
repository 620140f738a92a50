package dev.baton.finance.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoiceTest {
    private static final Invoice INVOICE =
            new Invoice(
                    new Invoice.Head(
                            Invoice.Kind.INVOICE,
                            "R-7",
                            LocalDate.of(2026, 4, 3),
                            null,
                            null,
                            "EUR",
                            null),
                    new Invoice.Trader("Lens & Co", null, null, "DE"),
                    Invoice.Trader.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    new Invoice.Totals(
                            null,
                            null,
                            null,
                            new BigDecimal("100.00"),
                            null,
                            new BigDecimal("119.00"),
                            null,
                            null,
                            null),
                    Map.of(Field.NUMBER, new Mark(0.9, new Place.Path("Invoice/ID"))));

    @Test
    void a_field_is_told_the_way_it_is_corrected() {
        assertThat(INVOICE.text(Field.SELLER)).contains("Lens & Co");
        assertThat(INVOICE.text(Field.DATE)).contains("2026-04-03");
        assertThat(INVOICE.text(Field.GROSS)).contains("119.00");
        assertThat(INVOICE.text(Field.DUE)).isEmpty();
        assertThat(INVOICE.mark(Field.NUMBER)).isPresent();
        assertThat(INVOICE.mark(Field.DUE)).isEmpty();
    }

    @Test
    void every_field_is_found_by_its_name_on_the_wire() {
        for (var field : Field.values()) {
            assertThat(Field.byCode(field.code())).contains(field);
        }
        assertThat(Field.byCode("colour")).isEmpty();
    }

    @Test
    void nothing_is_surer_than_sure() {
        assertThatThrownBy(() -> new Mark(1.01, new Place.Derived("wish")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boxes_share_what_lies_above_one_another() {
        var label = new Box(100, 20, 60, 10);

        assertThat(label.shared(new Box(110, 40, 30, 10))).isEqualTo(1.0);
        assertThat(label.shared(new Box(200, 40, 30, 10))).isZero();
        assertThat(label.with(new Box(90, 40, 10, 10))).isEqualTo(new Box(90, 20, 70, 30));
    }
}
