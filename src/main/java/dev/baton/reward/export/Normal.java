package dev.baton.reward.export;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form in which two wordings are the same. */
final class Normal {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private Normal() {}

    /** A question without case, punctuation and spaces that say nothing. */
    static String question(String question) {
        var same = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(same).replaceAll(" ").strip();
    }

    /** A query without comments, line breaks, a closing semicolon and the case of its words. */
    static String sql(String sql) {
        var same =
                SqlPieces.of(sql).stream()
                        .map(piece ->
                                switch (piece.kind()) {
                                    case COMMENT -> " ";
                                    case OTHER ->
                                            BLANK.matcher(piece.text().toLowerCase(Locale.ROOT))
                                                    .replaceAll(" ");
                                    case TEXT, NAME, NUMBER -> piece.text();
                                })
                        .collect(Collectors.joining())
                        .strip();
        while (same.endsWith(";")) {
            same = same.substring(0, same.length() - 1).strip();
        }
        return same;
    }
}
