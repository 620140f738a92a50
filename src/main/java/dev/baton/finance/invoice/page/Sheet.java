package dev.baton.finance.invoice.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All rows of a document from top to bottom, page after page. */
public record Sheet(List<Row> rows) {
    /** Cells are parted by gaps wider than this share of the row's height. */
    private static final double GAP = 0.95;

    public Sheet {
        rows = List.copyOf(rows);
    }

    public static Sheet of(List<Word> words) {
        var pages = new TreeMap<Integer, List<Word>>();
        for (var word : words) {
            if (!word.text().isBlank()) {
                pages.computeIfAbsent(word.page(), _ -> new ArrayList<>()).add(word);
            }
        }
        return new Sheet(pages.values().stream().flatMap(page -> rows(page).stream()).toList());
    }

    public String text() {
        return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    /** Whether its words were read from a picture. */
    public boolean scanned() {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> cell.words().stream())
                .anyMatch(Word::doubtful);
    }

    private static List<Row> rows(List<Word> words) {
        var sorted =
                words.stream()
                        .sorted(Comparator.comparingDouble(word -> word.box().middle()))
                        .toList();
        var rows = new ArrayList<List<Word>>();
        for (var word : sorted) {
            if (!rows.isEmpty() && level(rows.getLast(), word)) {
                rows.getLast().add(word);
            } else {
                rows.add(new ArrayList<>(List.of(word)));
            }
        }
        return rows.stream().map(Sheet::row).toList();
    }

    /** Whether a word stands at the height of a row: its middle lies within the words there. */
    private static boolean level(List<Word> row, Word word) {
        var middle = row.stream().mapToDouble(each -> each.box().middle()).average().orElse(0);
        var height =
                Math.min(
                        word.box().height(),
                        row.stream().mapToDouble(each -> each.box().height()).average().orElse(0));
        return Math.abs(word.box().middle() - middle) < 0.5 * Math.max(4, height);
    }

    private static Row row(List<Word> words) {
        var sorted =
                words.stream().sorted(Comparator.comparingDouble(word -> word.box().x())).toList();
        var cells = new ArrayList<List<Word>>();
        for (var word : sorted) {
            if (!cells.isEmpty() && close(cells.getLast().getLast(), word)) {
                cells.getLast().add(word);
            } else {
                cells.add(new ArrayList<>(List.of(word)));
            }
        }
        return new Row(cells.stream().map(Cell::new).toList());
    }

    private static boolean close(Word left, Word right) {
        var height = Math.max(5, Math.max(left.box().height(), right.box().height()));
        return right.box().x() - left.box().right() < GAP * height;
    }
}
