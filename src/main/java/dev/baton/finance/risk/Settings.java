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
                            new Covenant(Covenant.Measure.EQUITY_RATIO, new BigDecimal("20")),
                            new Covenant(
                                    Covenant.Measure.NET_DEBT_TO_EBITDA, new BigDecimal("3.5")),
                            new Covenant(Covenant.Measure.INTEREST_COVER, new BigDecimal("2"))));

    public Settings {
        covenants = List.copyOf(covenants);
    }

    /** What a lender wants to see. */
    public record Covenant(Measure measure, BigDecimal limit) {
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
