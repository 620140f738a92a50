package dev.baton.sql.semantics;

/** Something wrong in a file: the line, where in its structure, and what. */
public record Fault(int line, String path, String text) {
    @Override
    public String toString() {
        return "line %d%s: %s".formatted(line, path.isEmpty() ? "" : ", " + path, text);
    }
}
