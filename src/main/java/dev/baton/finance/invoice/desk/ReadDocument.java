package dev.baton.finance.invoice.desk;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Reading;
import dev.baton.finance.invoice.check.Standardization;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was read, the way steps hand it on. {@code problem} says why it was not read;
 * {@code invoice} is null then. {@code doubtful} are fields below the confidence that is asked for.
 */
public record ReadDocument(
        String document,
        String name,
        @Nullable String method,
        double confidence,
        @Nullable Invoice invoice,
        List<String> doubtful,
        List<String> notes,
        @Nullable String problem) {
    private static final List<Field> HEADER =
            List.of(Field.SELLER, Field.NUMBER, Field.DATE, Field.CURRENCY, Field.GROSS);

    static ReadDocument of(Document document, Reading reading) {
        var invoice = reading.invoice();
        return new ReadDocument(
                document.id(),
                document.name(),
                reading.method().code(),
                confidence(invoice),
                invoice,
                doubtful(invoice),
                reading.notes(),
                null);
    }

    static ReadDocument failed(String document, String name, String problem) {
        return new ReadDocument(document, name, null, 0, null, List.of(), List.of(), problem);
    }

    /** The least sure of its header fields; 0 when one was not found. */
    static double confidence(Invoice invoice) {
        return HEADER.stream()
                .mapToDouble(field -> invoice.mark(field).map(Mark::confidence).orElse(0.0))
                .min()
                .orElse(0);
    }

    private static List<String> doubtful(Invoice invoice) {
        return Stream.of(Field.values())
                .filter(field ->
                        invoice.mark(field)
                                .map(mark ->
                                        mark.ambiguous()
                                                || mark.confidence() < Standardization.DOUBTFUL)
                                .orElse(HEADER.contains(field)))
                .map(Field::code)
                .toList();
    }
}
