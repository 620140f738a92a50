package dev.baton.finance.risk;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rules draw their lines. Amounts are in the company's currency; {@code minimumCash} null
 * means the one of the forecast; covenants name ratios and the least or most they may be.
 */
public record Settings(
        BigDecimal approvalLimit, @Nullable BigDecimal minimumCash, List<Covenant> covenants) {
    public static final Settings DEFAULT =
            new Settings(
                    new BigDecimal("10000"),
                    null,
                    List.of(
                            usual(Covenant.Measure.EQUITY_RATIO, "20"),
                            usual(Covenant.Measure.NET_DEBT_TO_EBITDA, "3.5"),
                            usual(Covenant.Measure.INTEREST_COVER, "2")));

    private static Covenant usual(Covenant.Measure measure, String limit) {
        return new Covenant(measure, new BigDecimal(limit), Covenant.DEFAULT);
    }

    public Settings {
        covenants = List.copyOf(covenants);
    }

    /** What a lender wants to see, and where that stands written. */
    public record Covenant(Measure measure, BigDecimal limit, String source) {
        /** The source of a limit that nobody set for the company. */
        static final String DEFAULT = "default";

        /** What is measured, whether the limit is the least it may be, and its unit. */
        public enum Measure {
            /** Equity in percent of all assets. */
            EQUITY_RATIO(true, "percent", "equity ratio"),
            /**
             * Loans less cash, by the earnings of twelve months before interest, tax, depreciation.
             */
            NET_DEBT_TO_EBITDA(false, "ratio", "net debt to EBITDA"),
            /** Earnings of twelve months before interest and tax, by the interest. */
            INTEREST_COVER(true, "ratio", "interest cover");

            final boolean least;
            final String unit;
            final String words;

            Measure(boolean least, String unit, String words) {
                this.least = least;
                this.unit = unit;
                this.words = words;
            }
        }
    }
}
