package dev.baton.nl2sql.link;

import java.util.Set;

/** Short forms in identifiers. */
public final class Abbreviations {
    private Abbreviations() {}

    /** The stems of the words a short form may stand for; empty when it is none. */
    public static Set<String> of(String word) {
        return Lexicon.longForms(word);
    }
}
