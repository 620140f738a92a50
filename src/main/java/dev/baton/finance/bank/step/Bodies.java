package dev.baton.finance.bank.step;

import dev.baton.chart.Charts;
import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Suggestion;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Match;
import dev.baton.finance.fact.Quality;
import dev.baton.finance.step.Body;
import dev.baton.finance.step.Shapes;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reconciliation gives to later steps and to chat. */
final class Bodies {
    static final Shape.Fields OUTPUT =
            Shapes.OUTPUT
                    .with("statements", Shape.items(Shape.ANY))
                    .with("matches", Shape.items(Shape.ANY))
                    .with("suggestions", Shape.items(Shape.ANY))
                    .with("open_questions", Shape.items(Shape.ANY));

    private static final List<Charts.Axis> COLUMNS =
            List.of(
                    new Charts.Axis("bank_line", "text"),
                    new Charts.Axis("day", "date"),
                    new Charts.Axis("amount", "decimal"),
                    new Charts.Axis("currency", "text"),
                    new Charts.Axis("counterparty", "text"),
                    new Charts.Axis("text", "text"),
                    new Charts.Axis("suggestion", "text"),
                    new Charts.Axis("kind", "text"),
                    new Charts.Axis("confidence", "decimal"),
                    new Charts.Axis("reasons", "text"));
    private static final int MOST = 1_000;

    private Bodies() {}

    static Evidence evidence(
            Books books, List<Match> matches, List<Reconciliation> made, List<Proposal> asked) {
        var text = new BankText();
        for (var each : made) {
            var lines = each.matches().stream().mapToInt(match -> match.bankLines().size()).sum();
            text.add(each, lines);
        }
        var suggestions = made.stream().flatMap(each -> each.suggestions().stream());
        return Body.of(text.text(), quality(made))
                .with("company", books.company().id())
                .with("statements", made.stream().map(Bodies::position).toList())
                .with("matches", matches.stream().limit(MOST).toList())
                .with("match_count", matches.size())
                .with("suggestions", suggestions.limit(MOST).toList())
                .with("open_questions", asked)
                .table(COLUMNS, rows(made))
                .facts(text.facts())
                .evidence();
    }

    private static Quality quality(List<Reconciliation> made) {
        var checks = new ArrayList<Quality.Check>();
        var matched = 0;
        var open = 0;
        for (var each : made) {
            var difference = each.position().difference();
            checks.add(
                    new Quality.Check(
                            "the statement of " + each.bank().id() + " ties",
                            difference.signum() == 0,
                            difference.toPlainString()));
            matched += each.matches().stream().mapToInt(match -> match.bankLines().size()).sum();
            open += each.unmatched().size();
        }
        var components = new ArrayList<Quality.Component>();
        if (matched + open > 0) {
            components.add(
                    new Quality.Component(
                            "matched",
                            (double) matched / (matched + open),
                            1,
                            "%d of %d open bank lines".formatted(matched, matched + open)));
        }
        return new Quality(checks, components);
    }

    private static Map<String, Object> position(Reconciliation made) {
        var position = made.position();
        var told = new LinkedHashMap<String, Object>();
        told.put("bank_account", made.bank().id());
        told.put("day", position.day().toString());
        told.put("currency", position.currency());
        told.put("per_bank", position.perBank().toPlainString());
        told.put("per_bank_from", position.perBankFrom());
        told.put("in_transit", part(position.inTransit()));
        told.put("outstanding", part(position.outstanding()));
        told.put("not_in_books", part(position.notInBooks()));
        told.put("within_matches", part(position.withinMatches()));
        told.put("per_books", position.perBooks().toPlainString());
        told.put("difference", position.difference().toPlainString());
        return told;
    }

    private static Map<String, Object> part(dev.baton.finance.bank.match.Position.Sum sum) {
        return Map.of(
                "amount",
                sum.amount().toPlainString(),
                "count",
                sum.ids().size(),
                "ids",
                sum.ids().stream().limit(MOST).toList());
    }

    /** A row for each suggestion; a line that nothing is suggested for has one too. */
    private static List<Value> rows(List<Reconciliation> made) {
        var rows = new ArrayList<Value>();
        for (var each : made) {
            var suggestions = new HashMap<String, List<Suggestion>>();
            for (var suggestion : each.suggestions()) {
                suggestion
                        .bankLines()
                        .forEach(line ->
                                suggestions
                                        .computeIfAbsent(line, _ -> new ArrayList<>())
                                        .add(suggestion));
            }
            for (var line : each.unmatched()) {
                var of = suggestions.getOrDefault(line.id(), List.of());
                if (of.isEmpty()) {
                    rows.add(row(line, "", "", "", ""));
                }
                of.stream().limit(3).forEach(suggestion -> rows.add(row(line, suggestion)));
            }
        }
        return rows.stream().limit(MOST).toList();
    }

    private static Value row(BankLine line, Suggestion of) {
        var what = of.entries().isEmpty() ? of.items() : of.entries();
        return row(
                line,
                String.join(", ", what),
                of.kind().name().toLowerCase(java.util.Locale.ROOT),
                BigDecimal.valueOf(of.confidence()).toPlainString(),
                String.join("; ", of.reasons()));
    }

    private static Value row(BankLine line, String... more) {
        var cells = new ArrayList<Value>();
        cells.add(Value.text(line.id()));
        cells.add(Value.text(line.booked().toString()));
        cells.add(Value.text(line.amount().toPlainString()));
        cells.add(Value.text(line.currency()));
        cells.add(Value.text(line.counterparty() == null ? "" : line.counterparty()));
        cells.add(Value.text(line.remittance()));
        for (var cell : more) {
            cells.add(Value.text(cell));
        }
        return new Value.Items(cells);
    }
}
