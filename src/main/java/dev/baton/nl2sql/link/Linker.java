package dev.baton.nl2sql.link;

import dev.baton.sql.ColumnName;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/** Links the words of a question to a schema. */
public final class Linker {
    private Linker() {}

    /** All that the question's words may mean, without a sense of today. */
    public static Linking link(String question, Schema schema) {
        return link(question, schema, LocalDate.EPOCH);
    }

    /** As {@link #link(String, Schema)}; relative dates count from {@code today}. */
    public static Linking link(String question, Schema schema, LocalDate today) {
        var index = SchemaIndex.of(schema);
        var tokens = Negated.split(index, Tokens.of(plain(question)));
        var periods = Titles.without(index, tokens, Periods.find(tokens, today));
        var mentions = new Spans(index, tokens, periods).mentions();
        var tables = new LinkedHashMap<TableName, Double>();
        var columns = new LinkedHashMap<ColumnName, Double>();
        var values = new ArrayList<ValueMatch>();
        var rules = new LinkedHashSet<Semantics.Rule>();
        var metrics = new LinkedHashSet<Semantics.Metric>();
        for (var mention : mentions) {
            for (var meaning : mention.meanings()) {
                tables.merge(meaning.target().table(), meaning.score(), Math::max);
                switch (meaning.target()) {
                    case Target.OfColumn(var column) ->
                            columns.merge(column, meaning.score(), Math::max);
                    case Target.OfValue(var column, var value) -> {
                        columns.merge(column, meaning.score(), Math::max);
                        values.add(new ValueMatch(column, value, meaning.score()));
                    }
                    case Target.OfRole(var edge) -> {
                        tables.merge(edge.from(), meaning.score() * 0.9, Math::max);
                        edge.fromColumns()
                                .forEach(column ->
                                        columns.merge(
                                                new ColumnName(edge.from(), column),
                                                meaning.score(),
                                                Math::max));
                    }
                    case Target.OfRule(var rule) -> rules.add(rule);
                    case Target.OfMetric(var metric) -> metrics.add(metric);
                    case Target.OfTable _ -> {}
                }
            }
        }
        var unlinked = unlinked(tokens, periods, mentions);
        long content = tokens.stream().filter(Linker::content).count();
        double coverage = content == 0 ? 0 : 1 - unlinked.size() / (double) content;
        var ordered = ordered(tables);
        return new Linking(
                tokens,
                mentions,
                periods,
                ordered,
                ordered(columns),
                values,
                joins(index, mentions),
                List.copyOf(rules),
                List.copyOf(metrics),
                coverage,
                unlinked);
    }

    private static String plain(String question) {
        return question.replaceAll("(?i)\\bfirst and last (names?)\\b", "first $1 and last $1")
                .replaceAll("(?i)\\bfirst/last (names?)\\b", "first $1 and last $1");
    }

    private static <T> List<T> ordered(LinkedHashMap<T, Double> scored) {
        return scored.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** The shortest joins between the best meanings of neighbouring mentions. */
    private static List<JoinPath> joins(SchemaIndex index, List<Mention> mentions) {
        var tables = new LinkedHashSet<TableName>();
        mentions.forEach(mention -> tables.add(mention.best().target().table()));
        var list = List.copyOf(tables);
        var joins = new ArrayList<JoinPath>();
        for (int i = 0; i < list.size() && i < 6; i++) {
            for (int j = i + 1; j < list.size() && j < 6; j++) {
                index.graph().paths(list.get(i), list.get(j)).stream().limit(2).forEach(joins::add);
            }
        }
        return joins;
    }

    static boolean content(Token token) {
        return switch (token.kind()) {
            case QUOTED -> true;
            case WORD -> !Lexicon.stop(token.lower()) && !Lexicon.light(token);
            case NUMBER, DATE, SIGN -> false;
        };
    }

    private static List<String> unlinked(
            List<Token> tokens, List<Period> periods, List<Mention> mentions) {
        var unlinked = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            int at = i;
            boolean covered =
                    mentions.stream().anyMatch(mention -> mention.from() <= at && at < mention.to())
                            || periods.stream()
                                    .anyMatch(period -> period.from() <= at && at < period.to());
            if (!covered && content(tokens.get(i))) {
                unlinked.add(tokens.get(i).text());
            }
        }
        return unlinked;
    }
}
