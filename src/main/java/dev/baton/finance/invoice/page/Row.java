package dev.baton.finance.invoice.page;

import dev.baton.finance.invoice.Box;
import java.util.List;
import java.util.stream.Collectors;

/** What stands at one height of a page, from left to right; at least one cell. */
public record Row(List<Cell> cells) {
    public Row {
        cells = List.copyOf(cells);
    }

    public int page() {
        return cells.getFirst().page();
    }

    public Box box() {
        return cells.stream().map(Cell::box).reduce(Box::with).orElseThrow();
    }

    public String text() {
        return cells.stream().map(Cell::text).collect(Collectors.joining("  "));
    }
}
