package dev.baton.finance.invoice.check;

import dev.baton.finance.invoice.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field that a person has to say: why, what was read of it, and what else it may be. */
public record Open(Field field, String why, @Nullable String read, List<String> choices) {
    public Open {
        choices = List.copyOf(choices);
    }
}
