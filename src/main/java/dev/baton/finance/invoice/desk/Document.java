package dev.baton.finance.invoice.desk;

import dev.baton.finance.invoice.Correction;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.invoice.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document that is kept: {@code id} is the SHA-256 of its bytes in hexadecimal; {@code read} is
 * what was read of it, null before; {@code said} is what people said instead, by field.
 */
public record Document(
        String id,
        String name,
        String mediaType,
        int bytes,
        @Nullable Reading read,
        Map<Field, Said> said,
        String addedBy,
        Instant addedAt) {
    /** What a person said that a field is; blank when the document has none. */
    public record Said(String value, String by, Instant at) {}

    public Document {
        said = Map.copyOf(said);
    }

    /** What was read with what people said in its place; empty before it was read. */
    public Optional<Reading> reading() {
        if (read == null) {
            return Optional.empty();
        }
        var invoice = read.invoice();
        for (var each : said.entrySet()) {
            invoice =
                    Correction.apply(
                            invoice,
                            each.getKey(),
                            each.getValue().value(),
                            new Mark(1, new Place.Person(each.getValue().by())));
        }
        return Optional.of(new Reading(invoice, read.method(), read.notes()));
    }
}
