package dev.baton.finance.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as its document says it; what the document does not say is null.
 * Amounts are those of the document, in its currency: positive on a credit note too. {@code marks}
 * tell how sure each field is and where it stood.
 */
public record Invoice(
        Head head,
        Trader seller,
        Trader buyer,
        List<Line> lines,
        List<Adjustment> adjustments,
        List<TaxShare> taxes,
        Totals totals,
        Map<Field, Mark> marks) {
    /** Whether it asks for money or gives some back. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /** What stands above the lines; {@code currency} is of ISO 4217, {@code terms} are in words. */
    public record Head(
            Kind kind,
            @Nullable String number,
            @Nullable LocalDate issue,
            @Nullable LocalDate due,
            @Nullable LocalDate delivery,
            @Nullable String currency,
            @Nullable String terms) {}

    /** Who sells or buys; {@code country} is of ISO 3166, two letters. */
    public record Trader(
            @Nullable String name,
            @Nullable String taxId,
            @Nullable String iban,
            @Nullable String country) {
        public static final Trader UNKNOWN = new Trader(null, null, null, null);
    }

    /**
     * One line; {@code rate} is in percent, {@code category} of UNCL 5305 (S, Z, E, AE and so on).
     */
    public record Line(
            String id,
            String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal net,
            @Nullable BigDecimal rate,
            @Nullable String category) {}

    /**
     * An allowance (taken off) or a charge (put on) of the whole document; the amount is positive.
     */
    public record Adjustment(
            boolean charge,
            BigDecimal amount,
            @Nullable BigDecimal rate,
            @Nullable String reason) {}

    /** What is taxed at one rate (percent) and category, and the tax on it. */
    public record TaxShare(
            @Nullable String category,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal base,
            @Nullable BigDecimal tax) {}

    /**
     * The sums: of the lines, of allowances and charges; before tax, tax, with tax; what was paid,
     * what was rounded, what is to be paid.
     */
    public record Totals(
            @Nullable BigDecimal lines,
            @Nullable BigDecimal allowances,
            @Nullable BigDecimal charges,
            @Nullable BigDecimal net,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal gross,
            @Nullable BigDecimal prepaid,
            @Nullable BigDecimal rounding,
            @Nullable BigDecimal payable) {}

    /** Nothing is known yet. */
    public static final Invoice EMPTY =
            new Invoice(
                    new Head(Kind.INVOICE, null, null, null, null, null, null),
                    Trader.UNKNOWN,
                    Trader.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    new Totals(null, null, null, null, null, null, null, null, null),
                    Map.of());

    public Invoice {
        lines = List.copyOf(lines);
        adjustments = List.copyOf(adjustments);
        taxes = List.copyOf(taxes);
        var ordered = new EnumMap<Field, Mark>(Field.class);
        ordered.putAll(marks);
        marks = Collections.unmodifiableMap(ordered);
    }

    public boolean credit() {
        return head.kind() == Kind.CREDIT_NOTE;
    }

    /** How sure that field is and where it stood; empty when it was not found. */
    public Optional<Mark> mark(Field field) {
        return Optional.ofNullable(marks.get(field));
    }

    /** What a field says, written the way it is corrected; empty when the document has none. */
    public Optional<String> text(Field field) {
        return Optional.ofNullable(field.of(this));
    }
}
