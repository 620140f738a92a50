package dev.baton.finance.statement;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.NoSuchElementException;

/** A statement, from top to bottom; each line's amount is a fact. */
public record Statement(Kind kind, Period period, List<Line> lines) {
    /** Which statement it is. */
    public enum Kind {
        INCOME,
        BALANCE,
        CASH_FLOW,
        DIRECT_CASH_FLOW
    }

    /** A line and how it is called; totals are sums of lines above. */
    public record Line(String key, String label, boolean total, Fact fact) {
        public BigDecimal amount() {
            return fact.value();
        }
    }

    public Statement {
        lines = List.copyOf(lines);
    }

    /** The line of that key; throws when the statement has none. */
    public Line line(String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(kind + " has no line " + key));
    }

    public BigDecimal amount(String key) {
        return line(key).amount();
    }

    public List<Fact> facts() {
        return lines.stream().map(Line::fact).toList();
    }
}
