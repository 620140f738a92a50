package dev.baton.api.finance.invoice;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.invoice.Reading;
import dev.baton.finance.invoice.desk.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document and what was read of it; {@code method} and {@code invoice} are null before. */
public record DocumentView(
        String id,
        String name,
        String mediaType,
        int bytes,
        String addedBy,
        Instant addedAt,
        @Nullable ReadView reading) {
    /** How it was read, each field with its confidence and place, and the lines and taxes. */
    public record ReadView(
            String method,
            boolean creditNote,
            List<FieldView> fields,
            List<Invoice.Line> lines,
            List<Invoice.TaxShare> taxes,
            List<String> notes) {}

    /** A field: what it says (null: not found), how sure, where it stood, what else it may say. */
    public record FieldView(
            String field,
            @Nullable String value,
            double confidence,
            @Nullable Place place,
            List<String> alternatives) {}

    static DocumentView of(Document document) {
        return new DocumentView(
                document.id(),
                document.name(),
                document.mediaType(),
                document.bytes(),
                document.addedBy(),
                document.addedAt(),
                document.reading().map(DocumentView::read).orElse(null));
    }

    private static ReadView read(Reading reading) {
        var invoice = reading.invoice();
        var fields = new ArrayList<FieldView>();
        for (var field : Field.values()) {
            var mark = invoice.mark(field);
            fields.add(
                    new FieldView(
                            field.code(),
                            invoice.text(field).orElse(null),
                            mark.map(Mark::confidence).orElse(0.0),
                            mark.map(Mark::place).orElse(null),
                            mark.map(Mark::alternatives).orElse(List.of())));
        }
        return new ReadView(
                reading.method().code(),
                invoice.credit(),
                fields,
                invoice.lines(),
                invoice.taxes(),
                reading.notes());
    }
}
