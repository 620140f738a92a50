package dev.baton.finance.invoice;

import java.util.List;
import java.util.Locale;

/** An invoice, how it was read, and what is to be said of it. */
public record Reading(Invoice invoice, Method method, List<String> notes) {
    /** What of the document was read. */
    public enum Method {
        /** An electronic invoice, alone or in a PDF. */
        XML,
        /** The text layer of a PDF. */
        TEXT,
        /** A picture, by character recognition. */
        SCAN,
        /** Nothing: a person enters it. */
        HAND;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Reading {
        notes = List.copyOf(notes);
    }
}
