package dev.baton.context;

import dev.baton.model.ModelCall;
import dev.baton.model.ModelUse;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks a language model for a summary; says nothing when none serves. */
public final class ModelSummarizer implements Summarizer {
    private static final Prompt PROMPT = Prompt.named("context-summary");
    private final Models models;
    private final Duration patience;
    private final Cancellation cancellation;
    private final Consumer<ModelUse> used;

    /**
     * A summarizer of one step: how long it may take, who cancels it, and where its cost is noted.
     */
    public ModelSummarizer(
            Models models, Duration patience, Cancellation cancellation, Consumer<ModelUse> used) {
        this.models = models;
        this.patience = patience;
        this.cancellation = cancellation;
        this.used = used;
    }

    @Override
    public Optional<String> summarize(String text, List<Pin> pins, int budget) {
        if (!models.available(Purpose.PROSE)) {
            return Optional.empty();
        }
        var keep =
                pins.stream()
                        .filter(pin -> !pin.decision())
                        .map(Pin::text)
                        .collect(Collectors.joining("; "));
        var prompt =
                PROMPT.with(Map.of("text", text, "keep", keep, "tokens", String.valueOf(budget)));
        try {
            var reply = models.ask(new ModelCall(Purpose.PROSE, prompt, patience, cancellation));
            used.accept(reply.use());
            return Optional.of(reply.text().strip());
        } catch (ProblemException e) {
            if (!e.problem().cause().ofModel()) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
