package dev.baton.docs;

import java.nio.file.Path;
import java.util.List;

/** A part of a document that is written from the sources, between two marks. */
record Written(Path file, String mark, String content) {
    /** All such parts. */
    static List<Written> all() {
        return List.of(
                new Written(Path.of("ARCHITECTURE.md"), "ladder", LadderTable.markdown()),
                new Written(Path.of("docs/configuration.md"), "settings", ConfigTable.markdown()),
                new Written(Path.of("docs/rest.md"), "calls", RestTable.markdown()));
    }

    /** The whole document with this part as it should be. */
    String document() {
        var text = SourceTree.read(file);
        var begin = "<!-- %s: written by make docs -->\n".formatted(mark);
        var end = "\n<!-- end of %s -->".formatted(mark);
        var from = text.indexOf(begin);
        var to = text.indexOf(end);
        if (from < 0 || to < 0) {
            throw new IllegalStateException("%s has no marks for %s".formatted(file, mark));
        }
        return text.substring(0, from + begin.length()) + content + text.substring(to);
    }
}
