package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Box;
import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import java.util.List;

/**
 * A label and what stands to the right of it, up to the next label of its row: the rest of its own
 * cell first. {@code row} and {@code cell} count from 0 in the whole document.
 */
record Hit(Lexicon.Phrase phrase, int row, int cell, Box box, List<Cell> right, List<Cell> below) {
    Label label() {
        return phrase.label();
    }

    /** How much it says: longer labels say more, weak ones less. */
    double strength() {
        return phrase.weak() ? 0.5 : 0.9 + 0.1 * Math.min(1, (phrase.words().size() - 1) / 2.0);
    }

    int page(List<Row> rows) {
        return rows.get(row).page();
    }
}
