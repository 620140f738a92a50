package dev.baton.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** US dollars per million tokens, which is also millionths of a dollar per token. */
record Price(BigDecimal input, BigDecimal output) {
    private static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

    /** The model's own price, else its provider's; what runs on one's own machine is free. */
    static @Nullable Price of(
            Kind kind, ModelConfig.Account account, ModelConfig.@Nullable Price ofModel) {
        if (ofModel != null) {
            return new Price(ofModel.input(), ofModel.output());
        }
        if (account.inputPrice().isPresent() && account.outputPrice().isPresent()) {
            return new Price(account.inputPrice().get(), account.outputPrice().get());
        }
        return kind == Kind.OLLAMA ? FREE : null;
    }

    long micros(int inputTokens, int outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .setScale(0, RoundingMode.CEILING)
                .longValue();
    }
}
