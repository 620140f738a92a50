package dev.baton.pipeline.load.table;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names inside SQL. */
final class Quoted {
    private Quoted() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Names with commas between them, each with something before it. */
    static String names(String before, Collection<String> names) {
        return names.stream().map(each -> before + name(each)).collect(Collectors.joining(", "));
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
