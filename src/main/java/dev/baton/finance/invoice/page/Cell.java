package dev.baton.finance.invoice.page;

import dev.baton.finance.invoice.Box;
import java.util.List;
import java.util.stream.Collectors;

/** Words of one row that stand close together; at least one. */
public record Cell(List<Word> words) {
    public Cell {
        words = List.copyOf(words);
    }

    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    public int page() {
        return words.getFirst().page();
    }

    public Box box() {
        return words.stream().map(Word::box).reduce(Box::with).orElseThrow();
    }

    /** That of its least sure word. */
    public double confidence() {
        return words.stream().mapToDouble(Word::confidence).min().orElse(0);
    }

    /** The same from that word on; must leave one. */
    public Cell from(int word) {
        return new Cell(words.subList(word, words.size()));
    }
}
