package dev.baton.pipeline.load.parse;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Form;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file by its layout. */
public final class RowReader {
    private static final int LONGEST = 1_000_000;

    /** What a decoder writes in place of bytes that are not of its encoding. */
    private static final char UNDECODED = '\uFFFD';

    private final Layout layout;
    private final RawReader raws;
    private final Cell[] cells;
    private final int width;

    /** Reads the header when there is one; throws {@link Unreadable} when it lacks a column. */
    public RowReader(Layout layout, FileName.Told told, InputStream in)
            throws IOException, Unreadable {
        this.layout = layout;
        var decoded = new InputStreamReader(in, layout.writing().encoding());
        raws = cutting(layout.form(), new Characters(decoded, LONGEST));
        var header = header();
        cells = Cells.of(layout, told, header).toArray(Cell[]::new);
        width =
                header.isEmpty()
                        ? (int) Arrays.stream(cells).filter(Cell.Field.class::isInstance).count()
                        : header.size();
    }

    private static RawReader cutting(Form form, Characters text) {
        return switch (form) {
            case Form.Fixed() -> new LineReader(text);
            case Form.Delimited delimited -> new DelimitedReader(delimited, text);
        };
    }

    private List<String> header() throws IOException, Unreadable {
        if (!(layout.form() instanceof Form.Delimited(_, _, var header)) || !header) {
            return List.of();
        }
        return switch (raws.next()) {
            case null -> throw new Unreadable("the file is empty");
            case Raw.Broken broken ->
                    throw new Unreadable("its header cannot be read: " + broken.reason());
            case Raw.Fields(_, var fields) -> fields;
        };
    }

    /** The next row, taken or not; null after the last one. */
    public @Nullable Row next() throws IOException {
        return switch (raws.next()) {
            case null -> null;
            case Raw.Broken(var line, var reason, var text) ->
                    new Row.Rejected(line, reason, shown(text));
            case Raw.Fields fields -> row(fields);
        };
    }

    private Row row(Raw.Fields raw) {
        try {
            checkWidth(raw.fields());
            var values = new @Nullable String[cells.length];
            for (var i = 0; i < cells.length; i++) {
                values[i] = value(cells[i], raw.fields());
            }
            return new Row.Accepted(raw.line(), Arrays.asList(values));
        } catch (Unreadable e) {
            return new Row.Rejected(raw.line(), e.reason(), shown(raws.written()));
        }
    }

    private void checkWidth(List<String> fields) throws Unreadable {
        if (width == 0 || fields.size() == width) {
            return;
        }
        // A delimiter after the last field is common and harmless.
        var more = fields.size() > width ? fields.subList(width, fields.size()) : null;
        if (more == null || !more.stream().allMatch(String::isBlank)) {
            throw new Unreadable(
                    "the record has %d fields, %d are expected".formatted(fields.size(), width));
        }
    }

    private @Nullable String value(Cell cell, List<String> fields) throws Unreadable {
        var column = cell.column();
        var written = cell.written(fields);
        if (written.isEmpty() || layout.writing().nullWords().contains(written)) {
            if (column.required()) {
                throw new Unreadable(column.name() + " has no value");
            }
            return null;
        }
        if (written.indexOf(UNDECODED) >= 0) {
            throw new Unreadable(
                    "%s has bytes that are not %s"
                            .formatted(column.name(), layout.writing().encoding().name()));
        }
        try {
            return column.type().stored(written);
        } catch (Unreadable e) {
            throw new Unreadable(column.name() + " " + e.reason());
        }
    }

    /** Kept in a table, where no zero byte may be. */
    private static String shown(String text) {
        return text.replace('\0', ' ');
    }
}
