package dev.baton.finance.statement;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.book.Use;
import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A statement while it is written, line by line; a total names lines that stand above it. */
final class Sheet {
    private final Statement.Kind kind;
    private final Period period;
    private final String currency;
    private final Map<String, Statement.Line> lines = new LinkedHashMap<>();

    Sheet(Statement.Kind kind, Period period, String currency) {
        this.kind = kind;
        this.period = period;
        this.currency = currency;
    }

    /** A line out of accounts. */
    Sheet accounts(
            String key, String label, BigDecimal amount, String formula, List<String> codes) {
        var inputs = codes.stream().map(code -> "account:" + code).toList();
        return put(key, label, false, amount, formula, inputs);
    }

    /** A line out of all accounts of a use, from what is debit less credit of each. */
    Sheet accounts(
            String key, String label, Use use, List<String> codes, Map<String, BigDecimal> nets) {
        var net = History.sum(nets, codes);
        return use.kind().debit()
                ? accounts(key, label, net, "debit - credit of the accounts", codes)
                : accounts(key, label, net.negate(), "credit - debit of the accounts", codes);
    }

    /** A line out of other facts, by their ids. */
    Sheet derived(
            String key, String label, BigDecimal amount, String formula, List<String> inputs) {
        return put(key, label, false, amount, formula, inputs);
    }

    /** The sum of lines above; a key with a minus before it is taken off. */
    Sheet total(String key, String label, String... terms) {
        var sum = ZERO;
        var inputs = new ArrayList<String>();
        for (var term : terms) {
            var minus = term.startsWith("-");
            var line = line(minus ? term.substring(1) : term);
            sum = minus ? sum.subtract(line.amount()) : sum.add(line.amount());
            inputs.add(line.fact().id());
        }
        var formula = String.join(" + ", Arrays.asList(terms)).replace("+ -", "- ");
        return put(key, label, true, sum, formula, inputs);
    }

    BigDecimal amount(String key) {
        return line(key).amount();
    }

    Statement done() {
        return new Statement(kind, period, List.copyOf(lines.values()));
    }

    /** How a line's fact is called; a balance is of a day, all else of a period. */
    static String id(Statement.Kind kind, Period period, String key) {
        var when = kind == Statement.Kind.BALANCE ? period.to().toString() : period.toString();
        return "%s:%s:%s".formatted(kind.name().toLowerCase(Locale.ROOT), key, when);
    }

    private Statement.Line line(String key) {
        var line = lines.get(key);
        if (line == null) {
            throw new IllegalStateException("no line %s above".formatted(key));
        }
        return line;
    }

    private Sheet put(
            String key,
            String label,
            boolean total,
            BigDecimal amount,
            String formula,
            List<String> inputs) {
        var value = amount.setScale(2, RoundingMode.HALF_UP);
        var id = id(kind, period, key);
        var fact = new Fact(id, label, value, currency, period.to(), formula, inputs);
        lines.put(key, new Statement.Line(key, label, total, fact));
        return this;
    }
}
