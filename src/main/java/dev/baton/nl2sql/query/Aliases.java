package dev.baton.nl2sql.query;

import dev.baton.nl2sql.link.NameWords;
import dev.baton.sql.TableName;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives every table of a statement a short name of its own, and quotes names where needed. */
final class Aliases {
    private static final Set<String> KEYWORDS =
            Set.of(
                    """
                    all analyse analyze and any array as asc asymmetric authorization
                    binary both case cast check collate column concurrently constraint
                    create cross current_date current_role current_time current_timestamp
                    current_user default deferrable desc distinct do else end except false
                    fetch for foreign freeze from full grant group having ilike in
                    initially inner intersect into is isnull join lateral leading left
                    like limit localtime localtimestamp natural not notnull null offset on
                    only or order outer overlaps placing primary references returning
                    right select session_user similar some symmetric table tablesample
                    then to trailing true union unique user using variadic verbose when
                    where window with
                    """
                            .strip()
                            .split("\\s+"));
    private final Set<String> used;
    private final boolean outermost;

    Aliases() {
        this(new HashSet<>(), true);
    }

    private Aliases(Set<String> used, boolean outermost) {
        this.used = used;
        this.outermost = outermost;
    }

    boolean outermost() {
        return outermost;
    }

    /** For a query within the query: the same names are taken. */
    Aliases inner() {
        return new Aliases(used, false);
    }

    String alias(TableName table) {
        var letters =
                NameWords.ofTable(table.name()).stream()
                        .map(word -> word.substring(0, 1))
                        .collect(Collectors.joining())
                        .replaceAll("[^a-z]", "");
        var base = letters.isEmpty() ? "t" : letters;
        var alias = base;
        for (int i = 2; KEYWORDS.contains(alias) || !used.add(alias); i++) {
            alias = base + i;
        }
        return alias;
    }

    /** An identifier, quoted where PostgreSQL needs it. */
    static String quote(String identifier) {
        return identifier.matches("[a-z_][a-z0-9_]*") && !KEYWORDS.contains(identifier)
                ? identifier
                : "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
