package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.link.Target;
import dev.baton.sql.ColumnName;
import dev.baton.sql.Semantics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which number of the rows is meant when only "in total" is said. */
final class Amounts {
    private static final Set<String> MONEY =
            Set.of(
                    "amount", "total", "sum", "price", "cost", "value", "budget", "fee", "revenue",
                    "paid", "charge", "salary", "net", "gross", "balance", "premium");

    private Amounts() {}

    /** The column's name in words; null when the rows have no number that adds up. */
    static @Nullable String of(Said said, Asked asked) {
        var index = SchemaIndex.of(asked.schema());
        for (var mention : said.mentions()) {
            if (mention.best().target() instanceof Target.OfColumn(var column)
                    && number(index, column)) {
                return place(said, mention.from(), mention.to());
            }
        }
        int subject = said.firstTable();
        if (subject < 0) {
            return null;
        }
        var table = said.mentions().get(subject).best().target().table();
        String best = null;
        double score = -1;
        for (var column : index.table(table).columns()) {
            var name = new ColumnName(table, column.name());
            if (!number(index, name)) {
                continue;
            }
            var names = names(asked.schema().semantics(), name);
            double here = names.stream().mapToDouble(Amounts::fits).max().orElse(0);
            if (here > score) {
                score = here;
                best =
                        fits(names.getLast()) > 0 || names.size() == 1
                                ? plain(names)
                                : names.getFirst();
            }
        }
        return best;
    }

    private static @Nullable String place(Said said, int from, int to) {
        var place = said.place(from, to);
        return place == null ? null : said.text.substring(place[0], place[1]);
    }

    /** A synonym is plainer than a name with a currency or a unit in it. */
    private static String plain(List<String> names) {
        var own = names.getLast();
        return own.contains(" ") ? names.getFirst() : own;
    }

    private static double fits(String name) {
        return MONEY.contains(name) ? 3 : money(name) ? 1 : 0;
    }

    private static boolean money(String name) {
        return List.of(name.split(" ")).stream().anyMatch(MONEY::contains);
    }

    private static boolean number(SchemaIndex index, ColumnName column) {
        return index.type(column).numeric()
                && !index.table(column.table()).primaryKey().contains(column.name())
                && index.graph().from(column.table()).stream()
                        .noneMatch(
                                edge -> edge.toOne() && edge.fromColumns().contains(column.name()));
    }

    /** What a column is called: by the semantic layer first, then by its own name. */
    private static List<String> names(Semantics semantics, ColumnName column) {
        var names = new ArrayList<String>();
        for (var entity : semantics.entities()) {
            if (entity.table().equals(column.table())) {
                entity.columns().stream()
                        .filter(each -> each.column().equals(column.name()))
                        .forEach(each -> names.addAll(each.synonyms()));
            }
        }
        names.add(String.join(" ", NameWords.of(column.name())));
        return names;
    }
}
