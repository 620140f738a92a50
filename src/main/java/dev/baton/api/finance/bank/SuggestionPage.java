package dev.baton.api.finance.bank;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Suggestion;
import dev.baton.finance.book.BankLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bank lines that are not matched, by their ids; {@code next} continues the list. */
public record SuggestionPage(List<Line> items, @Nullable String next) {
    /** A line and what it may be, the likeliest first. */
    public record Line(
            String bankLine,
            java.time.LocalDate day,
            String amount,
            String currency,
            @Nullable String counterparty,
            String text,
            List<Idea> suggestions) {}

    /** What it may be; {@code difference} is what the line has more. */
    public record Idea(
            List<String> bankLines,
            List<String> entries,
            List<String> items,
            String kind,
            String difference,
            double confidence,
            List<String> reasons) {
        static Idea of(Suggestion of) {
            return new Idea(
                    of.bankLines(),
                    of.entries(),
                    of.items(),
                    of.kind().name().toLowerCase(Locale.ROOT),
                    of.difference().toPlainString(),
                    of.confidence(),
                    of.reasons());
        }
    }

    static SuggestionPage of(Reconciliation made, @Nullable String after, int limit) {
        var ideas = new HashMap<String, List<Idea>>();
        for (var each : made.suggestions()) {
            for (var line : each.bankLines()) {
                ideas.computeIfAbsent(line, _ -> new ArrayList<>()).add(Idea.of(each));
            }
        }
        var lines =
                made.unmatched().stream()
                        .filter(line -> after == null || line.id().compareTo(after) > 0)
                        .sorted(Comparator.comparing(BankLine::id))
                        .limit(limit + 1L)
                        .map(line -> line(line, ideas.getOrDefault(line.id(), List.of())))
                        .toList();
        var page = lines.stream().limit(limit).toList();
        return new SuggestionPage(page, lines.size() > limit ? page.getLast().bankLine() : null);
    }

    private static Line line(BankLine of, List<Idea> ideas) {
        return new Line(
                of.id(),
                of.booked(),
                of.amount().toPlainString(),
                of.currency(),
                of.counterparty(),
                of.remittance(),
                ideas.stream().limit(3).toList());
    }
}
