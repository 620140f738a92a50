package dev.baton.finance.fact;

import dev.baton.json.Canonical;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A number that may be said, and where it comes from. {@code unit} is a currency (ISO 4217),
 * percent, ratio, days, weeks or count; {@code inputs} are the ids of facts, or of accounts,
 * entries, items and documents, that the formula was given.
 */
public record Fact(
        String id,
        String label,
        BigDecimal value,
        String unit,
        LocalDate asOf,
        String formula,
        List<String> inputs) {
    public Fact {
        inputs = List.copyOf(inputs);
    }

    /** SHA-256 of everything it says, in hexadecimal: what was approved is what was shown. */
    public String hash() {
        return Canonical.hash(this);
    }
}
