package dev.baton.nl2sql.learn;

import dev.baton.nl2sql.link.Lexicon;
import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.link.Token;
import dev.baton.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a question asks, its wording left out: the things named, the kinds of its slots, what it
 * wants done with them, and the words that nothing explains.
 */
record Gist(
        Set<TableName> tables,
        Set<Target> named,
        Map<String, Long> slots,
        Set<String> wanted,
        Set<String> rest) {
    private static final Map<String, String> WANTED = meanings();

    private static Map<String, String> meanings() {
        var all = new TreeMap<String, String>();
        put(
                all,
                "most",
                "most highest largest biggest greatest top maximum max longest descending desc");
        put(all, "least", "least lowest smallest fewest minimum min shortest ascending asc");
        put(all, "newest", "latest newest recent");
        put(all, "oldest", "earliest oldest");
        put(all, "sum", "total sum combined altogether overall");
        put(all, "average", "average mean avg");
        put(all, "count", "number count many counted");
        put(all, "each", "per each every");
        put(all, "not", "not no never without none zero except excluding neither nor non");
        put(all, "more", "more greater over above exceeds exceed exceeding");
        put(all, "less", "less fewer under below");
        put(all, "share", "share percentage percent fraction proportion ratio");
        put(all, "or", "or");
        put(all, "both", "both");
        put(all, "distinct", "different distinct unique");
        put(all, "before", "before until");
        put(all, "after", "after since");
        put(all, "between", "between");
        put(all, "only", "only");
        put(all, "median", "median");
        put(all, "difference", "difference minus than");
        return Map.copyOf(all);
    }

    private static void put(Map<String, String> into, String meaning, String words) {
        for (var word : words.split(" ")) {
            into.put(word, meaning);
        }
    }

    static Gist of(Linking linking, Masked masked) {
        var tables = new HashSet<TableName>();
        var named = new HashSet<Target>();
        var covered = new boolean[linking.tokens().size()];
        for (var mention : linking.mentions()) {
            switch (mention.best().target()) {
                case Target.OfTable(var table) -> tables.add(table);
                case Target.OfValue _ -> {
                    // Among the slots.
                }
                case Target.OfColumn _, Target.OfRole _, Target.OfRule _, Target.OfMetric _ ->
                        named.add(mention.best().target());
            }
            cover(covered, mention.from(), mention.to());
        }
        linking.periods().forEach(period -> cover(covered, period.from(), period.to()));
        var slots = new TreeMap<String, Long>();
        masked.slots().forEach(slot -> slots.merge(slot.mask(), 1L, Long::sum));
        var wanted = new TreeSet<String>();
        var rest = new TreeSet<String>();
        for (int i = 0; i < covered.length; i++) {
            var token = linking.tokens().get(i);
            var meaning = WANTED.get(token.lower());
            if (meaning != null && (!covered[i] || !tells(linking, i))) {
                wanted.add(meaning);
            } else if (!covered[i] && content(token)) {
                rest.add(Lexicon.meaning(token.stem()));
            }
        }
        return new Gist(tables, named, slots, wanted, rest);
    }

    private static void cover(boolean[] covered, int from, int to) {
        for (int i = from; i < to; i++) {
            covered[i] = true;
        }
    }

    /** "Top" in a stored name wants nothing; in "total budget" it does. */
    private static boolean tells(Linking linking, int at) {
        return linking.mentions().stream()
                .anyMatch(mention ->
                        mention.from() <= at
                                && at < mention.to()
                                && mention.best().target() instanceof Target.OfValue);
    }

    private static boolean content(Token token) {
        return token.kind() == Token.Kind.WORD
                && !Lexicon.stop(token.lower())
                && !Lexicon.light(token);
    }

    /** Whether both want the same done, with as many slots of each kind. */
    boolean wantsLike(Gist other) {
        return wanted.equals(other.wanted) && slots.equals(other.slots);
    }

    /**
     * How surely both ask the same of a query that reads these tables, 0 to 1: what is named, what
     * is wanted, the slots and the words that nothing explains must agree.
     */
    double agreement(Gist other, Set<TableName> read) {
        if (!named.equals(other.named)
                || !wantsLike(other)
                || !read.containsAll(only(tables, other.tables))
                || !read.containsAll(only(other.tables, tables))) {
            return 0;
        }
        return rest.equals(other.rest) ? tables.equals(other.tables) ? 1 : 0.8 : 0;
    }

    private static <T> List<T> only(Set<T> in, Set<T> notIn) {
        return in.stream().filter(each -> !notIn.contains(each)).toList();
    }
}
