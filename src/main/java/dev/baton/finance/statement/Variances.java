package dev.baton.finance.statement;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds two statements of a kind against one another, line by line, and says which differences
 * matter: those of at least the materiality and of at least a twentieth of what was before.
 */
final class Variances {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWENTIETH = new BigDecimal("0.05");

    private final Statement now;
    private final Statement before;
    private final BigDecimal materiality;
    private final String base;

    private Variances(Statement now, Statement before, BigDecimal materiality, String base) {
        this.now = now;
        this.before = before;
        this.materiality = materiality;
        this.base = base;
    }

    /** {@code base} is the line that the others are shares of. */
    static List<Variance> of(Statement now, Statement before, BigDecimal materiality, String base) {
        var variances = new Variances(now, before, materiality, base);
        return now.lines().stream().map(variances::of).toList();
    }

    private Variance of(Statement.Line line) {
        var earlier = before.line(line.key());
        var difference = line.amount().subtract(earlier.amount());
        var threshold = materiality.max(earlier.amount().abs().multiply(TWENTIETH));
        var currency = line.fact().unit();
        return new Variance(
                line.key(),
                line.label(),
                line.total(),
                line.fact(),
                earlier.fact(),
                fact(line, "difference", difference, currency, "amount - before", earlier.fact()),
                percent(line, earlier, difference),
                share(line),
                difference.signum() != 0 && difference.abs().compareTo(threshold) >= 0);
    }

    private @Nullable Fact percent(
            Statement.Line line, Statement.Line earlier, BigDecimal difference) {
        if (earlier.amount().signum() == 0
                || earlier.amount().signum() * line.amount().signum() < 0) {
            return null;
        }
        var value =
                difference
                        .multiply(HUNDRED)
                        .divide(earlier.amount().abs(), 1, RoundingMode.HALF_UP);
        return fact(line, "change", value, "percent", "difference / before * 100", earlier.fact());
    }

    private @Nullable Fact share(Statement.Line line) {
        var whole = now.line(base);
        if (whole.amount().signum() <= 0) {
            return null;
        }
        var value = line.amount().multiply(HUNDRED).divide(whole.amount(), 1, RoundingMode.HALF_UP);
        var formula = "amount / %s * 100".formatted(base);
        return fact(line, "share", value, "percent", formula, whole.fact());
    }

    private Fact fact(
            Statement.Line line,
            String what,
            BigDecimal value,
            String unit,
            String formula,
            Fact other) {
        var id =
                "%s:%s:%s:%s:%s"
                        .formatted(
                                what,
                                now.kind().name().toLowerCase(Locale.ROOT),
                                line.key(),
                                now.period(),
                                before.period());
        return new Fact(
                id,
                "%s, %s".formatted(line.label(), what),
                value,
                unit,
                now.period().to(),
                formula,
                List.of(line.fact().id(), other.id()));
    }
}
