package dev.baton.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One provider with its guard: a bulkhead, a time-out, a circuit breaker and retries around every
 * call. The only place where a model call is tried again.
 */
final class Provider {
    private static final Logger LOG = Logger.getLogger(Provider.class);

    private final Kind kind;
    private final ModelConfig config;
    private final ModelConfig.Account account;
    private final ChatModels models;
    private final Dialect dialect;
    private final TypedGuard<ChatResponse> guard;
    // When the circuit opened, in nanoTime; null while it lets calls through.
    private volatile @Nullable Long openedAt;

    Provider(Kind kind, ModelConfig config) {
        this.kind = kind;
        this.config = config;
        this.account = kind.account(config);
        this.models = ChatModels.of(kind, account, model(Purpose.SQL));
        this.dialect = new Dialect(account.jsonSchema());
        this.guard = guard();
    }

    String name() {
        return kind.code();
    }

    /** The model that serves a purpose here. */
    String model(Purpose purpose) {
        var own =
                switch (purpose) {
                    case PLANNING -> account.planningModel();
                    case SQL -> account.sqlModel();
                    case PROSE -> account.proseModel();
                };
        return own.or(account::model).orElse(kind.model());
    }

    /** The model that answers a call here. */
    private String model(ModelCall call) {
        return call.model() == null ? model(call.purpose()) : call.model();
    }

    /** Whether any purpose is served by that model here. */
    boolean has(String model) {
        return Arrays.stream(Purpose.values()).anyMatch(purpose -> model(purpose).equals(model));
    }

    /** False while the circuit is open and its rest is not over. */
    boolean ready() {
        var since = openedAt;
        return since == null || System.nanoTime() - since >= config.circuit().rest().toNanos();
    }

    /** What its model of that purpose costs; null when nobody said. */
    @Nullable Price price(Purpose purpose) {
        return price(model(purpose));
    }

    private @Nullable Price price(String model) {
        return Price.of(kind, account, config.prices().get(model));
    }

    ModelReply ask(ModelCall call, Interruption interruption) throws Exception {
        var started = System.nanoTime();
        var response = guard.call(() -> attempt(call, interruption));
        var text = response.aiMessage().text();
        var use = use(call, response, (System.nanoTime() - started) / 1_000_000);
        return new ModelReply(text, model(call), use);
    }

    private ChatResponse attempt(ModelCall call, Interruption interruption) throws Exception {
        try {
            while (true) {
                try {
                    return finished(asked(call));
                } catch (RuntimeException e) {
                    if (!dialect.learns(Failure.find(e, TurnedAway.class).orElse(null))) {
                        throw e;
                    }
                }
            }
        } catch (RuntimeException e) {
            var interrupt = Failure.find(e, InterruptedException.class);
            if (interrupt.isPresent()) {
                // Told by the exception from here on; the flag would interrupt whatever comes next.
                Thread.interrupted();
            }
            if (interruption.reason() == Interruption.Reason.LATE) {
                throw new Failure.Late(e);
            }
            if (interrupt.isPresent()) {
                throw interrupt.get();
            }
            throw e;
        }
    }

    private ChatResponse asked(ModelCall call) {
        var request =
                dialect.say(
                                ChatRequest.builder()
                                        .modelName(model(call))
                                        .messages(
                                                SystemMessage.from(call.prompt().system()),
                                                UserMessage.from(call.prompt().user())),
                                call,
                                config.maxOutputTokens())
                        .build();
        var pieces = call.pieces();
        return pieces == null
                ? models.whole().chat(request)
                : Stream.read(models.streamed(), request, pieces);
    }

    private static ChatResponse finished(ChatResponse response) {
        var text = response.aiMessage().text();
        if (text == null || text.isBlank()) {
            throw new Failure.Unfinished("no text");
        }
        if (response.finishReason() == FinishReason.LENGTH) {
            throw new Failure.Unfinished("cut at the most tokens it may have");
        }
        return response;
    }

    /** The provider's own count; ours when it gives none. */
    private ModelUse use(ModelCall call, ChatResponse response, long millis) {
        var counted = response.tokenUsage();
        var read = counted == null ? null : counted.inputTokenCount();
        var written = counted == null ? null : counted.outputTokenCount();
        var prompt = call.prompt();
        int input = read == null ? Tokens.count(prompt.system() + prompt.user()) : read;
        int output = written == null ? Tokens.count(response.aiMessage().text()) : written;
        var price = price(model(call));
        return new ModelUse(
                call.purpose().code(),
                model(call),
                prompt.prompt().hash(),
                input,
                output,
                Math.max(input, call.plainTokens()),
                price == null ? null : price.micros(input, output),
                millis);
    }

    private TypedGuard<ChatResponse> guard() {
        return TypedGuard.create(ChatResponse.class)
                .withDescription("model provider " + name())
                .withBulkhead()
                .limit(config.concurrent())
                .queueSize(config.waiting())
                .enableSynchronousQueueing()
                .done()
                .withTimeout()
                .duration(config.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.circuit().calls())
                .failureRatio(config.circuit().failures())
                .delay(config.circuit().rest().toMillis(), ChronoUnit.MILLIS)
                .when(Failure::countsAgainstProvider)
                .onStateChange(this::changed)
                .done()
                .withRetry()
                .maxRetries(config.retries())
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(Failure::passes)
                .withCustomBackoff()
                .strategy(() -> new Pause(config.pause()))
                .done()
                .done()
                .build();
    }

    private void changed(CircuitBreakerState state) {
        openedAt = state == CircuitBreakerState.OPEN ? (Long) System.nanoTime() : null;
        if (state == CircuitBreakerState.OPEN) {
            LOG.warnf(
                    "%s failed too often and is left alone for %s",
                    name(), config.circuit().rest());
        } else {
            LOG.infof("%s is asked again", name());
        }
    }

    /** As long as the provider asks for, else doubling, with up to half of it added. */
    private static final class Pause implements CustomBackoffStrategy {
        private long next;

        Pause(Duration first) {
            next = Math.max(1, first.toMillis());
        }

        @Override
        public long nextDelayInMillis(Throwable failure) {
            long pause = next;
            next *= 2;
            var asked = Failure.find(failure, TurnedAway.class).map(TurnedAway::retryAfter);
            return asked.map(Duration::toMillis).orElse(pause)
                    + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
        }
    }
}
