package dev.baton.finance.statement;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ratio as it stands and as it stood; {@code notMeaningful} says why there is no value. {@code
 * group} and {@code better} (higher, lower or neither) are in lower case on the wire.
 */
public record Ratio(
        String key,
        String label,
        RatioDefinition.Group group,
        RatioDefinition.Better better,
        @Nullable Fact value,
        @Nullable Fact prior,
        @Nullable String notMeaningful,
        @Nullable Band band) {

    /**
     * What is usual in an industry, from low to high, and who says so.
     *
     * @param asOf the years the source covers
     */
    public record Band(
            String industry,
            String ratio,
            BigDecimal low,
            BigDecimal high,
            String asOf,
            String source) {}

    /** Where the value stands against the band. */
    public enum Place {
        BELOW,
        WITHIN,
        ABOVE
    }

    /** Empty when there is no value or no band. */
    public Optional<Place> place() {
        if (value == null || band == null) {
            return Optional.empty();
        }
        if (value.value().compareTo(band.low()) < 0) {
            return Optional.of(Place.BELOW);
        }
        return Optional.of(value.value().compareTo(band.high()) > 0 ? Place.ABOVE : Place.WITHIN);
    }

    Ratio with(@Nullable Band other) {
        return new Ratio(key, label, group, better, value, prior, notMeaningful, other);
    }
}
