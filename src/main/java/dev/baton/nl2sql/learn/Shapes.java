package dev.baton.nl2sql.learn;

import dev.baton.nl2sql.link.Linker;
import dev.baton.sql.Schema;

/** A question's words with its numbers, times, quoted texts and stored values masked. */
public final class Shapes {
    private Shapes() {}

    /** The shape of a question to that schema; one line of stems and masks. */
    public static String of(String question, Schema schema) {
        return Masked.of(Linker.link(question, schema)).shape();
    }
}
