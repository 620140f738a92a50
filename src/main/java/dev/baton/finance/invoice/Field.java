package dev.baton.finance.invoice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of an invoice that are marked, asked for and corrected one by one. */
public enum Field {
    SELLER(invoice -> invoice.seller().name()),
    SELLER_TAX_ID(invoice -> invoice.seller().taxId()),
    SELLER_IBAN(invoice -> invoice.seller().iban()),
    BUYER(invoice -> invoice.buyer().name()),
    BUYER_TAX_ID(invoice -> invoice.buyer().taxId()),
    NUMBER(invoice -> invoice.head().number()),
    DATE(invoice -> invoice.head().issue()),
    DUE(invoice -> invoice.head().due()),
    DELIVERY(invoice -> invoice.head().delivery()),
    CURRENCY(invoice -> invoice.head().currency()),
    NET(invoice -> invoice.totals().net()),
    TAX(invoice -> invoice.totals().tax()),
    GROSS(invoice -> invoice.totals().gross()),
    PREPAID(invoice -> invoice.totals().prepaid()),
    PAYABLE(invoice -> invoice.totals().payable());

    private final Function<Invoice, @Nullable Object> value;

    Field(Function<Invoice, @Nullable Object> value) {
        this.value = value;
    }

    @Nullable String of(Invoice invoice) {
        return switch (value.apply(invoice)) {
            case null -> null;
            case BigDecimal amount -> amount.toPlainString();
            case Object other -> other.toString();
        };
    }

    /** Its name on the wire: {@code seller_tax_id}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Field of(String code) {
        return byCode(code)
                .orElseThrow(() -> new IllegalArgumentException("no field of invoices: " + code));
    }

    public static Optional<Field> byCode(String code) {
        return Stream.of(values()).filter(field -> field.code().equals(code)).findFirst();
    }
}
