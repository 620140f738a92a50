package dev.baton.agent;

import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the calls of one instance went: all of them counted, the last ones remembered. */
final class Figures {
    private static final int MOST = 512;

    private final Duration window;
    private final ArrayDeque<Call> last = new ArrayDeque<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private long calls;
    private @Nullable Instant lastFailure;

    Figures(Duration window) {
        this.window = window;
    }

    /** One call; {@code confidence} is NaN when it told none. */
    private record Call(Instant at, long millis, boolean failed, double confidence) {}

    synchronized void proved(Instant at, Duration took, Evidence evidence) {
        add(new Call(at, took.toMillis(), false, confidence(evidence)));
    }

    /** It asked a person, which is neither good nor bad. */
    synchronized void asked(Instant at, Duration took) {
        add(new Call(at, took.toMillis(), false, Double.NaN));
    }

    synchronized void failed(Instant at, Duration took, Cause cause) {
        failures.merge(cause.code(), 1L, Long::sum);
        lastFailure = at;
        add(new Call(at, took.toMillis(), true, Double.NaN));
    }

    synchronized Health health(Health.Circuit circuit, int inFlight, Instant now) {
        last.removeIf(call -> call.at().isBefore(now.minus(window)));
        var recent = List.copyOf(last);
        var times = recent.stream().mapToLong(Call::millis).sorted().toArray();
        var bad = recent.stream().filter(Call::failed).count();
        var sure =
                recent.stream()
                        .mapToDouble(Call::confidence)
                        .filter(each -> !Double.isNaN(each))
                        .average();
        return new Health(
                circuit,
                inFlight,
                calls,
                failures,
                recent.isEmpty() ? null : (Double) ((double) bad / recent.size()),
                percentile(times, 0.5),
                percentile(times, 0.95),
                boxed(sure),
                lastFailure);
    }

    private void add(Call call) {
        calls++;
        if (last.size() == MOST) {
            last.removeFirst();
        }
        last.add(call);
    }

    /** The smallest time that so many calls kept to. */
    static @Nullable Long percentile(long[] sorted, double share) {
        return sorted.length == 0
                ? null
                : (Long) sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private static double confidence(Evidence evidence) {
        return evidence.body() instanceof Value.Fields fields
                        && fields.at("confidence") instanceof Value.Number(var number)
                ? number.doubleValue()
                : Double.NaN;
    }
}
