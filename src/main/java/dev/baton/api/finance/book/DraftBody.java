package dev.baton.api.finance.book;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.store.Draft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry as a person sends it; {@code base} of a line may be left out where it is its amount. */
record DraftBody(
        @Nullable String journal,
        @Nullable LocalDate date,
        @Nullable String text,
        @Nullable String document,
        @Nullable List<String> flags,
        @Nullable List<Item> items,
        @Nullable List<Line> lines) {
    /** A line; debit is positive. */
    record Line(
            @Nullable String account,
            @Nullable String currency,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal base,
            @Nullable String party,
            @Nullable String item,
            @Nullable String taxCode) {}

    Draft draft(String currency, String source) {
        if (date == null || lines == null) {
            throw Requests.bad(
                    "An entry needs a date and lines.",
                    "Send {\"date\": …, \"text\": …, \"lines\": […]}.");
        }
        return new Draft(
                journal == null ? "general" : journal,
                date,
                Objects.requireNonNullElse(text, ""),
                source,
                document,
                null,
                flags == null ? List.of() : flags,
                items == null ? List.of() : items,
                lines.stream().map(line -> line(line, currency)).toList());
    }

    private static Entry.Line line(Line line, String currency) {
        if (line.account() == null || line.amount() == null) {
            throw Requests.bad("A line needs an account and an amount.", "Debit is positive.");
        }
        var own = line.currency() == null ? currency : line.currency();
        if (line.base() == null && !own.equals(currency)) {
            throw Requests.bad(
                    "A line in %s needs its base in %s.".formatted(own, currency),
                    "Send what it is worth in the currency of the books.");
        }
        return new Entry.Line(
                line.account(),
                own,
                line.amount(),
                line.base() == null ? line.amount() : line.base(),
                line.party(),
                line.item(),
                line.taxCode());
    }
}
