package dev.baton.nl2sql.learn;

import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.link.Token;
import dev.baton.sql.Schema;
import java.util.StringJoiner;

/** A question's words with its numbers, times, quoted texts and stored values masked. */
public final class Shapes {
    private Shapes() {}

    /** The shape of a question to that schema; one line of stems and signs. */
    public static String of(String question, Schema schema) {
        return of(Linker.link(question, schema));
    }

    static String of(Linking linking) {
        var shape = new StringJoiner(" ");
        var tokens = linking.tokens();
        for (int i = 0; i < tokens.size(); ) {
            int at = i;
            var value =
                    linking.mentions().stream()
                            .filter(mention ->
                                    mention.from() == at
                                            && mention.best().target() instanceof Target.OfValue)
                            .findFirst();
            var period =
                    linking.periods().stream().filter(each -> each.from() == at).findFirst();
            if (value.isPresent()
                    && value.get().best().target() instanceof Target.OfValue(var column, _)) {
                shape.add("@" + column.table().name() + "." + column.name());
                i = value.get().to();
            } else if (period.isPresent()) {
                shape.add("~");
                i = period.get().to();
            } else {
                mask(tokens.get(i), shape);
                i++;
            }
        }
        return shape.toString();
    }

    private static void mask(Token token, StringJoiner into) {
        switch (token.kind()) {
            case WORD -> into.add(token.stem());
            case NUMBER -> into.add("#");
            case DATE -> into.add("~");
            case QUOTED -> into.add("@");
            case SIGN -> {
                // Punctuation tells nothing of what is asked.
            }
        }
    }
}
