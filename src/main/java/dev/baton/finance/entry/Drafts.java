package dev.baton.finance.entry;

import java.util.ArrayList;
import java.util.List;

/** What was drafted of a number of invoices and bank lines, and what was not. */
public record Drafts(List<Draft> drafts, List<Undecided> undecided) {
    public Drafts {
        drafts = List.copyOf(drafts);
        undecided = List.copyOf(undecided);
    }

    /** Both, one after the other. */
    public Drafts and(Drafts more) {
        var all = new ArrayList<>(drafts);
        all.addAll(more.drafts);
        var open = new ArrayList<>(undecided);
        open.addAll(more.undecided);
        return new Drafts(all, open);
    }

    static Drafts of(Draft draft) {
        return new Drafts(List.of(draft), List.of());
    }

    static Drafts none(String subject, String question, String... options) {
        return new Drafts(List.of(), List.of(new Undecided(subject, question, List.of(options))));
    }
}
