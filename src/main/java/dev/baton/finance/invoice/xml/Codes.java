package dev.baton.finance.invoice.xml;

import dev.baton.finance.invoice.Invoice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Codes that CII and UBL have in common. */
final class Codes {
    /** Kinds of credit notes in UNTDID 1001, those of EN 16931. */
    private static final Set<String> CREDITS =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");

    private Codes() {}

    static Invoice.Kind kind(String type) {
        return CREDITS.contains(type) ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.INVOICE;
    }

    /** Without spaces, as numbers of tax offices and banks are compared. */
    static @Nullable String compact(@Nullable String text) {
        return text == null ? null : text.replaceAll("[\\s.\\u00a0]", "");
    }

    /** The parent with, of that child, only the one in this currency, or the first. */
    static Element inCurrency(Element parent, String name, @Nullable String currency) {
        var all = parent.all(name).toList();
        var chosen =
                all.stream()
                        .filter(each ->
                                each.attributes().getOrDefault("currencyID", "").equals(currency))
                        .findFirst()
                        .or(() -> all.stream().findFirst());
        return new Element(
                parent.name(), parent.attributes(), "", chosen.map(List::of).orElse(List.of()));
    }
}
