package dev.baton.json;

/** Something wrong in a YAML file: the line, where in its structure, and what. */
public record YamlFault(int line, String path, String text) {
    /** What is wrong, and where in the structure. */
    public String told() {
        return path.isEmpty() ? text : path + ": " + text;
    }

    @Override
    public String toString() {
        return "line %d%s: %s".formatted(line, path.isEmpty() ? "" : ", " + path, text);
    }
}
