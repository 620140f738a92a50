package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Box;
import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import dev.baton.finance.invoice.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the labels of a document and what stands beside and below each. */
final class Hits {
    /** Rows below a label in which its value may stand. */
    private static final int BELOW = 3;

    private static final Set<String> INCLUSIVE =
            Set.of(
                    "incl",
                    "inkl",
                    "including",
                    "inclusive",
                    "inklusive",
                    "inc",
                    "einschl",
                    "dont",
                    "enthaltene",
                    "enthalten",
                    "davon");
    private static final Set<String> EXCLUSIVE =
            Set.of("excl", "exkl", "excluding", "ohne", "hors", "before", "without", "ex");

    /** A normal word of a cell and the place of the written one it came from. */
    private record Token(String text, int word, boolean doubtful) {}

    /** Where a label stands in a cell: its first written word, and the first after it. */
    private record Found(Lexicon.Phrase phrase, int from, int to) {}

    private Hits() {}

    static List<Hit> of(Sheet sheet) {
        var rows = sheet.rows();
        var found = new ArrayList<List<List<Found>>>();
        for (var row : rows) {
            found.add(row.cells().stream().map(Hits::labels).toList());
        }
        var hits = new ArrayList<Hit>();
        for (int row = 0; row < rows.size(); row++) {
            for (int cell = 0; cell < rows.get(row).cells().size(); cell++) {
                var labels = found.get(row).get(cell);
                for (int i = 0; i < labels.size(); i++) {
                    hits.add(hit(rows, found, row, cell, i));
                }
            }
        }
        return hits;
    }

    private static Hit hit(
            List<Row> rows, List<List<List<Found>>> found, int row, int cell, int index) {
        var at = rows.get(row).cells().get(cell);
        var labels = found.get(row).get(cell);
        var label = labels.get(index);
        var right = new ArrayList<Cell>();
        int end = index + 1 < labels.size() ? labels.get(index + 1).from() : at.words().size();
        if (label.to() < end) {
            right.add(new Cell(at.words().subList(label.to(), end)));
        }
        if (index + 1 == labels.size()) {
            for (int next = cell + 1; next < rows.get(row).cells().size(); next++) {
                var others = found.get(row).get(next);
                var other = rows.get(row).cells().get(next);
                if (!others.isEmpty()) {
                    if (others.getFirst().from() > 0) {
                        right.add(new Cell(other.words().subList(0, others.getFirst().from())));
                    }
                    break;
                }
                right.add(other);
            }
        }
        var box = new Cell(at.words().subList(label.from(), label.to())).box();
        return new Hit(label.phrase(), row, cell, box, right, below(rows, found, row, box));
    }

    /** Cells under a label that have none themselves, nearest first. */
    private static List<Cell> below(
            List<Row> rows, List<List<List<Found>>> found, int row, Box label) {
        var below = new ArrayList<Cell>();
        for (int next = row + 1; next < rows.size() && next <= row + BELOW; next++) {
            if (rows.get(next).page() != rows.get(row).page()) {
                break;
            }
            var cells = rows.get(next).cells();
            for (int cell = 0; cell < cells.size(); cell++) {
                var box = cells.get(cell).box();
                boolean near = box.y() - label.bottom() < 3.5 * Math.max(8, label.height());
                if (near && under(label, box)) {
                    if (!found.get(next).get(cell).isEmpty()) {
                        return below;
                    }
                    below.add(cells.get(cell));
                }
            }
        }
        return below;
    }

    private static boolean under(Box label, Box box) {
        return label.shared(box) > 0.3
                || Math.abs(label.x() - box.x()) < 6
                || Math.abs(label.right() - box.right()) < 6;
    }

    private static List<Found> labels(Cell cell) {
        var tokens = tokens(cell);
        var found = new ArrayList<Found>();
        for (int at = 0; at < tokens.size(); ) {
            var phrase = longest(tokens, at);
            if (phrase.isEmpty()) {
                at++;
                continue;
            }
            int last = at + phrase.get().words().size() - 1;
            var label = new Found(phrase.get(), tokens.get(at).word(), tokens.get(last).word() + 1);
            if (label.phrase().label() == Label.TAX && qualified(tokens, at, INCLUSIVE)) {
                // "Total incl. 19 % VAT": the tax only says what the total is.
                at = last + 1;
                continue;
            }
            if (label.phrase().label() == Label.TAX
                    && qualified(tokens, at, EXCLUSIVE)
                    && !found.isEmpty()) {
                var sum = found.removeLast();
                label = new Found(net(sum.phrase()), sum.from(), label.to());
            }
            found.add(label);
            at = last + 1;
        }
        return found;
    }

    private static Lexicon.Phrase net(Lexicon.Phrase sum) {
        return sum.label() == Label.GROSS
                ? new Lexicon.Phrase(Label.NET, sum.words(), false, sum.language())
                : sum;
    }

    /** Whether such a word stands up to three words before, numbers in between. */
    private static boolean qualified(List<Token> tokens, int at, Set<String> words) {
        for (int before = at - 1; before >= 0 && before >= at - 4; before--) {
            var text = tokens.get(before).text();
            if (words.contains(text)) {
                return true;
            }
            if (!text.matches("[\\d%]+|of|la|de|der|gesetzl|gesetzlicher|a")) {
                return false;
            }
        }
        return false;
    }

    private static List<Token> tokens(Cell cell) {
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < cell.words().size(); i++) {
            Word word = cell.words().get(i);
            for (var text : Lexicon.words(word.text())) {
                tokens.add(new Token(text, i, word.doubtful()));
            }
        }
        return tokens;
    }

    private static Optional<Lexicon.Phrase> longest(List<Token> tokens, int at) {
        return Lexicon.all().stream()
                .filter(phrase -> matches(phrase.words(), tokens, at, false))
                .findFirst()
                .or(() -> doubtful(tokens, at));
    }

    private static Optional<Lexicon.Phrase> doubtful(List<Token> tokens, int at) {
        return tokens.get(at).doubtful()
                ? Lexicon.all().stream()
                        .filter(phrase -> matches(phrase.words(), tokens, at, true))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean matches(
            List<String> words, List<Token> tokens, int at, boolean leniently) {
        if (at + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            var token = tokens.get(at + i).text();
            if (!token.equals(words.get(i)) && !(leniently && Likeness.near(token, words.get(i)))) {
                return false;
            }
        }
        // "RE2026" is one written word: a label must end where a written word ends.
        int last = at + words.size();
        return last == tokens.size() || tokens.get(last).word() != tokens.get(last - 1).word();
    }

    /** Labels of one kind. */
    static Stream<Hit> of(List<Hit> hits, Label label) {
        return hits.stream().filter(hit -> hit.label() == label);
    }
}
