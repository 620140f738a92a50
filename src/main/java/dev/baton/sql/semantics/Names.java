package dev.baton.sql.semantics;

import dev.baton.json.YamlPart;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the tables and columns that a person wrote: with or without schema, in double quotes when a
 * name holds a dot, in any case when only one fits. What is not found is a fault that names what
 * comes nearest.
 */
final class Names {
    private final Catalogue catalogue;

    Names(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Optional<Table> table(YamlPart part) {
        var written = part.text();
        return written.isEmpty() ? Optional.empty() : table(part, written, parts(written));
    }

    Optional<ColumnName> column(YamlPart part) {
        var written = part.text();
        var parts = parts(written);
        if (parts.size() < 2) {
            if (!written.isEmpty()) {
                part.fault("'%s' must be table.column".formatted(written));
            }
            return Optional.empty();
        }
        return table(part, written, parts.subList(0, parts.size() - 1))
                .flatMap(table -> column(part, table, parts.getLast()));
    }

    Optional<ColumnName> column(YamlPart part, Table table, String name) {
        var names = table.columns().stream().map(Column::name).toList();
        var found = one(names, name);
        if (found.isEmpty()) {
            part.fault(
                    "no column '%s' in %s%s".formatted(name, table.name(), nearest(name, names)));
        }
        return found.map(exact -> new ColumnName(table.name(), exact));
    }

    /** A whole table, or a column of one, as full name. */
    Optional<String> tableOrColumn(YamlPart part) {
        var written = part.text();
        var parts = parts(written);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var tables = tables(parts);
        if (tables.size() == 1) {
            return Optional.of(tables.getFirst().name().toString());
        }
        return parts.size() < 2
                ? table(part, written, parts).map(table -> table.name().toString())
                : column(part).map(ColumnName::toString);
    }

    private Optional<Table> table(YamlPart part, String written, List<String> parts) {
        var found = tables(parts);
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        if (found.isEmpty()) {
            var names =
                    catalogue.tables().stream()
                            .map(Table::name)
                            .flatMap(name -> Stream.of(name.name(), name.toString()))
                            .toList();
            part.fault(
                    "no table '%s'%s".formatted(String.join(".", parts), nearest(written, names)));
        } else {
            part.fault(
                    "'%s' may be %s: name the schema"
                            .formatted(
                                    written,
                                    String.join(
                                            " or ",
                                            found.stream()
                                                    .map(table -> table.name().toString())
                                                    .toList())));
        }
        return Optional.empty();
    }

    private List<Table> tables(List<String> parts) {
        var exact = catalogue.tables().stream().filter(t -> named(t.name(), parts)).toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        var lower = parts.stream().map(Names::lower).toList();
        return catalogue.tables().stream()
                .filter(table -> named(lower(table.name()), lower))
                .toList();
    }

    private static TableName lower(TableName name) {
        return new TableName(lower(name.schema()), lower(name.name()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean named(TableName name, List<String> parts) {
        return switch (parts.size()) {
            case 1 -> name.name().equals(parts.getFirst());
            case 2 -> name.schema().equals(parts.getFirst()) && name.name().equals(parts.getLast());
            default -> false;
        };
    }

    private static Optional<String> one(List<String> names, String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        var alike = names.stream().filter(name::equalsIgnoreCase).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    static List<String> parts(String written) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < written.length(); i++) {
            var c = written.charAt(i);
            if (c == '"') {
                var doubled = quoted && i + 1 < written.length() && written.charAt(i + 1) == '"';
                if (doubled) {
                    part.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String nearest(String name, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> alike(name, other))
                .map(other -> "; did you mean '%s'?".formatted(other))
                .orElse("");
    }

    private static boolean alike(String name, String other) {
        return other.startsWith(name) || distance(name, other) <= Math.max(2, name.length() / 3);
    }

    /** How many letters must change (Levenshtein). */
    private static int distance(String some, String other) {
        var previous = new int[other.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= some.length(); i++) {
            var current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                var same = some.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                current[j] =
                        Math.min(previous[j - 1] + same, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
