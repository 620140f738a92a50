package dev.baton.context;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a text is made of: prose, code between fences, and data that machines wrote. */
sealed interface Block {
    record Prose(String text) implements Block {}

    record Code(String text) implements Block {}

    /** JSON, rows of a table, or the lines of a log that repeat. */
    record Data(Part part) implements Block {}

    /** Cuts a text into its blocks; their order is that of the text. */
    static List<Block> in(String text) {
        var json = json(text);
        return json.isPresent()
                ? List.of(new Data(new Digest(Outline.of(json.get()), text)))
                : new Cutter(text).blocks();
    }

    private static Optional<Value> json(String text) {
        var bare = text.strip();
        boolean like =
                bare.startsWith("{") && bare.endsWith("}")
                        || bare.startsWith("[") && bare.endsWith("]");
        try {
            return like ? Optional.of(Json.read(bare, Value.class)) : Optional.empty();
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** Goes through the lines of a text once. */
    final class Cutter {
        private static final int FEWEST_ROWS = 6;
        private final List<String> lines;
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder prose = new StringBuilder();

        Cutter(String text) {
            lines = text.lines().toList();
        }

        List<Block> blocks() {
            for (int at = 0; at < lines.size(); ) {
                int end = block(at);
                if (end == at) {
                    prose.append(lines.get(at)).append('\n');
                    end++;
                }
                at = end;
            }
            endProse();
            return List.copyOf(blocks);
        }

        /** The line after the block that begins at this one; this one when it is prose. */
        private int block(int at) {
            if (lines.get(at).strip().startsWith("```")) {
                return code(at);
            }
            int end = LogLines.end(lines, at);
            if (end > at) {
                endProse();
                blocks.addAll(LogLines.blocks(lines.subList(at, end)));
                return end;
            }
            end = TextTable.end(lines, at);
            if (end - at >= FEWEST_ROWS) {
                endProse();
                blocks.add(new Data(TextTable.of(lines.subList(at, end))));
                return end;
            }
            return at;
        }

        private int code(int at) {
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).strip().startsWith("```")) {
                end++;
            }
            end = Math.min(lines.size(), end + 1);
            endProse();
            blocks.add(new Code(String.join("\n", lines.subList(at, end))));
            return end;
        }

        private void endProse() {
            if (!prose.isEmpty()) {
                blocks.add(new Prose(prose.toString()));
                prose.setLength(0);
            }
        }
    }
}
