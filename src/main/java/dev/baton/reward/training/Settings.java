package dev.baton.reward.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the questions of a training run are to be answered: by these variants, so many answers at
 * once, within a budget. The seed is that of the intervals that are drawn; {@code dataVariant} is a
 * data source with the same tables and other data, against which answers are graded too; {@code
 * memory} is false when answers are given as if nothing had been learned.
 */
public record Settings(
        List<Variant> variants,
        int concurrency,
        Budget budget,
        long seed,
        @Nullable String dataVariant,
        boolean memory) {
    public Settings {
        variants = List.copyOf(variants);
    }

    /** The answers to one question. */
    public int perQuestion() {
        return variants.stream().mapToInt(Variant::candidates).sum();
    }

    /** The same within another budget. */
    public Settings within(Budget other) {
        return new Settings(variants, concurrency, other, seed, dataVariant, memory);
    }
}
