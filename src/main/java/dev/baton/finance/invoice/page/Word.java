package dev.baton.finance.invoice.page;

import dev.baton.finance.invoice.Box;

/** A word on a page (from 1); {@code confidence} is 1 in a text layer, below that in a picture. */
public record Word(int page, Box box, String text, double confidence) {
    /** Whether a picture was read, so that letters may be wrong. */
    public boolean doubtful() {
        return confidence < 1;
    }
}
