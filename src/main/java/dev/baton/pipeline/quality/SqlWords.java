package dev.baton.pipeline.quality;

import static java.util.stream.Collectors.joining;

import dev.baton.plan.Value;
import dev.baton.sql.TableName;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Names and values as SQL: always quoted, so that none can be anything else. */
final class SqlWords {
    private static final String ACCENTED =
            "àáâãäåāăąçćčďđèéêëēęěğìíîïīıłľñńňòóôõöøōőřŕśšşșťţțùúûüūůűýÿźžż";
    private static final String PLAIN =
            "aaaaaaaaacccddeeeeeeegiiiiiillnnnoooooooorrsssstttuuuuuuuyyzzz";

    private static final String FOLDED =
            "nullif(btrim(regexp_replace(replace(translate(lower(%s), %s, %s), 'ß', 'ss'), "
                    + "'[[:space:][:punct:]]+', ' ', 'g')), '')";

    private SqlWords() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    static String text(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** A plain value; the database reads a text as whatever type it is compared with. */
    static String literal(Value value) {
        return switch (value) {
            case Value.Number(var number) -> number.toPlainString();
            case Value.Text(var text) -> text(text);
            case Value.Flag(var flag) -> text(String.valueOf(flag));
            case Value.Nothing _, Value.Items _, Value.Fields _, Value.Ref _, Value.Prose _ ->
                    throw new IllegalArgumentException("not a plain value: " + value);
        };
    }

    /** A column of what goes by a short name in FROM, such as {@code t."id"}. */
    static String column(String owner, String column) {
        return owner + "." + quoted(column);
    }

    /** Expressions under the names k0, k1 and so on. */
    static String keys(List<String> expressions) {
        return numbered(expressions.size(), i -> expressions.get(i) + " as k" + i, ", ");
    }

    /** Holds where the keys of a join are these expressions. */
    static String equal(String joined, List<String> expressions) {
        return numbered(
                expressions.size(),
                i -> "%s.k%d = ".formatted(joined, i) + expressions.get(i),
                " and ");
    }

    static String numbered(int count, IntFunction<String> each, String between) {
        return IntStream.range(0, count).mapToObj(each).collect(joining(between));
    }

    static String allPresent(String owner, List<String> columns) {
        return columns.stream()
                .map(column -> column(owner, column) + " is not null")
                .collect(joining(" and "));
    }

    /** Several values as one text a person can read. */
    static String together(String owner, List<String> columns) {
        return columns.stream()
                .map(column -> column(owner, column) + "::text")
                .collect(joining(", ", "concat_ws(', ', ", ")"));
    }

    /** The text without case, accents, punctuation and needless spaces. */
    static String folded(String text) {
        // lower() knows accented letters only where the database's locale does.
        var accented = ACCENTED + ACCENTED.toUpperCase(Locale.ROOT);
        return FOLDED.formatted(text, text(accented), text(PLAIN + PLAIN));
    }

    /** The words of a folded text in the order of the alphabet. */
    static String sortedWords(String folded) {
        return "(select string_agg(w.word, ' ' order by w.word) from regexp_split_to_table(%s, ' ') as w(word))"
                .formatted(folded);
    }
}
