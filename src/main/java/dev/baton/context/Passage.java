package dev.baton.context;

/**
 * A piece of a conversation or of a run's history, kept together: what was said, or one tool call.
 */
public sealed interface Passage {
    /** Words of a person, an agent or a model; {@code who} is empty for a text of nobody's. */
    record Said(String who, String text) implements Passage {}

    /** A call of a tool with its result: neither is ever told without the other. */
    record Called(String call, String result) implements Passage {}

    static Passage said(String who, String text) {
        return new Said(who, text);
    }

    static Passage called(String call, String result) {
        return new Called(call, result);
    }

    static Passage text(String text) {
        return new Said("", text);
    }

    /** The whole of it, as it stands in a prompt that leaves nothing out. */
    default String whole() {
        return switch (this) {
            case Said(var who, var text) -> who.isEmpty() ? text : who + ": " + text;
            case Called(var call, var result) -> "called " + call + "\n→ " + result;
        };
    }
}
