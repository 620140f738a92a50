package dev.baton.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A made-up database of 300 tables from several trades, the same at every run. */
final class LargeSchema {
    private static final int TABLES = 300;
    private static final int ROWS = 12;
    private static final List<String> PLACES =
            List.of("Porto", "Bergen", "Graz", "Malmo", "Leeds", "Turin", "Ghent", "Cork");
    private static final List<String> NAMES =
            List.of(
                    "Ada Lindqvist",
                    "Bruno Keller",
                    "Chiara Fontana",
                    "Dmitri Volkov",
                    "Elif Demir",
                    "Finn Jansen",
                    "Greta Olsen",
                    "Hugo Marchand",
                    "Ines Duarte",
                    "Jonas Weber",
                    "Klara Novak",
                    "Liam Doyle");
    private static final List<String> WORDS =
            List.of(
                    "amber", "birch", "cedar", "delta", "ember", "falcon", "granite", "harbor",
                    "indigo", "juniper", "kestrel", "lagoon", "meadow", "nimbus", "opal", "pebble",
                    "quartz", "raven", "saffron", "thistle", "umber", "velvet", "willow", "yarrow",
                    "zephyr", "anchor", "beacon", "comet", "dune", "echo", "fjord", "garnet",
                    "heather", "iris", "jasper", "krill", "lantern", "marble", "nectar", "orchid",
                    "plume", "quill", "ridge", "sable", "topaz", "ursa", "vesper");

    /** A column; {@code said} are the words people use for it, the first the most usual. */
    record Column(
            String name, List<String> said, Kind kind, List<String> stored, @Nullable String to) {
        Column {
            said = List.copyOf(said);
        }
    }

    /** What a column holds. */
    enum Kind {
        TEXT("text"),
        WHOLE("integer"),
        AMOUNT("numeric(12,2)"),
        DATE("date"),
        FLAG("boolean"),
        KEY("integer");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** A table; {@code key} is its primary key, null for a link table. */
    record Table(
            String name,
            List<String> said,
            @Nullable String key,
            @Nullable Column label,
            List<Column> columns) {
        List<Column> of(Kind kind) {
            return columns.stream().filter(column -> column.kind() == kind).toList();
        }

        boolean link() {
            return key == null;
        }
    }

    private final Map<String, Table> tables = new LinkedHashMap<>();

    private LargeSchema() {}

    static LargeSchema read() throws IOException {
        var schema = new LargeSchema();
        var in =
                Objects.requireNonNull(
                        LargeSchema.class.getResourceAsStream("/bench/large-schema.txt"));
        boolean camel = false;
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("module ")) {
                    camel = line.endsWith(" camel");
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    var table = table(line, camel);
                    schema.tables.put(table.name(), table);
                }
            }
        }
        schema.addSatellites();
        return schema;
    }

    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    Table table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    private static Table table(String line, boolean camel) {
        int colon = line.indexOf(": ");
        var head = line.substring(0, colon);
        boolean link = head.endsWith(" link");
        var names = (link ? head.substring(0, head.length() - 5) : head).split("=");
        var columns = new ArrayList<Column>();
        Column label = null;
        for (var part : line.substring(colon + 2).split(", (?![^{]*})")) {
            var column = column(part);
            columns.add(column);
            if (part.split("[={]")[0].endsWith("*")) {
                label = column;
            }
        }
        var said = names.length > 1 ? List.of(names[1].split("\\|")) : List.of(spoken(names[0]));
        return new Table(names[0], said, link ? null : camel ? "Id" : "id", label, columns);
    }

    private static Column column(String part) {
        var stored = List.<String>of();
        var text = part;
        if (text.contains("{")) {
            stored = List.of(text.substring(text.indexOf('{') + 1, text.indexOf('}')).split(","));
            text = text.substring(0, text.indexOf('{')) + text.substring(text.indexOf('}') + 1);
        }
        var said = text.split("=");
        var name = said[0];
        String to = null;
        if (name.contains(">")) {
            to = name.substring(name.indexOf('>') + 1);
            name = name.substring(0, name.indexOf('>'));
        }
        var plain = name.replaceAll("[*#$@?]", "");
        var kind = to != null ? Kind.KEY : kind(name);
        var words = said.length > 1 ? List.of(said[1].split("\\|")) : List.of(spoken(plain));
        return new Column(plain, words, kind, stored, to);
    }

    private static Kind kind(String name) {
        return switch (name.charAt(name.length() - 1)) {
            case '#' -> Kind.WHOLE;
            case '$' -> Kind.AMOUNT;
            case '@' -> Kind.DATE;
            case '?' -> Kind.FLAG;
            default -> Kind.TEXT;
        };
    }

    private static String spoken(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    /** Notes, histories and attachments that large databases have beside what matters. */
    private void addSatellites() {
        for (var table : List.copyOf(tables.values())) {
            if (table.link() || table.key().equals("Id")) {
                continue;
            }
            var one = table.said().getFirst().replace(' ', '_');
            var owner = new Column(one + "_id", List.of(), Kind.KEY, List.of(), table.name());
            satellite(
                    table.name() + "_history",
                    owner,
                    "changed_on@",
                    "changed_by",
                    "old_value",
                    "new_value");
            satellite(table.name() + "_notes", owner, "author", "note_text", "written_on@");
            satellite(
                    table.name() + "_attachments",
                    owner,
                    "file_name",
                    "size_bytes#",
                    "uploaded_on@");
        }
    }

    private void satellite(String name, Column owner, String... rest) {
        if (tables.size() < TABLES) {
            var columns = new ArrayList<Column>();
            columns.add(owner);
            List.of(rest).forEach(part -> columns.add(column(part)));
            tables.put(name, new Table(name, List.of(spoken(name)), "id", null, columns));
        }
    }

    String ddl() {
        var sql = new StringBuilder();
        for (var table : tables.values()) {
            var columns =
                    table.columns().stream()
                            .map(column -> quoted(column.name()) + " " + column.kind().type)
                            .collect(Collectors.joining(", "));
            var key = table.link() ? "" : quoted(table.key()) + " integer primary key, ";
            sql.append("create table %s (%s%s);\n".formatted(quoted(table.name()), key, columns));
        }
        for (var table : tables.values()) {
            for (var column : table.of(Kind.KEY)) {
                sql.append(
                        "alter table %s add foreign key (%s) references %s;\n"
                                .formatted(
                                        quoted(table.name()),
                                        quoted(column.name()),
                                        quoted(Objects.requireNonNull(column.to()))));
            }
        }
        return sql.toString();
    }

    /** Rows for every table; keys are checked by the database only afterwards. */
    String data() {
        var sql = new StringBuilder("set session_replication_role = replica;\n");
        for (var table : tables.values()) {
            var rows = new ArrayList<String>();
            for (int row = 0; row < ROWS; row++) {
                int at = row;
                var values =
                        table.columns().stream()
                                .map(column -> literal(table, column, at))
                                .collect(Collectors.joining(", "));
                rows.add("(" + (table.link() ? "" : (row + 1) + ", ") + values + ")");
            }
            sql.append(
                    "insert into %s values %s;\n"
                            .formatted(quoted(table.name()), String.join(", ", rows)));
        }
        return sql.append("set session_replication_role = default;\nanalyze;\n").toString();
    }

    private static String literal(Table table, Column column, int row) {
        return switch (column.kind()) {
            case TEXT -> "'" + text(table, column, row) + "'";
            case WHOLE -> String.valueOf(5 + (row * 37 + column.name().length() * 11) % 400);
            case AMOUNT -> String.valueOf(10.5 + (row * 53 + column.name().length() * 7) % 900);
            case DATE -> "date '2023-02-03' + " + (row * 61 + column.name().length());
            case FLAG -> String.valueOf(row % 3 == 0);
            case KEY -> String.valueOf(1 + (row * 5 + column.name().length()) % ROWS);
        };
    }

    /** The text of a row's column, by which questions can name it. */
    static String text(Table table, Column column, int row) {
        if (!column.stored().isEmpty()) {
            return column.stored().get(row % column.stored().size());
        }
        int salt = Math.floorMod((table.name() + column.name()).hashCode(), 997);
        var name = column.name().toLowerCase(Locale.ROOT);
        if (name.contains("city") || name.contains("county") || name.contains("country")) {
            return PLACES.get((row + salt) % PLACES.size());
        }
        if (name.contains("full_name")
                || name.contains("last_name")
                || name.contains("holder")
                || name.endsWith("_by")) {
            return NAMES.get((row + salt) % NAMES.size())
                    .replace(" ", " " + (char) ('A' + salt % 26) + ". ");
        }
        if (name.endsWith("no")
                || name.contains("code")
                || name.contains("number")
                || name.contains("tag")) {
            return "%s-%03d"
                    .formatted(
                            table.name().substring(0, 2).toUpperCase(Locale.ROOT),
                            100 + row * 7 + salt);
        }
        var word = WORDS.get((row * 11 + salt) % WORDS.size());
        return Character.toUpperCase(word.charAt(0))
                + word.substring(1)
                + " "
                + WORDS.get((row * 5 + salt * 3) % WORDS.size());
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The columns by which one table refers to another. */
    static List<Column> keysTo(Table from, Table to) {
        return from.of(Kind.KEY).stream()
                .filter(column ->
                        Optional.ofNullable(column.to()).filter(to.name()::equals).isPresent())
                .toList();
    }
}
