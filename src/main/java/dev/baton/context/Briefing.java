package dev.baton.context;

import java.util.List;

/**
 * What a prompt says of evidence and history: fenced data, each piece of evidence under its step's
 * id. Both sizes are counted tokens; {@code plainTokens} is what all of it would have taken.
 */
public record Briefing(String text, int tokens, int plainTokens, int budget, List<Piece> pieces) {
    /** One piece of evidence, or the history, and what became of it. */
    public record Piece(
            String name,
            int tokens,
            int plainTokens,
            Compressed.Means means,
            List<String> leftOut) {
        public Piece {
            leftOut = List.copyOf(leftOut);
        }
    }

    public Briefing {
        pieces = List.copyOf(pieces);
    }

    /** False when what is pinned alone takes more than the budget. */
    public boolean fits() {
        return tokens <= budget;
    }

    /**
     * What a prompt of that length would have taken uncompressed, for {@code ModelCall.insteadOf}.
     */
    public int plainOf(int promptTokens) {
        return promptTokens - tokens + plainTokens;
    }
}
