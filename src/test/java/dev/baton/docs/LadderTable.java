package dev.baton.docs;

import dev.baton.house.Ladder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packages from low to high, with their captions and what they may import. */
final class LadderTable {
    private LadderTable() {}

    static String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| package | what it is | may import, besides `json` |");
        lines.add("|---|---|---|");
        Ladder.steps()
                .forEach((step, below) ->
                        caption(step).ifPresent(caption -> lines.add(row(step, caption, below))));
        return String.join("\n", lines);
    }

    private static String row(String step, String caption, List<String> below) {
        var may = below.stream().filter(each -> caption(each).isPresent()).toList();
        return "| `%s` | %s | %s |".formatted(step, caption, String.join(", ", may));
    }

    /** Empty while there is no such package. */
    private static Optional<String> caption(String step) {
        var file = Path.of("src/main/java/dev/baton", step, "package-info.java");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var source = SourceTree.read(file);
        return Optional.of(
                SourceTree.plain(
                        source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))));
    }
}
