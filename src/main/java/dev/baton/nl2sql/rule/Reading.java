package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Lexicon;
import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.Mention;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.link.Target;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.TableName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a question: the meanings chosen for its mentions, the template and the slots so
 * far.
 */
final class Reading {
    final SchemaIndex index;
    final Linking linking;
    final Choices choices;
    final List<Mention.Meaning> meanings;
    final Slots slots = new Slots();
    final List<Amount> amounts = new ArrayList<>();
    final Template template;

    /** "at least 3": what a number is compared by; the adjective may say which column. */
    record Amount(
            String operator,
            BigDecimal number,
            @Nullable BigDecimal upTo,
            Adjectives.@Nullable Adjective adjective) {}

    Reading(SchemaIndex index, Linking linking, Choices choices) {
        this.index = index;
        this.linking = linking;
        this.choices = choices;
        this.meanings = new Meanings(index, linking, choices).choose();
        this.template = new Template(items());
    }

    private List<Template.Item> items() {
        var items = new ArrayList<Template.Item>();
        for (int i = 0; i < linking.tokens().size(); ) {
            int mention = mentionAt(i);
            int period = periodAt(i);
            if (mention >= 0) {
                var span = linking.mentions().get(mention);
                lead(span, items);
                items.add(
                        new Template.Item("@" + letter(mention) + mention, span.from(), span.to()));
                i = span.to();
            } else if (period >= 0) {
                var span = linking.periods().get(period);
                items.add(new Template.Item("~" + period, span.from(), span.to()));
                i = span.to();
            } else {
                var token = linking.tokens().get(i);
                var text =
                        switch (token.kind()) {
                            case NUMBER -> "#" + token.text();
                            case QUOTED -> "\"" + token.lower().replace(' ', '_') + "\"";
                            case WORD, DATE, SIGN -> token.lower();
                        };
                items.add(new Template.Item(text, i, i + 1));
                i++;
            }
        }
        return items;
    }

    /** "total amount" may be the column total_amount and still ask for a total. */
    private void lead(Mention span, List<Template.Item> items) {
        var first = linking.tokens().get(span.from()).lower();
        if (span.to() - span.from() > 1
                && List.of("total", "average", "maximum", "minimum").contains(first)) {
            items.add(new Template.Item(first, span.from(), span.from() + 1));
        }
    }

    private int mentionAt(int token) {
        for (int i = 0; i < linking.mentions().size(); i++) {
            if (linking.mentions().get(i).from() == token) {
                return i;
            }
        }
        return -1;
    }

    private int periodAt(int token) {
        for (int i = 0; i < linking.periods().size(); i++) {
            if (linking.periods().get(i).from() == token) {
                return i;
            }
        }
        return -1;
    }

    private String letter(int mention) {
        return switch (target(mention)) {
            case Target.OfTable _ -> "T";
            case Target.OfRole _ -> "R";
            case Target.OfColumn(var column) -> {
                var span = linking.mentions().get(mention);
                boolean verb =
                        linking.tokens().subList(span.from(), span.to()).stream()
                                .anyMatch(token -> Lexicon.verb(token.lower()));
                yield index.type(column) == ColumnType.BOOLEAN
                        ? "B"
                        : verb && index.type(column).temporal() ? "D" : "C";
            }
            case Target.OfValue _ -> "V";
            case Target.OfRule _ -> "U";
            case Target.OfMetric _ -> "M";
        };
    }

    Target target(int mention) {
        return meanings.get(mention).target();
    }

    TableName table(int mention) {
        return target(mention).table();
    }

    /** The words of a mention as written. */
    String words(int mention) {
        var span = linking.mentions().get(mention);
        var text = new StringBuilder();
        for (int i = span.from(); i < span.to(); i++) {
            text.append(i == span.from() ? "" : " ").append(linking.tokens().get(i).text());
        }
        return text.toString();
    }

    @Nullable ColumnName column(int mention) {
        return mention >= 0 && target(mention) instanceof Target.OfColumn(var column)
                ? column
                : null;
    }

    boolean isTable(int mention) {
        return mention >= 0
                && (target(mention) instanceof Target.OfTable
                        || target(mention) instanceof Target.OfRole);
    }

    boolean numeric(int mention) {
        var column = column(mention);
        return column != null && index.type(column).numeric() && !key(column);
    }

    boolean temporal(int mention) {
        var column = column(mention);
        return column != null && index.type(column).temporal();
    }

    /** True for columns that are keys or lead to other tables. */
    boolean key(ColumnName column) {
        return index.table(column.table()).primaryKey().contains(column.name())
                        && index.table(column.table()).primaryKey().size() == 1
                || index.graph().from(column.table()).stream()
                        .anyMatch(
                                edge -> edge.toOne() && edge.fromColumns().contains(column.name()));
    }

    int at(int mention) {
        return linking.mentions().get(mention).from();
    }
}
