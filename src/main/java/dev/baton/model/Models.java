package dev.baton.model;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The language models on duty, first choice first. Calls block the calling (virtual) thread; with
 * none configured every call is refused and rules serve.
 */
@Startup
@ApplicationScoped
public class Models {
    /** The name of what serves when no model does. */
    public static final String RULES = "rules";

    private static final Logger LOG = Logger.getLogger(Models.class);

    private final List<Provider> chain;
    private final List<String> compared;
    private final PromptFiles prompts;
    private final @Nullable String variant;
    private final Budget budget;
    private final ModelMetrics metrics;

    /** Models whose calls nobody counts. */
    public Models(ModelConfig config, Spending spending, Clock clock) {
        this(config, spending, clock, new SimpleMeterRegistry());
    }

    @Inject
    Models(ModelConfig config, Spending spending, Clock clock, MeterRegistry meters) {
        metrics = new ModelMetrics(meters);
        compared = config.compared().orElse(List.of());
        prompts = new PromptFiles(config.prompts().map(Path::of).orElse(null));
        variant = config.promptVariant().orElse(null);
        chain = chosen(config).stream().map(kind -> new Provider(kind, config)).toList();
        budget = new Budget(config.dailyLimit().orElse(null), spending, clock);
        chain.forEach(metrics::watch);
        if (variant != null && !prompts.known(variant)) {
            throw new IllegalStateException(
                    "baton.model.prompt-variant: no prompt has a variant %s".formatted(variant));
        }
        LOG.infof("questions are answered by %s", engine(Purpose.SQL));
    }

    /** A provider, the model of it that writes queries, and whether it is asked at present. */
    public record State(String provider, String model, boolean ready) {}

    /** The providers in the order they are asked; empty when only rules serve. */
    public List<State> states() {
        return chain.stream()
                .map(each -> new State(each.name(), each.model(Purpose.SQL), each.ready()))
                .toList();
    }

    /** The model that is asked first for that, or {@value #RULES}. */
    public String engine(Purpose purpose) {
        return chain.isEmpty() ? RULES : chain.getFirst().model(purpose);
    }

    /** What writes queries first: a model's name, or {@value #RULES}. */
    public String engine() {
        return engine(Purpose.SQL);
    }

    /** The prompt as that wish has it: its variant, where it has one. */
    public Prompt prompt(Prompt usual, Wish wish) {
        return prompts.of(usual, wish.prompt() == null ? variant : wish.prompt());
    }

    /** Every prompt as it is now, and its variants. */
    public List<PromptVersion> promptVersions() {
        return prompts.all();
    }

    /** What cannot be had of a wish, in words; empty when all of it can. */
    public Optional<Problem> whyNot(Wish wish) {
        var prompt = wish.prompt();
        if (prompt != null && !prompts.known(prompt)) {
            return Optional.of(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "No prompt has a variant “%s”.".formatted(prompt),
                            "GET /prompts lists what there is."));
        }
        var model = wish.model();
        if (model != null
                && !compared.contains(model)
                && chain.stream().noneMatch(each -> each.has(model))) {
            return Optional.of(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "The model “%s” is not configured.".formatted(model),
                            "Name it in baton.model.compared."));
        }
        return wish.engine() == Wish.Engine.MODEL && chain.isEmpty()
                ? whyNot(Purpose.SQL)
                : Optional.empty();
    }

    /** What so many tokens cost with the model asked first; empty when its price is not known. */
    public Optional<Long> micros(Purpose purpose, int inputTokens, int outputTokens) {
        var price = chain.isEmpty() ? null : chain.getFirst().price(purpose);
        return price == null
                ? Optional.empty()
                : Optional.of(price.micros(inputTokens, outputTokens));
    }

    /** True when a call has a chance: a model is configured, not failing, and not over budget. */
    public boolean available(Purpose purpose) {
        return whyNot(purpose).isEmpty();
    }

    /** Why no model serves now, in words; empty when one does. */
    public Optional<Problem> whyNot(Purpose purpose) {
        if (chain.isEmpty()) {
            return Optional.of(
                    Problem.of(
                            Cause.MODEL_FAILED,
                            "No language model is configured.",
                            "Set OPENAI_API_KEY, ANTHROPIC_API_KEY or BATON_MODEL_PROVIDER."));
        }
        if (chain.stream().noneMatch(Provider::ready)) {
            return Optional.of(
                    Problem.of(
                            Cause.MODEL_FAILED,
                            "Every language model failed too often and is left alone for a while."));
        }
        if (budget.limited()
                && chain.stream().anyMatch(provider -> provider.price(purpose) == null)) {
            return Optional.of(
                    Problem.of(
                            Cause.BUDGET_SPENT,
                            "A spending limit is set, but a model has no price.",
                            "Set the provider's input and output price."));
        }
        return budget.spent();
    }

    /**
     * Asks the first model that answers. Throws a {@link ProblemException} of cause model_failed,
     * model_timeout, model_garbage, budget_spent or cancelled.
     */
    public ModelReply ask(ModelCall call) {
        call.cancellation().check();
        whyNot(call.purpose())
                .ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
        try (var interruption = new Interruption(call.cancellation(), call.patience())) {
            return ask(call, interruption);
        }
    }

    private ModelReply ask(ModelCall call, Interruption interruption) {
        Problem last = null;
        for (var provider : asked(call)) {
            var started = System.nanoTime();
            try {
                var reply = provider.ask(call, interruption);
                budget.add(reply.use().costMicros());
                metrics.answered(provider.name(), reply.use());
                return reply;
            } catch (Exception e) {
                var reason = interruption.reason();
                if (reason == Interruption.Reason.CANCELLED) {
                    call.cancellation().check();
                }
                last =
                        reason == Interruption.Reason.LATE
                                ? Failure.late(provider.name())
                                : Failure.told(e, provider.name());
                LOG.warnf("model call for %s: %s", call.purpose().code(), last.text());
                metrics.failed(
                        provider.name(),
                        call.model() == null ? provider.model(call.purpose()) : call.model(),
                        last.cause(),
                        Duration.ofNanos(System.nanoTime() - started));
                if (reason != null || Failure.spoken(e)) {
                    break;
                }
            }
        }
        throw new ProblemException(
                last != null ? last : Problem.of(Cause.MODEL_FAILED, "No model was asked."));
    }

    /** A model by name is asked where it is served, and nobody in its place. */
    private List<Provider> asked(ModelCall call) {
        var model = call.model();
        return model == null
                ? chain
                : List.of(
                        chain.stream()
                                .filter(each -> each.has(model))
                                .findFirst()
                                .orElse(chain.getFirst()));
    }

    private static List<Kind> chosen(ModelConfig config) {
        var named = config.provider().map(String::strip).orElse("");
        if (named.equalsIgnoreCase(RULES)) {
            return List.of();
        }
        var kinds = new LinkedHashSet<Kind>();
        if (!named.isEmpty()) {
            kinds.add(Kind.named(named));
        } else if (config.openai().key().isPresent()) {
            kinds.add(Kind.OPENAI);
        } else if (config.anthropic().key().isPresent()) {
            kinds.add(Kind.ANTHROPIC);
        } else {
            return List.of();
        }
        for (var further : config.fallback().orElse(List.of())) {
            if (!further.strip().equalsIgnoreCase(RULES)) {
                kinds.add(Kind.named(further));
            }
        }
        return List.copyOf(kinds);
    }
}
