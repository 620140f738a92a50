package dev.baton.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a person's word teaches: the pairs that follow from it, and nothing else. */
public final class Teaching {
    private Teaching() {}

    /** The pairs of a word; {@code shape} masks literals and stored values of a question. */
    public static List<Pair> pairs(Feedback said, UnaryOperator<String> shape) {
        var about = said.about();
        var pairs = new ArrayList<Pair>();
        if (about.source() == null || about.question().isBlank()) {
            return pairs;
        }
        var right = said.opinion() == Opinion.CORRECT ? said.sql() : about.sql();
        var kind =
                switch (said.opinion()) {
                    case UP -> Pair.Kind.LIKED;
                    case DOWN -> Pair.Kind.REJECTED;
                    case CONFIRM -> Pair.Kind.CONFIRMED;
                    case CORRECT -> Pair.Kind.CORRECTED;
                };
        if (right != null) {
            pairs.add(pair(said, about.source(), kind, right, shape));
        }
        if (said.opinion() == Opinion.CORRECT
                && about.sql() != null
                && !about.sql().equals(right)) {
            pairs.add(pair(said, about.source(), Pair.Kind.REJECTED, about.sql(), shape));
        }
        return pairs;
    }

    private static Pair pair(
            Feedback said, String source, Pair.Kind kind, String sql, UnaryOperator<String> shape) {
        var question = said.about().question().strip();
        return new Pair(
                id(said.run().value(), said.by(), kind.code()),
                source,
                kind,
                question,
                shape.apply(question),
                sql,
                new Pair.Teacher(said.by(), said.trusted(), false, said.run().value(), said.at()),
                null);
    }

    /** The same for the same parts, on whichever server. */
    static String id(String... parts) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return "pair-" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
