package dev.baton.nl2sql.model;

import dev.baton.model.Tokens;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.SchemaPrompt;
import dev.baton.sql.Semantics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model is shown of a schema for a question: the tables that may matter within a budget of
 * tokens, and the words that apply. {@code plainTokens} is what all of the schema would have taken.
 */
record SchemaReading(String text, String rules, int tokens, int plainTokens) {

    static SchemaReading of(Asked asked, WriterConfig config, WholeSchemas whole) {
        var schema = config.valuesShown() ? asked.schema() : whole.withoutValues(asked.schema());
        var linking = Linker.link(words(asked), schema, asked.today());
        var text = SchemaPrompt.text(linking, schema, config.schemaTokens(), Tokens::count);
        return new SchemaReading(
                text,
                rules(asked, linking),
                Tokens.count(text),
                Math.max(Tokens.count(text), whole.tokens(asked.schema())));
    }

    /** What goes on from a question before may need the tables of that one too. */
    private static String words(Asked asked) {
        var before = asked.before();
        return before == null ? asked.question() : before.question() + " " + asked.question();
    }

    /** What the entities of linked tables are called, then what the caller demands. */
    private static String rules(Asked asked, Linking linking) {
        var lines = new ArrayList<String>();
        var linked = new HashSet<>(linking.tables());
        asked.schema().semantics().entities().stream()
                .filter(entity -> linked.contains(entity.table()))
                .forEach(entity -> told(entity, lines));
        lines.addAll(asked.rules());
        return String.join("\n", lines);
    }

    private static void told(Semantics.Entity entity, List<String> lines) {
        var line = new StringBuilder("%s: a row of %s".formatted(entity.name(), entity.table()));
        if (!entity.synonyms().isEmpty()) {
            line.append(", also called ").append(String.join(", ", entity.synonyms()));
        }
        if (entity.label() != null) {
            line.append("; shown by ").append(entity.label());
        }
        lines.add(line.toString());
        for (var column : entity.columns()) {
            var words = new ArrayList<>(column.synonyms());
            if (column.description() != null) {
                words.add(column.description());
            }
            column.values()
                    .forEach((value, said) ->
                            words.add(
                                    said.stream()
                                            .collect(
                                                    Collectors.joining(
                                                            ", ",
                                                            "",
                                                            " is stored as '" + value + "'"))));
            if (!words.isEmpty()) {
                lines.add("  %s: %s".formatted(column.column(), String.join("; ", words)));
            }
        }
    }
}
