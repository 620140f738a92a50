package dev.baton.pipeline.load.layout;

import static java.util.Comparator.comparingInt;

import dev.baton.json.YamlFault;
import dev.baton.json.YamlPart;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a layout from YAML; all faults are told at once, each with file and line. */
public final class LayoutFile {
    private static final Set<String> FIELDS =
            ordered(
                    "file_type",
                    "title",
                    "files",
                    "format",
                    "delimiter",
                    "quote",
                    "header",
                    "encoding",
                    "null_words",
                    "table",
                    "key",
                    "columns");
    private static final Set<String> OF_CSV = Set.of("delimiter", "quote", "header");

    private final List<YamlFault> faults = new ArrayList<>();

    private LayoutFile() {}

    /** Throws {@link IllegalArgumentException} with every fault when it is not a layout. */
    public static Layout read(String file, String yaml) {
        var reader = new LayoutFile();
        var layout = reader.layout(YamlPart.document(yaml, reader.faults), hash(yaml));
        if (!reader.faults.isEmpty()) {
            throw new IllegalArgumentException(
                    reader.faults.stream()
                            .sorted(comparingInt(YamlFault::line))
                            .map(fault -> told(file, fault))
                            .collect(Collectors.joining("\n")));
        }
        return layout;
    }

    private static String told(String file, YamlFault fault) {
        var place = fault.path().isEmpty() ? "" : fault.path() + ": ";
        return "%s:%d: %s%s".formatted(file, fault.line(), place, fault.text());
    }

    private Layout layout(YamlPart root, String hash) {
        var fields = root.fields(FIELDS);
        var named = root.required(fields, "file_type");
        var type = named.text();
        if (!type.matches("[A-Z][A-Z0-9_]{0,29}")) {
            named.fault("must be of A-Z, 0-9 and _, at most 30");
        }
        var files = files(root.required(fields, "files"), type);
        var form = form(root, fields);
        var columns = new ArrayList<Column>();
        var columnFile = new ColumnPart(form, files, faults);
        for (var item : root.required(fields, "columns").items()) {
            columns.add(columnFile.column(item, columns.size()));
        }
        var title = fields.containsKey("title") ? fields.get("title").text() : type;
        var layout =
                new Layout(
                        type,
                        title,
                        files,
                        form,
                        new Layout.Writing(encoding(fields), nullWords(fields)),
                        columns,
                        target(root, fields, columns),
                        hash);
        if (columns.isEmpty()) {
            root.fault("a file type needs columns");
        }
        return layout;
    }

    private static List<FileName> files(YamlPart part, String type) {
        var files = new ArrayList<FileName>();
        for (var written : part.texts()) {
            try {
                files.add(FileName.of(written, type));
            } catch (IllegalArgumentException e) {
                part.fault(String.valueOf(e.getMessage()));
            }
        }
        if (files.isEmpty()) {
            part.fault("must name at least one pattern, such as {type}_{county}.csv");
        }
        return files;
    }

    private static Form form(YamlPart root, Map<String, YamlPart> fields) {
        var part = root.required(fields, "format");
        return switch (part.text()) {
            case "csv" ->
                    new Form.Delimited(
                            character(fields, "delimiter", ','),
                            character(fields, "quote", '"'),
                            !fields.containsKey("header") || fields.get("header").flag());
            case "fixed" -> {
                for (var name : OF_CSV) {
                    var field = fields.get(name);
                    if (field != null) {
                        field.fault("is for the format csv");
                    }
                }
                yield new Form.Fixed();
            }
            default -> {
                part.fault("must be csv or fixed");
                yield new Form.Delimited(',', '"', true);
            }
        };
    }

    private static char character(Map<String, YamlPart> fields, String name, char otherwise) {
        var part = fields.get(name);
        if (part == null) {
            return otherwise;
        }
        var written = part.verbatim();
        if (name.equals("quote") && written.equals("none")) {
            return 0;
        }
        var text = written.equals("tab") ? "\t" : written;
        if (text.length() != 1 || "\r\n\0".contains(text)) {
            part.fault("must be one character" + (name.equals("quote") ? " or none" : " or tab"));
            return otherwise;
        }
        return text.charAt(0);
    }

    private static Charset encoding(Map<String, YamlPart> fields) {
        var part = fields.get("encoding");
        if (part == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(part.text());
        } catch (IllegalArgumentException _) {
            part.fault("is no encoding known here; UTF-8, ISO-8859-1 and windows-1252 are");
            return StandardCharsets.UTF_8;
        }
    }

    private static Set<String> nullWords(Map<String, YamlPart> fields) {
        var part = fields.get("null_words");
        return part == null
                ? Set.of()
                : part.items().stream()
                        .map(word -> word.verbatim().strip())
                        .collect(Collectors.toSet());
    }

    private static Layout.Target target(
            YamlPart root, Map<String, YamlPart> fields, List<Column> columns) {
        var table = root.required(fields, "table");
        Names.check(table, table.text());
        var key = root.required(fields, "key");
        var byName = new HashMap<String, Column>();
        columns.forEach(column -> byName.put(column.name(), column));
        var names = key.texts();
        for (var name : names) {
            var column = byName.get(name);
            if (column == null) {
                key.fault("there is no column '%s'".formatted(name));
            } else if (!column.required()) {
                key.fault(
                        "the column '%s' must be required: it is part of the key".formatted(name));
            }
        }
        if (new HashSet<>(names).size() < names.size() || names.isEmpty()) {
            key.fault("must name columns, each once");
        }
        return new Layout.Target(table.text(), names);
    }

    private static String hash(String yaml) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(yaml.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> ordered(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }

    /** The words of {@code text} in lower case. */
    static Set<String> lower(List<String> words) {
        return words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
