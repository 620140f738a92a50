package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.page.Cell;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The number of the document: what stands beside or below a label for it and looks like one. */
final class Numbers {
    private static final Pattern TOKEN =
            Pattern.compile("#?(?=[^\\s]*\\d)[\\p{L}\\d][\\p{L}\\d/._#-]*[\\p{L}\\d]|#?\\d");
    private static final Pattern PART =
            Pattern.compile("[A-Z]{1,5}|[\\dA-Z]+(?:[-/.][\\dA-Z]+)*|-|/");
    private static final int LONGEST = 40;

    private Numbers() {}

    private record Candidate(String number, Cell cell, double score) {}

    static Optional<Choice> of(List<Hit> hits) {
        return Hits.of(hits, Label.NUMBER)
                .flatMap(Numbers::candidates)
                .max(Comparator.comparingDouble(Candidate::score))
                .map(best ->
                        Choice.at(
                                best.cell(),
                                best.number(),
                                Math.min(0.98, best.score()) * sureness(best.cell())));
    }

    /** Digits of a picture may be wrong one by one, so its confidence counts. */
    private static double sureness(Cell cell) {
        return cell.confidence();
    }

    private static Stream<Candidate> candidates(Hit hit) {
        var right =
                hit.right().stream()
                        .limit(1)
                        .flatMap(cell -> candidate(cell, hit.strength()).stream());
        // A word such as "invoice" over something says too little of it.
        double under = hit.phrase().weak() ? 0.35 : hit.strength() - 0.08;
        var below = hit.below().stream().limit(1).flatMap(cell -> candidate(cell, under).stream());
        return hit.right().isEmpty() ? below : Stream.concat(right, below);
    }

    private static Optional<Candidate> candidate(Cell cell, double score) {
        return number(cell.text()).map(number -> new Candidate(number, cell, score));
    }

    /** The number in this text: all of it when all of it looks so, else the first such word. */
    static Optional<String> number(String text) {
        var plain = text.replaceAll("^[\\s:#.°º№-]+", "").strip();
        if (Iban.valid(plain)) {
            return Optional.empty();
        }
        var parts = plain.split("\\s+");
        boolean whole =
                parts.length > 1
                        && parts.length < 5
                        && plain.length() <= LONGEST
                        && plain.matches(".*\\d.*")
                        && Arrays.stream(parts).allMatch(part -> PART.matcher(part).matches());
        if (whole && Dates.in(plain).isEmpty()) {
            return Optional.of(plain);
        }
        return Arrays.stream(parts)
                .limit(2)
                .map(part -> part.replaceAll("[,;:)]+$|^[(]", ""))
                .filter(part -> part.length() <= LONGEST && TOKEN.matcher(part).matches())
                .filter(part -> Dates.in(part).isEmpty() && !part.matches("\\d+[.,]\\d{2}"))
                .map(part -> part.replaceFirst("^#", ""))
                .findFirst();
    }
}
