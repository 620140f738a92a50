package dev.baton.finance.invoice.desk;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.check.Duplicate;
import dev.baton.finance.invoice.check.Finding;
import dev.baton.finance.invoice.check.Open;
import dev.baton.finance.invoice.check.Standard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standard invoice the way steps hand it on: {@code party} is the vendor's id in the books, null
 * for a new one; {@code broken} are rules that do not hold; {@code open} is what nobody has
 * answered, so that it must not be booked.
 */
public record StandardInvoice(
        String document,
        String name,
        Invoice invoice,
        @Nullable String party,
        String matched,
        List<String> flags,
        List<Finding> broken,
        List<Duplicate> duplicates,
        List<Open> open,
        double confidence) {
    /** {@code repeated}: a document before it in the same step is the same invoice. */
    static StandardInvoice of(String document, String name, Standard standard, boolean repeated) {
        var flags = new ArrayList<>(standard.flags());
        var open = new ArrayList<>(standard.open());
        if (repeated) {
            flags.add("duplicate");
            open.add(
                    new Open(
                            Field.NUMBER,
                            "another document at hand is the same invoice",
                            standard.invoice().text(Field.NUMBER).orElse(null),
                            List.of()));
        }
        var vendor = standard.vendor().certain() ? standard.vendor().vendor() : null;
        return new StandardInvoice(
                document,
                name,
                standard.invoice(),
                vendor == null ? null : vendor.id(),
                standard.vendor().how().name().toLowerCase(java.util.Locale.ROOT),
                flags.stream().distinct().toList(),
                standard.broken(),
                standard.duplicates(),
                open,
                repeated ? 0 : standard.confidence());
    }

    /** Whether it can be booked: nothing is open and it is not there already. */
    boolean ready() {
        return open.isEmpty() && !flags.contains("duplicate");
    }
}
