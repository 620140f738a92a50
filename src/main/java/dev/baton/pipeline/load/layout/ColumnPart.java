package dev.baton.pipeline.load.layout;

import dev.baton.json.YamlFault;
import dev.baton.json.YamlPart;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the columns of a layout, one after another. */
final class ColumnPart {
    private static final Set<String> FIELDS =
            Collections.unmodifiableSet(
                    new LinkedHashSet<>(
                            List.of(
                                    "name",
                                    "type",
                                    "field",
                                    "start",
                                    "length",
                                    "from",
                                    "pattern",
                                    "decimal_mark",
                                    "true_words",
                                    "false_words",
                                    "required",
                                    "description")));
    private static final Pattern TYPE =
            Pattern.compile(
                    "(integer|date|boolean|text)|text\\(([0-9]{1,6})\\)|decimal\\(([0-9]{1,2}),\\s*([0-9]{1,2})\\)");
    private static final int LONGEST_LINE = 100_000;

    private final Form form;
    private final List<FileName> files;
    private final List<YamlFault> faults;
    private final Set<String> names = new HashSet<>();
    private final TreeMap<Integer, Column.Place.Positions> taken = new TreeMap<>();
    private int next;

    ColumnPart(Form form, List<FileName> files, List<YamlFault> faults) {
        this.form = form;
        this.files = files;
        this.faults = faults;
    }

    Column column(YamlPart part, int index) {
        var before = faults.size();
        var fields = part.fields(FIELDS);
        var name = part.required(fields, "name").text();
        if (faults.size() == before) {
            Names.check(part, name);
        }
        if (!names.add(name)) {
            part.fault("another column is called '%s'".formatted(name));
        }
        var required = fields.containsKey("required") && fields.get("required").flag();
        var description =
                fields.containsKey("description") ? fields.get("description").text() : null;
        return new Column(
                name, type(part, fields), required, place(part, fields, name), description);
    }

    private static ColumnType type(YamlPart part, Map<String, YamlPart> fields) {
        var written = part.required(fields, "type");
        var type = TYPE.matcher(written.text());
        if (!type.matches()) {
            written.fault("must be text, text(n), integer, decimal(n,m), date or boolean");
            return new ColumnType.Text(ColumnType.Text.ANY);
        }
        refuse(fields, "date".equals(type.group(1)), "date", "pattern");
        refuse(fields, "boolean".equals(type.group(1)), "boolean", "true_words", "false_words");
        refuse(fields, type.group(3) != null, "decimal", "decimal_mark");
        if (type.group(2) != null) {
            return new ColumnType.Text(Integer.parseInt(type.group(2)));
        }
        if (type.group(3) != null) {
            return decimal(written, fields, type.group(3), type.group(4));
        }
        return switch (type.group(1)) {
            case "integer" -> new ColumnType.Whole();
            case "date" -> day(written, fields);
            case "boolean" ->
                    new ColumnType.Flag(
                            words(fields, "true_words", "true", "t", "yes", "y", "1"),
                            words(fields, "false_words", "false", "f", "no", "n", "0"));
            default -> new ColumnType.Text(ColumnType.Text.ANY);
        };
    }

    private static ColumnType decimal(
            YamlPart written, Map<String, YamlPart> fields, String digits, String decimals) {
        var precision = Integer.parseInt(digits);
        var scale = Integer.parseInt(decimals);
        if (precision < 1 || scale > precision) {
            written.fault("decimal(n,m) has n digits, m of them decimals");
            return new ColumnType.Decimal(1, 0, '.');
        }
        var mark = fields.get("decimal_mark");
        if (mark == null || mark.verbatim().equals(".")) {
            return new ColumnType.Decimal(precision, scale, '.');
        }
        if (!mark.verbatim().equals(",")) {
            mark.fault("must be . or ,");
        }
        return new ColumnType.Decimal(precision, scale, ',');
    }

    private static ColumnType day(YamlPart written, Map<String, YamlPart> fields) {
        var pattern = fields.containsKey("pattern") ? fields.get("pattern").text() : "yyyy-MM-dd";
        try {
            return DayPattern.of(pattern);
        } catch (IllegalArgumentException e) {
            fields.getOrDefault("pattern", written).fault(String.valueOf(e.getMessage()));
            return DayPattern.of("yyyy-MM-dd");
        }
    }

    private static Set<String> words(
            Map<String, YamlPart> fields, String name, String... otherwise) {
        return LayoutFile.lower(
                fields.containsKey(name) ? fields.get(name).texts() : List.of(otherwise));
    }

    private static void refuse(
            Map<String, YamlPart> fields, boolean fits, String type, String... names) {
        for (var name : names) {
            if (!fits && fields.containsKey(name)) {
                fields.get(name).fault("is for the type " + type);
            }
        }
    }

    private Column.Place place(YamlPart part, Map<String, YamlPart> fields, String name) {
        var from = fields.get("from");
        if (from != null) {
            if (!files.stream().allMatch(file -> file.parts().contains(from.text()))) {
                from.fault("each pattern of files must have {%s}".formatted(from.text()));
            }
            return new Column.Place.FileNamePart(from.text());
        }
        return switch (form) {
            case Form.Fixed() -> positions(part, fields);
            case Form.Delimited delimited -> {
                for (var wrong : List.of("start", "length")) {
                    if (fields.containsKey(wrong)) {
                        fields.get(wrong).fault("is for the format fixed");
                    }
                }
                yield delimited.header()
                        ? new Column.Place.Named(
                                fields.containsKey("field") ? fields.get("field").text() : name)
                        : new Column.Place.Numbered(next++);
            }
        };
    }

    private Column.Place positions(YamlPart part, Map<String, YamlPart> fields) {
        if (fields.containsKey("field")) {
            fields.get("field").fault("is for the format csv");
        }
        var start = part.required(fields, "start").number(1, LONGEST_LINE) - 1;
        var length = part.required(fields, "length").number(1, LONGEST_LINE);
        var place = new Column.Place.Positions(start, length);
        var below = taken.lowerEntry(place.end());
        if (below != null && below.getValue().end() > start) {
            part.fault("its positions are another column's already");
        }
        taken.put(start, place);
        return place;
    }
}
