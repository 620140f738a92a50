package dev.baton.pipeline.load.parse;

import dev.baton.pipeline.load.layout.Form;
import dev.baton.pipeline.load.layout.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields with delimiters between them as RFC 4180 has them, by any line ends. A quote that is never
 * closed spoils its own line, not the rest of the file.
 */
final class DelimitedReader implements RawReader {
    private final Form.Delimited form;
    private final Characters text;
    private final StringBuilder field = new StringBuilder();

    DelimitedReader(Form.Delimited form, Characters text) {
        this.form = form;
        this.text = text;
    }

    @Override
    public @Nullable Raw next() throws IOException {
        while (text.more()) {
            text.mark();
            try {
                var fields = record();
                if (!blank(fields)) {
                    return new Raw.Fields(text.line(), fields);
                }
            } catch (Unreadable e) {
                var written = firstLine(text.written());
                text.giveUpLine();
                return new Raw.Broken(text.line(), e.reason(), written);
            }
        }
        return null;
    }

    @Override
    public String written() {
        return text.written();
    }

    private static boolean blank(List<String> fields) {
        return fields.size() == 1
                && (fields.getFirst().isBlank() || fields.getFirst().equals("\u001A"));
    }

    private static String firstLine(String written) {
        return written.lines().findFirst().orElse("");
    }

    private List<String> record() throws IOException, Unreadable {
        var fields = new ArrayList<String>();
        int ended;
        do {
            field.setLength(0);
            ended =
                    form.quote() != 0 && text.peek() == form.quote()
                            ? quoted(fields.size() + 1)
                            : plain();
            fields.add(field.toString());
        } while (ended == form.delimiter());
        return fields;
    }

    /** Reads to the delimiter or the line's end and says which it was. */
    private int plain() throws IOException, Unreadable {
        var next = text.read();
        while (next != form.delimiter() && next != '\n' && next != Characters.END) {
            field.append((char) next);
            next = text.read();
        }
        return next;
    }

    private int quoted(int number) throws IOException, Unreadable {
        text.read();
        while (true) {
            var next = text.read();
            if (next == Characters.END) {
                throw new Unreadable("the quote of field %d is never closed".formatted(number));
            }
            if (next != form.quote()) {
                field.append((char) next);
            } else if (text.peek() == form.quote()) {
                field.append((char) text.read());
            } else {
                return afterQuote(number);
            }
        }
    }

    private int afterQuote(int number) throws IOException, Unreadable {
        var next = text.read();
        while (next == ' ' && form.delimiter() != ' ') {
            next = text.read();
        }
        if (next == form.delimiter() || next == '\n' || next == Characters.END) {
            return next;
        }
        throw new Unreadable("field %d goes on after its closing quote".formatted(number));
    }
}
