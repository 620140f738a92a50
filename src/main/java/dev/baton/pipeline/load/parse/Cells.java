package dev.baton.pipeline.load.parse;

import dev.baton.pipeline.load.layout.Column;
import dev.baton.pipeline.load.layout.Column.Place;
import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds each column of a layout in one file. */
final class Cells {
    private Cells() {}

    /** In the order of the layout. Throws {@link Unreadable} when the file cannot have one. */
    static List<Cell> of(Layout layout, FileName.Told told, List<String> header) throws Unreadable {
        var places = places(header);
        var cells = new ArrayList<Cell>();
        for (var column : layout.columns()) {
            cells.add(
                    switch (column.place()) {
                        case Place.Named(var field) -> new Cell.Field(column, index(places, field));
                        case Place.Numbered(var index) -> new Cell.Field(column, index);
                        case Place.Positions positions ->
                                new Cell.Slice(column, positions.start(), positions.end());
                        case Place.FileNamePart(var name) ->
                                new Cell.Fixed(column, part(told, name, column));
                    });
        }
        return cells;
    }

    private static Map<String, Integer> places(List<String> header) {
        var places = new HashMap<String, Integer>();
        for (var index = 0; index < header.size(); index++) {
            places.putIfAbsent(header.get(index).strip().toLowerCase(Locale.ROOT), index);
        }
        return places;
    }

    private static int index(Map<String, Integer> places, String field) throws Unreadable {
        var index = places.get(field.toLowerCase(Locale.ROOT));
        if (index == null) {
            throw new Unreadable("the header has no field %s".formatted(field));
        }
        return index;
    }

    private static String part(FileName.Told told, String name, Column column) throws Unreadable {
        var value = told.parts().get(name);
        if (value == null) {
            throw new Unreadable(
                    "the file's name does not say the %s for %s".formatted(name, column.name()));
        }
        return value;
    }
}
