package dev.baton.finance.invoice;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** A field gets a value: read from a document, or said by a person. */
public final class Correction {
    private static final int LONGEST = 200;

    private Correction() {}

    /**
     * The invoice with that field saying this, and its mark; blank text leaves it out. Throws
     * bad_request for what is no date (2026-04-03), amount (1234.56), currency or name.
     */
    public static Invoice apply(Invoice invoice, Field field, String text, Mark mark) {
        var value = text.isBlank() ? null : text.strip();
        if (value != null && value.length() > LONGEST) {
            throw refused(field, "longer than %d characters".formatted(LONGEST), null);
        }
        try {
            return marked(set(invoice, field, value), field, value == null ? null : mark);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refused(field, "not " + wanted(field), e);
        }
    }

    private static Invoice set(Invoice invoice, Field field, @Nullable String value) {
        return switch (field) {
            case SELLER, SELLER_TAX_ID, SELLER_IBAN ->
                    traders(invoice, trader(invoice.seller(), field, value), invoice.buyer());
            case BUYER, BUYER_TAX_ID ->
                    traders(invoice, invoice.seller(), trader(invoice.buyer(), field, value));
            case NUMBER, DATE, DUE, DELIVERY, CURRENCY ->
                    with(invoice, head(invoice.head(), field, value));
            case NET, TAX, GROSS, PREPAID, PAYABLE ->
                    with(invoice, totals(invoice.totals(), field, value));
        };
    }

    private static Invoice.Trader trader(Invoice.Trader old, Field field, @Nullable String value) {
        return switch (field) {
            case SELLER, BUYER -> new Invoice.Trader(value, old.taxId(), old.iban(), old.country());
            case SELLER_IBAN -> new Invoice.Trader(old.name(), old.taxId(), value, old.country());
            default -> new Invoice.Trader(old.name(), value, old.iban(), old.country());
        };
    }

    private static Invoice.Head head(Invoice.Head old, Field field, @Nullable String value) {
        return new Invoice.Head(
                old.kind(),
                field == Field.NUMBER ? value : old.number(),
                field == Field.DATE ? date(value) : old.issue(),
                field == Field.DUE ? date(value) : old.due(),
                field == Field.DELIVERY ? date(value) : old.delivery(),
                field == Field.CURRENCY ? currency(value) : old.currency(),
                old.terms());
    }

    private static Invoice.Totals totals(Invoice.Totals old, Field field, @Nullable String value) {
        return new Invoice.Totals(
                old.lines(),
                old.allowances(),
                old.charges(),
                field == Field.NET ? amount(value) : old.net(),
                field == Field.TAX ? amount(value) : old.tax(),
                field == Field.GROSS ? amount(value) : old.gross(),
                field == Field.PREPAID ? amount(value) : old.prepaid(),
                old.rounding(),
                field == Field.PAYABLE ? amount(value) : old.payable());
    }

    private static @Nullable LocalDate date(@Nullable String value) {
        return value == null ? null : LocalDate.parse(value);
    }

    private static @Nullable String currency(@Nullable String value) {
        return value == null ? null : Currency.getInstance(value).getCurrencyCode();
    }

    private static @Nullable BigDecimal amount(@Nullable String value) {
        if (value != null && !value.matches("-?\\d{1,15}(\\.\\d{1,4})?")) {
            throw new IllegalArgumentException("no amount: " + value);
        }
        return value == null ? null : new BigDecimal(value);
    }

    private static Invoice with(Invoice old, Invoice.Head head) {
        return new Invoice(
                head,
                old.seller(),
                old.buyer(),
                old.lines(),
                old.adjustments(),
                old.taxes(),
                old.totals(),
                old.marks());
    }

    private static Invoice with(Invoice old, Invoice.Totals totals) {
        return new Invoice(
                old.head(),
                old.seller(),
                old.buyer(),
                old.lines(),
                old.adjustments(),
                old.taxes(),
                totals,
                old.marks());
    }

    private static Invoice traders(Invoice old, Invoice.Trader seller, Invoice.Trader buyer) {
        return new Invoice(
                old.head(),
                seller,
                buyer,
                old.lines(),
                old.adjustments(),
                old.taxes(),
                old.totals(),
                old.marks());
    }

    private static Invoice marked(Invoice old, Field field, @Nullable Mark mark) {
        var marks = new EnumMap<Field, Mark>(Field.class);
        marks.putAll(old.marks());
        if (mark == null) {
            marks.remove(field);
        } else {
            marks.put(field, mark);
        }
        return new Invoice(
                old.head(),
                old.seller(),
                old.buyer(),
                old.lines(),
                old.adjustments(),
                old.taxes(),
                old.totals(),
                marks);
    }

    private static String wanted(Field field) {
        return switch (field) {
            case DATE, DUE, DELIVERY -> "a date such as 2026-04-03";
            case NET, TAX, GROSS, PREPAID, PAYABLE -> "an amount such as 1234.56";
            case CURRENCY -> "a currency of ISO 4217 such as EUR";
            case SELLER, SELLER_TAX_ID, SELLER_IBAN, BUYER, BUYER_TAX_ID, NUMBER -> "text";
        };
    }

    private static ProblemException refused(
            Field field, String why, @Nullable RuntimeException because) {
        var problem =
                Problem.of(
                        Cause.BAD_REQUEST,
                        "%s is %s.".formatted(field.code(), why),
                        "Give %s, or nothing to leave the field out.".formatted(wanted(field)));
        return because == null
                ? new ProblemException(problem)
                : new ProblemException(problem, because);
    }
}
