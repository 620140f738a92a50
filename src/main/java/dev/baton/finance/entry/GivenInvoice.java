package dev.baton.finance.entry;

import dev.baton.finance.invoice.Invoice;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to be booked: as a step before standardized it, with its vendor, its flags and how
 * sure it is, or as it stands. {@code open} is how many questions about it nobody has answered.
 */
record GivenInvoice(
        Invoice invoice,
        @Nullable String party,
        List<String> flags,
        double confidence,
        int open,
        boolean duplicate) {
    private static final int MOST = 500;

    GivenInvoice {
        flags = List.copyOf(flags);
    }

    /** Those in {@code invoices} or {@code invoice}. */
    static List<GivenInvoice> of(Value.Fields input) {
        var values = new ArrayList<Value>();
        if (input.at("invoices") instanceof Value.Items(var items)) {
            values.addAll(items);
        }
        if (input.at("invoice") instanceof Value.Fields one) {
            values.add(one);
        }
        if (values.size() > MOST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "At most %d invoices are booked at once.".formatted(MOST),
                    "Give them in several steps.");
        }
        return values.stream().map(GivenInvoice::of).toList();
    }

    private static GivenInvoice of(Value value) {
        if (!(value instanceof Value.Fields fields)) {
            throw unreadable();
        }
        var wrapped = fields.at("invoice") instanceof Value.Fields inner ? inner : null;
        try {
            var invoice = Json.as(wrapped == null ? fields : wrapped, Invoice.class);
            if (invoice.head() == null || invoice.seller() == null || invoice.totals() == null) {
                throw unreadable();
            }
            return new GivenInvoice(
                    invoice,
                    fields.text("party").orElse(null),
                    texts(fields.at("flags")),
                    fields.at("confidence") instanceof Value.Number(BigDecimal sure)
                            ? Math.clamp(sure.doubleValue(), 0, 1)
                            : 1,
                    fields.at("open") instanceof Value.Items(var open) ? open.size() : 0,
                    fields.at("duplicates") instanceof Value.Items(var twins)
                            && !twins.isEmpty()
                            && texts(fields.at("flags")).contains("duplicate"));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw unreadable();
        }
    }

    private static List<String> texts(Value value) {
        return value instanceof Value.Items(var items)
                ? items.stream()
                        .filter(Value.Text.class::isInstance)
                        .map(each -> ((Value.Text) each).text())
                        .toList()
                : List.of();
    }

    private static ProblemException unreadable() {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                "What was given is no invoice.",
                "Give the step the invoices of a standardization_agent step.");
    }
}
