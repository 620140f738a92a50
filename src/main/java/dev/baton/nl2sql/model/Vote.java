package dev.baton.nl2sql.model;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.ResultTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Candidates vote by their results: of the largest group that agrees, the first is taken. */
final class Vote {
    private static final DataSource.Limits LIMITS =
            new DataSource.Limits(500, 1 << 20, Duration.ofSeconds(5));

    private Vote() {}

    /**
     * The candidate that was taken, the share of all that agree with it, and the one whose group is
     * as large but disagrees, if there is one.
     */
    record Outcome(Candidate taken, double agreement, @Nullable Candidate rival) {}

    /** One answer with its check. */
    record Candidate(ModelAnswer answer, Checked.Sound checked) {}

    /** The winner; of one candidate, that one without running it. */
    static Outcome among(List<Candidate> candidates, DataSource source, Cancellation cancellation) {
        if (candidates.size() == 1) {
            return new Outcome(candidates.getFirst(), 1, null);
        }
        var groups = new LinkedHashMap<List<String>, List<Candidate>>();
        for (var candidate : candidates) {
            groups.computeIfAbsent(result(candidate, source, cancellation), _ -> new ArrayList<>())
                    .add(candidate);
        }
        var bySize =
                groups.values().stream()
                        .sorted(Comparator.comparingInt((List<Candidate> each) -> -each.size()))
                        .toList();
        var largest = bySize.getFirst();
        boolean tied = bySize.size() > 1 && bySize.get(1).size() == largest.size();
        return new Outcome(
                largest.getFirst(),
                largest.size() / (double) candidates.size(),
                tied ? bySize.get(1).getFirst() : null);
    }

    /** The rows as a bag, columns in any order; a failed query agrees with nothing. */
    private static List<String> result(
            Candidate candidate, DataSource source, Cancellation cancellation) {
        try {
            return bag(source.run(candidate.checked().sql(), LIMITS, cancellation));
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.CANCELLED) {
                throw e;
            }
            return List.of("failed: " + candidate.checked().sql().text());
        }
    }

    private static List<String> bag(ResultTable table) {
        var rows = new ArrayList<String>(table.rowCount());
        for (var row : table.rows()) {
            var cells = new ArrayList<String>(row.size());
            row.forEach(cell -> cells.add(plain(cell)));
            Collections.sort(cells);
            rows.add(String.join("\u0001", cells));
        }
        Collections.sort(rows);
        return rows;
    }

    private static String plain(Value value) {
        return switch (value) {
            case Value.Number(var number) -> number.stripTrailingZeros().toPlainString();
            case Value.Text(var text) -> plainNumber(text);
            case Value.Nothing _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    value.toString();
        };
    }

    private static String plainNumber(String text) {
        return text.matches("-?\\d{1,30}(\\.\\d{1,30})?")
                ? new java.math.BigDecimal(text)
                        .round(new java.math.MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString()
                : text;
    }
}
