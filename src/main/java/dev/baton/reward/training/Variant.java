package dev.baton.reward.training;

import dev.baton.model.Wish;
import org.jspecify.annotations.Nullable;

/**
 * A way to answer that is compared with others: by which engine, which model and which version of
 * its prompt, and with how many answers to each question; what is null is as the server is
 * configured.
 */
public record Variant(
        String name,
        Wish.Engine engine,
        @Nullable String model,
        @Nullable String prompt,
        int candidates) {
    /** As the server answers without training, one answer each. */
    public static final Variant USUAL = new Variant("default", Wish.Engine.DEFAULT, null, null, 1);
}
