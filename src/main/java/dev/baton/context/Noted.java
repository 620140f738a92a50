package dev.baton.context;

import java.util.List;

/**
 * A part that says at its end what was left out of it, is never longer than the plain text, and has
 * passed the gate.
 */
final class Noted implements Part {
    private static final int FOR_NOTE = 14;
    private static final int WORTH_IT = 12;
    private static final int WORTH_SHARE = 16;
    private static final int ATTEMPTS = 4;
    private static final int MOST_NAMED = 4;
    private final Part part;
    private final Told plain;

    Noted(Reading reading) {
        this(reading, reading.plain());
    }

    Noted(Digest digest) {
        this(digest, digest.plain());
    }

    private Noted(Part part, Told plain) {
        this.part = part;
        this.plain = plain;
    }

    /** All of it, as it would stand in a prompt that leaves nothing out. */
    Told plain() {
        return plain;
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
        if (room < Math.max(WORTH_IT, budget / WORTH_SHARE) || told.leftOut().isEmpty()) {
            return told;
        }
        var more = noted(part.told(limit + room));
        return more.tokens() > told.tokens() && more.tokens() <= budget ? more : told;
    }

    /** The gate stands behind the rules as well: what they lost by mistake is put back. */
    private Told shorter(Told told) {
        var kept =
                told.leftOut().isEmpty() || Gate.passes(pins(), told.text())
                        ? told
                        : Told.of(PinSet.completed(told.text(), pins()), told.leftOut());
        return kept.tokens() < plain.tokens() ? kept : plain;
    }

    private static Told noted(Told told) {
        if (told.leftOut().isEmpty()) {
            return told;
        }
        var named = told.leftOut().subList(0, Math.min(MOST_NAMED, told.leftOut().size()));
        var more = named.size() < told.leftOut().size() ? "; …" : "";
        var note = "(left out: %s%s)".formatted(String.join("; ", named), more);
        var whole = told.text().isEmpty() ? note : told.text() + "\n" + note;
        return Told.of(whole, told.leftOut());
    }
}
