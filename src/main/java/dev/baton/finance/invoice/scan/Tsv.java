package dev.baton.finance.invoice.scan;

import dev.baton.finance.invoice.Box;
import dev.baton.finance.invoice.page.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What tesseract writes: level, page, block, paragraph, line, word, left, top, width, height,
 * confidence, text.
 */
final class Tsv {
    private static final int COLUMNS = 12;
    private static final double SUREST = 0.99;

    private Tsv() {}

    /** Its words on that page (from 1) in points; what it is not at all sure of is left out. */
    static List<Word> words(String tsv, int page, double dpi) {
        var words = new ArrayList<Word>();
        double points = 72 / dpi;
        for (var line : tsv.split("\n")) {
            var columns = line.split("\t", -1);
            if (columns.length < COLUMNS || !columns[0].equals("5")) {
                continue;
            }
            var text = columns[COLUMNS - 1].strip();
            double confidence = Double.parseDouble(columns[10]) / 100;
            if (text.isEmpty() || confidence < 0.05 || frame(text)) {
                continue;
            }
            words.add(
                    new Word(
                            page,
                            new Box(
                                    points * Integer.parseInt(columns[6]),
                                    points * Integer.parseInt(columns[7]),
                                    points * Integer.parseInt(columns[8]),
                                    points * Integer.parseInt(columns[9])),
                            text,
                            Math.clamp(confidence, 0, SUREST)));
        }
        return words;
    }

    /** Lines around tables are seen as signs. */
    private static boolean frame(String text) {
        return text.matches("[|_—–=~\\-\\[\\]{}()'`.,:;»«*\\\\/]+");
    }
}
