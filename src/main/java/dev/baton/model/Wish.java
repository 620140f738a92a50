package dev.baton.model;

import dev.baton.plan.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who compares wants a run to be answered: by which engine, which model, which variant
 * of the prompts, and how varied. What is null is as configured.
 */
public record Wish(
        Engine engine,
        @Nullable String model,
        @Nullable String prompt,
        @Nullable Double temperature) {
    /** The field of a run's input that holds it. */
    public static final String FIELD = "variant";

    /** As configured. */
    public static final Wish NONE = new Wish(Engine.DEFAULT, null, null, null);

    /** What writes the query. */
    public enum Engine {
        /** A model where one serves, else rules. */
        DEFAULT,
        /** Rules, even where a model serves. */
        RULES,
        /** A model; where it fails, the run does. */
        MODEL;

        /** The name on the wire. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the input of a run says of it. */
    public static Wish of(Value.Fields request) {
        if (!(request.at(FIELD) instanceof Value.Fields wish)) {
            return NONE;
        }
        return new Wish(
                wish.text("engine").map(Wish::engine).orElse(Engine.DEFAULT),
                wish.text("model").orElse(null),
                wish.text("prompt").orElse(null),
                wish.at("temperature") instanceof Value.Number(var number)
                        ? (Double) number.doubleValue()
                        : null);
    }

    /** The engine of that name; what is not known is as configured. */
    private static Engine engine(String code) {
        for (var engine : Engine.values()) {
            if (engine.code().equals(code)) {
                return engine;
            }
        }
        return Engine.DEFAULT;
    }
}
