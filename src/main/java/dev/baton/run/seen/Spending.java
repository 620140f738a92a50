package dev.baton.run.seen;

import dev.baton.run.seen.Timeline.ModelCall;
import dev.baton.run.seen.Timeline.Spent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what model calls took. */
final class Spending {
    private Spending() {}

    /** A call with what it cost, which the call itself only tells in words. */
    record Use(String step, ModelCall call, @Nullable Long costMicros) {
        int savedTokens() {
            return Math.max(0, call.plainTokens() - call.inputTokens());
        }
    }

    static Spent of(List<Use> uses) {
        return new Spent(
                uses.stream()
                        .mapToLong(use -> use.call().inputTokens() + use.call().outputTokens())
                        .sum(),
                uses.stream()
                        .mapToLong(use ->
                                Math.max(use.call().plainTokens(), use.call().inputTokens())
                                        + use.call().outputTokens())
                        .sum(),
                uses.stream().mapToLong(Use::savedTokens).sum(),
                dollars(
                        uses.stream()
                                .mapToLong(use -> use.costMicros() == null ? 0 : use.costMicros())
                                .sum()),
                uses.stream().map(Use::call).toList());
    }

    /** Millionths of a US dollar as dollars. */
    static String dollars(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
