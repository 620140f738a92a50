package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.link.Mention;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.Target;
import dev.baton.sql.Semantics;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks back when the words fit two readings alike; each option is a question of its own. */
final class Ambiguity {
    private static final Pattern SIZE =
            Pattern.compile("\\b(largest|biggest|smallest)\\b ?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONES = Pattern.compile("\\bones\\b", Pattern.CASE_INSENSITIVE);
    private static final double ALIKE = 0.03;
    private final String question;
    private final Said said;
    private final Asked asked;
    private final Candidate best;
    private final Semantics semantics;

    private Ambiguity(String question, Asked asked, Candidate best) {
        this.question = question.strip();
        this.asked = asked;
        this.best = best;
        this.said = Said.of(this.question, asked);
        this.semantics = asked.schema().semantics();
    }

    /** The question back; null when one reading is clearly the likeliest. */
    static Draft.@Nullable Clarification of(String question, Asked asked, Candidate best) {
        var doubt = new Ambiguity(question, asked, best);
        var draft = doubt.ones();
        draft = draft == null ? doubt.columns() : draft;
        draft = draft == null ? doubt.roles() : draft;
        return draft == null ? doubt.sizes() : draft;
    }

    /** "open ones" when rows of two kinds may be open. */
    private Draft.@Nullable Clarification ones() {
        if (!ONES.matcher(question).find()) {
            return null;
        }
        for (var mention : said.mentions()) {
            boolean stands =
                    mention.to() < said.linking.tokens().size()
                            && said.linking.tokens().get(mention.to()).lower().equals("ones");
            if (stands && !(mention.best().target() instanceof Target.OfTable)) {
                return asking(
                        "It is not said of what the ones are.",
                        tables(mention).stream()
                                .map(table -> ONES.matcher(question).replaceFirst(rowsOf(table)))
                                .toList());
            }
        }
        return null;
    }

    /** A column that two tables have, and nothing that tells which table is meant. */
    private Draft.@Nullable Clarification columns() {
        if (said.ownSubject()) {
            return null;
        }
        var columns =
                said.mentions().stream()
                        .filter(mention -> mention.best().target() instanceof Target.OfColumn)
                        .toList();
        if (columns.isEmpty() || columns.size() != said.mentions().size()) {
            return null;
        }
        var shared = new LinkedHashSet<>(tables(columns.getFirst()));
        columns.forEach(mention -> shared.retainAll(tables(mention)));
        var first = columns.getFirst();
        var place = said.place(first.from(), first.to());
        if (place == null) {
            return null;
        }
        return asking(
                "More than one table holds “" + question.substring(place[0], place[1]) + "”.",
                shared.stream()
                        .map(table ->
                                question.substring(0, place[1])
                                        + " of "
                                        + rowsOf(table)
                                        + question.substring(place[1]))
                        .toList());
    }

    /** Rows that are reached in several roles, none of them the default and none of them said. */
    private Draft.@Nullable Clarification roles() {
        var grain = best.query().grain();
        boolean open =
                best.reading().choices.points().stream()
                        .anyMatch(point ->
                                point.worse() < ALIKE
                                        && point.about()
                                                .startsWith(
                                                        "the way from "
                                                                + Router.words(grain)
                                                                + " to "));
        if (!open) {
            return null;
        }
        for (int i = 0; i < best.reading().meanings.size(); i++) {
            var target = best.reading().target(i);
            var roles =
                    semantics.relations().stream()
                            .filter(relation ->
                                    relation.from().table().equals(grain)
                                            && relation.to().table().equals(target.table())
                                            && !target.table().equals(grain))
                            .toList();
            if (roles.size() < 2
                    || roles.stream().anyMatch(role -> role.byDefault() || role.role() == null)) {
                continue;
            }
            var mention = best.reading().linking.mentions().get(i);
            var draft = byRole(target, mention, roles);
            if (draft != null) {
                return draft;
            }
        }
        return null;
    }

    private Draft.@Nullable Clarification byRole(
            Target target, Mention mention, List<Semantics.Relation> roles) {
        var place = said.place(mention.from(), mention.to());
        var before = said.before(mention.from());
        boolean isRole =
                mention.meanings().stream()
                        .anyMatch(meaning -> meaning.target() instanceof Target.OfRole);
        if (place == null
                || isRole && target instanceof Target.OfValue
                || !before.matches("per|each|every|by|the|me|of|all|which|what")) {
            return null;
        }
        var word = question.substring(place[0], place[1]);
        var options = new ArrayList<String>();
        for (var role : roles) {
            if (target instanceof Target.OfTable) {
                var asks = said.with(mention.from(), mention.to(), String.valueOf(role.role()));
                options.add(asks.replaceFirst("(?i)^how many (.+ per .+?)\\??$", "Number of $1"));
            } else if (target instanceof Target.OfValue) {
                var rest = said.with(mention.from(), mention.to(), "").replaceAll("[\\s.?!]+$", "");
                options.add(rest.replaceAll("\\s+", " ") + " with " + role.role() + " " + word);
            }
        }
        return asking("“" + word + "” fits more than one role.", options);
    }

    /** "largest" when both a size of its own and a sum over its rows could tell. */
    private Draft.@Nullable Clarification sizes() {
        var size = SIZE.matcher(question);
        if (!size.find()
                || said.mentions().size() != 1
                || !(said.mentions().getFirst().best().target()
                        instanceof Target.OfTable(var table))
                || semantics.rules().stream()
                        .anyMatch(rule ->
                                rule.table().equals(table)
                                        && rule.phrases().stream()
                                                .anyMatch(phrase ->
                                                        phrase.matches("(?i)large|big|small")))) {
            return null;
        }
        var sorted =
                best.query().order().stream()
                        .map(order -> order.expression())
                        .filter(each -> each instanceof dev.baton.nl2sql.query.Expression.Of)
                        .map(each -> ((dev.baton.nl2sql.query.Expression.Of) each).column())
                        .toList();
        var names = new ArrayList<String>();
        sorted.forEach(column -> names.add(String.join(" ", NameWords.of(column))));
        semantics.metrics().stream()
                .filter(metric ->
                        metric.expression().strip().toLowerCase(Locale.ROOT).startsWith("sum(")
                                && semantics.relations().stream()
                                        .anyMatch(relation ->
                                                relation.from().table().equals(metric.table())
                                                        && relation.to().table().equals(table)))
                .forEach(metric -> names.add(metric.name()));
        var mention = said.mentions().getFirst();
        var place = said.place(mention.from(), mention.to());
        if (place == null || sorted.isEmpty()) {
            return null;
        }
        return asking(
                "“" + size.group(1) + "” may be measured in more than one way.",
                names.stream()
                        .map(name ->
                                SIZE.matcher(question.substring(0, place[1])).replaceFirst("")
                                        + " with the "
                                        + size.group(1)
                                        + " "
                                        + name
                                        + question.substring(place[1]))
                        .toList());
    }

    /** The tables that the words fit about alike. */
    private static Set<TableName> tables(Mention mention) {
        var tables = new LinkedHashSet<TableName>();
        mention.meanings().stream()
                .filter(meaning -> meaning.score() > mention.best().score() - ALIKE)
                .forEach(meaning -> tables.add(meaning.target().table()));
        return tables;
    }

    /** What the rows of a table are called, more than one of them. */
    private String rowsOf(TableName table) {
        return semantics.entities().stream()
                .filter(entity -> entity.table().equals(table))
                .map(entity -> plural(entity.name()))
                .findFirst()
                .orElse(String.join(" ", NameWords.ofTable(table.name())));
    }

    private static String plural(String name) {
        return name.endsWith("s")
                ? name
                : name.matches(".*[^aeiou]y") ? name.replaceFirst("y$", "ies") : name + "s";
    }

    private static Draft.@Nullable Clarification asking(String text, List<String> options) {
        var distinct = options.stream().distinct().toList();
        return distinct.size() < 2 || distinct.size() > 4
                ? null
                : new Draft.Clarification(text + " Which is meant?", distinct);
    }
}
