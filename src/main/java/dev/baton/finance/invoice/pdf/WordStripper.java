package dev.baton.finance.invoice.pdf;

import dev.baton.finance.invoice.Box;
import dev.baton.finance.invoice.Refusal;
import dev.baton.finance.invoice.page.Word;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes the words of the text layer with their boxes: letters that no gap and no space parts. */
final class WordStripper extends PDFTextStripper {
    private static final double GAP = 0.22;
    private static final int MOST = 100_000;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<TextPosition> letters = new ArrayList<>();

    WordStripper() {
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(true);
    }

    List<Word> words(PDDocument document) throws IOException {
        writeText(document, Writer.nullWriter());
        return List.copyOf(words);
    }

    @Override
    protected void writeString(String line, List<TextPosition> positions) {
        for (var letter : positions) {
            var said = letter.getUnicode();
            if (said == null || said.isBlank()) {
                end();
                continue;
            }
            if (!letters.isEmpty() && apart(letters.getLast(), letter)) {
                end();
            }
            letters.add(letter);
            text.append(said);
        }
        end();
    }

    private static boolean apart(TextPosition left, TextPosition right) {
        double gap = right.getXDirAdj() - left.getXDirAdj() - left.getWidthDirAdj();
        double size = Math.max(4, left.getFontSizeInPt());
        return gap > GAP * size
                || gap < -2 * size
                || Math.abs(right.getYDirAdj() - left.getYDirAdj()) > size / 2;
    }

    private void end() {
        if (letters.isEmpty()) {
            return;
        }
        if (words.size() >= MOST) {
            throw Refusal.tooLarge("The PDF has more words than any invoice.");
        }
        words.add(new Word(getCurrentPageNo(), box(), text.toString(), 1));
        letters.clear();
        text.setLength(0);
    }

    /** As high as its type, whatever letters it has: rows and sizes are told by it. */
    private Box box() {
        var first = letters.getFirst();
        var last = letters.getLast();
        double size = Math.max(1, first.getFontSizeInPt());
        double x = first.getXDirAdj();
        return new Box(
                x,
                first.getYDirAdj() - 0.8 * size,
                Math.max(0.1, last.getXDirAdj() + last.getWidthDirAdj() - x),
                size);
    }
}
