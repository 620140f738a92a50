package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The currency: the code or sign that stands most with the totals and amounts. */
final class Currencies {
    private static final Pattern CODE =
            Pattern.compile(
                    "(?<![A-Z])(EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY)(?![A-Z])|([€$£])|(?iu)\\b(euros?)\\b");

    private Currencies() {}

    private record Seen(String currency, Cell cell, boolean sign) {}

    /** {@code total} is the cell of the gross amount, when there is one. */
    static Optional<Choice> of(Sheet sheet, List<Hit> hits, @Nullable Cell total) {
        var weights = new HashMap<String, Double>();
        var first = new HashMap<String, Seen>();
        for (var row : sheet.rows()) {
            double weight = total != null && row.cells().contains(total) ? 6 : 1;
            for (var cell : row.cells()) {
                seen(cell, row, weight, weights, first);
            }
        }
        Hits.of(hits, Label.CURRENCY)
                .flatMap(hit -> hit.right().stream().limit(1))
                .forEach(cell ->
                        codes(cell)
                                .forEach(seen -> {
                                    weights.merge(seen.currency(), 10.0, Double::sum);
                                    first.putIfAbsent(seen.currency(), seen);
                                }));
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(best -> choice(first, best, weights));
    }

    private static Choice choice(
            Map<String, Seen> first, Map.Entry<String, Double> best, Map<String, Double> all) {
        var seen = java.util.Objects.requireNonNull(first.get(best.getKey()));
        double sum = all.values().stream().mapToDouble(weight -> weight).sum();
        double share = best.getValue() / sum;
        // A dollar may be one of several countries.
        double certainty = seen.sign() && best.getKey().equals("USD") ? 0.85 : 0.98;
        return Choice.at(seen.cell(), best.getKey(), share > 0.6 ? certainty : 0.6);
    }

    private static void seen(
            Cell cell,
            Row row,
            double weight,
            Map<String, Double> weights,
            Map<String, Seen> first) {
        boolean amounts = !Amounts.in(row.cells()).isEmpty();
        for (var seen : codes(cell)) {
            weights.merge(seen.currency(), amounts ? 2 * weight : weight, Double::sum);
            first.merge(
                    seen.currency(),
                    seen,
                    (one, other) ->
                            java.util.stream.Stream.of(one, other)
                                    .min(Comparator.comparing(Seen::sign))
                                    .orElse(one));
        }
    }

    private static List<Seen> codes(Cell cell) {
        return CODE.matcher(cell.text())
                .results()
                .map(match ->
                        match.group(1) != null
                                ? new Seen(match.group(1), cell, false)
                                : new Seen(named(match.group()), cell, true))
                .toList();
    }

    private static String named(String sign) {
        return switch (sign) {
            case "$" -> "USD";
            case "£" -> "GBP";
            default -> "EUR";
        };
    }
}
