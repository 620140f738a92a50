package dev.baton.context;

import dev.baton.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest piece of a text that is told or left out: a sentence, a piece of code, or a part of
 * data.
 */
record Unit(
        int passage,
        Kind kind,
        String text,
        Sentence sentence,
        @Nullable Part part,
        List<Pin> pins,
        int tokens) {
    /** What it is called when it is left out. */
    enum Kind {
        SENTENCE("sentences"),
        CODE("pieces of code"),
        DATA("tables and logs"),
        CALL("tool calls");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Sentence NO_WORDS = Sentence.of("");

    /** Takes passages apart. */
    static List<Unit> of(List<Passage> passages) {
        var pieces = new ArrayList<Piece>();
        for (int at = 0; at < passages.size(); at++) {
            switch (passages.get(at)) {
                case Passage.Called(var call, var result) ->
                        pieces.add(
                                new Piece(at, Kind.CALL, "", NO_WORDS, new ToolCall(call, result)));
                case Passage.Said(_, var text) -> {
                    for (var block : Block.in(text)) {
                        pieces(at, block, pieces);
                    }
                }
            }
        }
        var finder = new PinFinder(pieces.stream().map(Piece::sentence).toList());
        return pieces.stream().map(piece -> piece.unit(finder)).toList();
    }

    private static void pieces(int passage, Block block, List<Piece> into) {
        switch (block) {
            case Block.Prose(var text) -> {
                for (var sentence : Sentence.in(text)) {
                    into.add(new Piece(passage, Kind.SENTENCE, sentence.text(), sentence, null));
                }
            }
            case Block.Code(var text) ->
                    into.add(
                            new Piece(
                                    passage,
                                    Kind.CODE,
                                    text,
                                    Sentence.of(text.replaceAll("\\s+", " ").strip()),
                                    null));
            case Block.Data(var part) ->
                    into.add(new Piece(passage, Kind.DATA, "", NO_WORDS, part));
        }
    }

    /** Decides something, so that it is told whole. */
    boolean decides() {
        return kind == Kind.SENTENCE && !pins.isEmpty() && pins.getFirst().decision();
    }

    /** A unit whose pins are not known yet: they need all sentences. */
    private record Piece(
            int passage, Kind kind, String text, Sentence sentence, @Nullable Part part) {
        Piece {
            part = part == null ? null : new Remembered(part);
        }

        Unit unit(PinFinder finder) {
            return new Unit(
                    passage,
                    kind,
                    text,
                    sentence,
                    part,
                    part == null ? pins(finder) : part.pins(),
                    part == null ? Tokens.count(text) : 0);
        }

        /** Words such as "only" decide nothing in a query. */
        private List<Pin> pins(PinFinder finder) {
            var pins = finder.in(sentence);
            return kind == Kind.CODE ? pins.stream().filter(pin -> !pin.decision()).toList() : pins;
        }
    }
}
