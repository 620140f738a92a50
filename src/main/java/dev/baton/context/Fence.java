package dev.baton.context;

import dev.baton.model.Tokens;
import dev.baton.plan.StepId;

/** The marks around a piece of data in a prompt; nothing inside can end them. */
record Fence(String name, String open, String close, int tokens) {
    static final Fence HISTORY = of("history", "<history>\n", "\n</history>\n");

    static Fence of(StepId step, String title) {
        var called =
                title.isBlank()
                        ? ""
                        : " of=\"%s\""
                                .formatted(Inert.text(title).replaceAll("[\"\\s]+", " ").strip());
        return of(
                step.value(),
                "<evidence step=\"%s\"%s>\n".formatted(step, called),
                "\n</evidence>\n");
    }

    private static Fence of(String name, String open, String close) {
        return new Fence(name, open, close, Tokens.count(open) + Tokens.count(close));
    }

    String around(String text) {
        return open + text + close;
    }
}
