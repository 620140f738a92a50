package dev.baton.context;

import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A value told within a budget: its single fields first, tables by what their columns hold and
 * their first rows, texts by their telling sentences. It computes and never invents, and says what
 * it left out.
 */
final class Digest implements Part {
    private static final int ATTEMPTS = 4;
    private final List<Remembered> parts;
    private final List<Pin> pins;
    private final String plain;

    Digest(List<Part> parts, String plain) {
        this.parts = parts.stream().map(Remembered::new).toList();
        this.plain = plain;
        var found = new LinkedHashSet<Pin>();
        parts.forEach(part -> found.addAll(part.pins()));
        this.pins = List.copyOf(found);
    }

    static Digest of(Value value) {
        var inert = Inert.value(value);
        return new Digest(Outline.of(inert), Json.write(inert));
    }

    /** Its own few words stand before the body unless the body holds them. */
    static Digest of(Evidence evidence) {
        var body = Inert.value(evidence.body());
        var words = Inert.text(evidence.digest().strip());
        var plain = Json.write(body);
        var parts = new ArrayList<Part>();
        if (!words.isEmpty() && !plain.contains(words)) {
            parts.add(new Reading(List.of(Passage.text(words))));
            plain = words + "\n" + plain;
        }
        if (parts.isEmpty() || !(body instanceof Value.Nothing)) {
            parts.addAll(Outline.of(body));
        }
        return new Digest(parts, plain);
    }

    /** The JSON it stands for. */
    Told plain() {
        return Told.whole(plain);
    }

    @Override
    public List<Pin> pins() {
        return pins;
    }

    @Override
    public Told told(int budget) {
        var most = composed(Shares.told(parts, budget));
        if (most.leftOut().isEmpty() && most.tokens() <= budget) {
            return most;
        }
        var least = parts.stream().map(part -> part.told(0)).toList();
        var shortest = composed(least);
        int share = least.stream().mapToInt(Told::tokens).sum() + budget - shortest.tokens();
        for (int attempt = 0; attempt < ATTEMPTS && shortest.tokens() < budget; attempt++) {
            var told = composed(Shares.told(parts, share));
            if (told.tokens() <= budget) {
                return told;
            }
            share -= told.tokens() - budget;
        }
        return shortest;
    }

    private Told composed(List<Told> told) {
        var texts = told.stream().map(Told::text).filter(text -> !text.isEmpty()).toList();
        var left = told.stream().flatMap(each -> each.leftOut().stream()).toList();
        return Told.of(PinSet.completed(String.join("\n", texts), pins), left);
    }
}
