package dev.baton.context;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A call of a tool and its result, told together or not at all. */
final class ToolCall implements Part {
    private static final int LEAST_FOR_CALL = 40;
    private final Reading call;
    private final Reading result;

    ToolCall(String call, String result) {
        this.call = new Reading(List.of(Passage.text(call)));
        this.result = new Reading(List.of(Passage.text(result)));
    }

    @Override
    public List<Pin> pins() {
        return Stream.of(call, result).flatMap(part -> part.pins().stream()).distinct().toList();
    }

    @Override
    public Told told(int budget) {
        var asked = call.told(Math.max(LEAST_FOR_CALL, budget / 3));
        var given = result.told(Math.max(0, budget - asked.tokens() - 4));
        var left = new ArrayList<>(asked.leftOut());
        left.addAll(given.leftOut());
        return Told.of("called %s\n→ %s".formatted(asked.text(), given.text()), left);
    }
}
