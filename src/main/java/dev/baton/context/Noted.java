package dev.baton.context;

import dev.baton.model.Tokens;
import java.util.List;

/** A part that says at its end what was left out of it, and is never longer than the plain text. */
final class Noted implements Part {
    private static final int FOR_NOTE = 14;
    private static final int WORTH_IT = 12;
    private static final int ATTEMPTS = 4;
    private static final int MOST_NAMED = 4;
    private final Part part;
    private final Told plain;

    Noted(Part part) {
        this.part = part;
        plain = Told.whole(part.plain());
    }

    int plainTokens() {
        return plain.tokens();
    }

    @Override
    public String plain() {
        return plain.text();
    }

    @Override
    public List<Pin> pins() {
        return part.pins();
    }

    @Override
    public Told told(int budget) {
        if (plain.tokens() <= budget) {
            return shorter(part.told(budget));
        }
        int limit = budget - FOR_NOTE;
        for (int attempt = 0; attempt < ATTEMPTS && limit > 0; attempt++) {
            var told = noted(part.told(limit));
            if (told.tokens() <= budget) {
                return shorter(filled(told, limit, budget));
            }
            limit -= told.tokens() - budget;
        }
        return shorter(noted(part.told(0)));
    }

    /** The note took less than was kept for it: the rest may be told. */
    private Told filled(Told told, int limit, int budget) {
        int room = budget - told.tokens();
        if (room < WORTH_IT || told.leftOut().isEmpty()) {
            return told;
        }
        var more = noted(part.told(limit + room));
        return more.tokens() > told.tokens() && more.tokens() <= budget ? more : told;
    }

    private Told shorter(Told told) {
        return told.tokens() < plain.tokens() ? told : plain;
    }

    /** The gate stands behind the rules as well: what they lost by mistake is put back. */
    private Told noted(Told told) {
        var text =
                Gate.passes(pins(), told.text())
                        ? told.text()
                        : PinSet.completed(told.text(), pins());
        if (told.leftOut().isEmpty()) {
            return Told.whole(text);
        }
        var named = told.leftOut().subList(0, Math.min(MOST_NAMED, told.leftOut().size()));
        var more = named.size() < told.leftOut().size() ? "; …" : "";
        var note = "(left out: %s%s)".formatted(String.join("; ", named), more);
        var whole = text.isEmpty() ? note : text + "\n" + note;
        return new Told(whole, Tokens.count(whole), told.leftOut());
    }
}
