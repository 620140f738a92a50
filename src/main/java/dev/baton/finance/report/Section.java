package dev.baton.finance.report;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import java.util.List;

/** A part of a pack, and the facts that stand behind its numbers. */
record Section(String id, String title, List<Block> blocks, FactSheet facts) {
    Section {
        blocks = List.copyOf(blocks);
    }

    /** What a section is made of. */
    sealed interface Block {}

    /** Paragraphs and lists in words, already held against facts. */
    record Prose(String text) implements Block {}

    /** A drawing, and the same in words for who cannot see it. */
    record Picture(String svg, String words) implements Block {}

    record Table(List<String> head, List<Row> rows) implements Block {
        Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    record Row(List<Cell> cells, boolean total) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** Words, a number that is a fact, or nothing. */
    sealed interface Cell {}

    record Words(String text) implements Cell {}

    record Figure(Fact fact) implements Cell {}

    record Blank() implements Cell {}
}
