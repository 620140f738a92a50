package dev.baton.nl2sql.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes identifiers apart into words. */
public final class NameWords {
    private static final Set<String> TABLE_PREFIXES =
            Set.of(
                    "tbl", "tb", "t", "dim", "fact", "fct", "ref", "lkp", "lu", "vw", "v", "mst",
                    "master", "hdr", "hd", "dtl", "tab", "xref", "stg");

    private NameWords() {}

    /** The lower-case words of an identifier: split at underscores, case changes and digits. */
    public static List<String> of(String identifier) {
        var spaced =
                identifier
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                        .replaceAll("(?<=[A-Z])(?=[A-Z][a-z])", " ")
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .toLowerCase(Locale.ROOT)
                        .strip();
        return spaced.isEmpty() ? List.of(identifier) : List.of(spaced.split(" +"));
    }

    /** The words of a table's name without customary prefixes and suffixes. */
    public static List<String> ofTable(String identifier) {
        var words = new ArrayList<>(of(identifier));
        while (words.size() > 1 && TABLE_PREFIXES.contains(words.getFirst())) {
            words.removeFirst();
        }
        while (words.size() > 1 && TABLE_PREFIXES.contains(words.getLast())) {
            words.removeLast();
        }
        return words;
    }

    /** True when a word ends the names of keys. */
    public static boolean keyWord(String word) {
        return Set.of(
                                "id", "ids", "key", "fk", "pk", "sk", "xid", "uid", "guid", "uuid",
                                "oid", "pid", "sid", "aid", "cid")
                        .contains(word)
                || word.length() <= 4 && word.endsWith("id") && word.length() > 2;
    }
}
