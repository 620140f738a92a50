package dev.baton.pipeline.load.parse;

import dev.baton.pipeline.load.layout.Unreadable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole lines, for fixed positions. */
final class LineReader implements RawReader {
    private final Characters text;
    private final StringBuilder line = new StringBuilder();

    LineReader(Characters text) {
        this.text = text;
    }

    @Override
    public @Nullable Raw next() throws IOException {
        while (text.more()) {
            text.mark();
            line.setLength(0);
            try {
                for (var next = text.read(); ended(next); next = text.read()) {
                    line.append((char) next);
                }
            } catch (Unreadable e) {
                var written = text.written();
                text.giveUpLine();
                return new Raw.Broken(text.line(), e.reason(), written);
            }
            if (!line.toString().isBlank() && !line.toString().equals("\u001A")) {
                return new Raw.Fields(text.line(), List.of(line.toString()));
            }
        }
        return null;
    }

    @Override
    public String written() {
        return text.written();
    }

    private static boolean ended(int next) {
        return next != '\n' && next != Characters.END;
    }
}
