package dev.baton.finance.book;

/** An account of the chart. */
public record Account(String code, String name, Use use) {
    public Kind kind() {
        return use.kind();
    }
}
