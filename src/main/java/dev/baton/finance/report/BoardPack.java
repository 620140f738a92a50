package dev.baton.finance.report;

import dev.baton.finance.book.Company;
import dev.baton.finance.fact.FactSheet;
import dev.baton.json.Canonical;
import java.time.LocalDate;
import java.util.List;

/**
 * A board pack before it is written. {@code open} are the reasons why it is a draft still, besides
 * that nobody has released it.
 */
record BoardPack(Company company, LocalDate asOf, List<String> open, List<Section> sections) {
    BoardPack {
        open = List.copyOf(open);
        sections = List.copyOf(sections);
    }

    /** Every fact in it, each once. */
    FactSheet facts() {
        var facts = FactSheet.EMPTY;
        for (var section : sections) {
            facts = facts.and(section.facts());
        }
        return facts;
    }

    /** SHA-256 of all facts in their order: the numbers of two packs are the same or not. */
    String factsHash() {
        return Canonical.hash(facts().facts().stream().map(fact -> fact.hash()).toList());
    }
}
