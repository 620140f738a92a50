package dev.baton.finance.invoice;

import java.util.List;

/**
 * How sure a field is (0 to 1), where it stood, and what else it might say. Two or more
 * alternatives mean that the document alone does not settle it.
 */
public record Mark(double confidence, Place place, List<String> alternatives) {
    public Mark {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence outside 0..1: " + confidence);
        }
        alternatives = List.copyOf(alternatives);
    }

    public Mark(double confidence, Place place) {
        this(confidence, place, List.of());
    }

    /** Whether a person has to choose between readings. */
    public boolean ambiguous() {
        return alternatives.size() > 1;
    }
}
