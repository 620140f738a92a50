package dev.baton.finance.risk;

import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Limits;
import dev.baton.finance.risk.Settings.Covenant;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The covenants of a company: those it agreed on with its lenders, else usual ones. */
@ApplicationScoped
public class Agreed implements Watch.Lending {
    private static final BigDecimal HIGHEST = new BigDecimal("1000");
    private static final BigDecimal WHOLE = new BigDecimal("100");
    private static final int LONGEST = 200;
    private static final int MOST_PLACES = 4;

    private final Limits limits;

    public Agreed(Limits limits) {
        this.limits = limits;
    }

    /**
     * A limit as it is told. {@code least} when it is the least the measure may be, else the most;
     * {@code own} when it was set for the company; a {@code limit} of null is not looked at.
     */
    public record Told(
            String measure,
            @Nullable String limit,
            boolean least,
            String unit,
            String source,
            boolean own) {}

    /** All measures, those that were not set with their default. */
    public List<Told> told(String company) {
        var own = own(company);
        return Arrays.stream(Covenant.Measure.values())
                .map(measure -> told(measure, own.get(measure)))
                .toList();
    }

    private static Told told(Covenant.Measure measure, Limits.@Nullable Limit own) {
        var limit = own == null ? standard(measure) : own.limit();
        return new Told(
                word(measure),
                limit == null ? null : limit.stripTrailingZeros().toPlainString(),
                measure.least,
                measure.unit,
                own == null ? Covenant.DEFAULT : own.source(),
                own != null);
    }

    @Override
    public List<Covenant> covenants(String company) {
        var own = own(company);
        return Arrays.stream(Covenant.Measure.values())
                .flatMap(measure -> covenant(measure, own.get(measure)).stream())
                .toList();
    }

    private static Optional<Covenant> covenant(
            Covenant.Measure measure, Limits.@Nullable Limit own) {
        var limit = own == null ? standard(measure) : own.limit();
        return limit == null
                ? Optional.empty()
                : Optional.of(
                        new Covenant(
                                measure, limit, own == null ? Covenant.DEFAULT : own.source()));
    }

    private static @Nullable BigDecimal standard(Covenant.Measure measure) {
        return Settings.DEFAULT.covenants().stream()
                .filter(each -> each.measure() == measure)
                .map(Covenant::limit)
                .findFirst()
                .orElse(null);
    }

    private Map<Covenant.Measure, Limits.Limit> own(String company) {
        var own = new EnumMap<Covenant.Measure, Limits.Limit>(Covenant.Measure.class);
        limits.of(company)
                .forEach(each -> measure(each.measure()).ifPresent(found -> own.put(found, each)));
        return own;
    }

    /**
     * Sets all limits of a company anew, those not named have their default again. Throws
     * bad_request for an unknown or repeated measure, a limit outside of what can be, or no source.
     */
    public void set(String company, List<Limits.Limit> wanted, Actor actor) {
        var named = new EnumMap<Covenant.Measure, Limits.Limit>(Covenant.Measure.class);
        for (var each : wanted) {
            var measure =
                    measure(each.measure())
                            .orElseThrow(() ->
                                    bad(
                                            "There is no measure “%s”; known are %s."
                                                    .formatted(each.measure(), words())));
            check(measure, each);
            if (named.put(measure, each) != null) {
                throw bad("%s is named twice.".formatted(word(measure)));
            }
        }
        limits.set(
                company,
                named.entrySet().stream()
                        .map(each ->
                                new Limits.Limit(
                                        word(each.getKey()),
                                        each.getValue().limit(),
                                        each.getValue().source().strip()))
                        .toList(),
                actor);
    }

    private static void check(Covenant.Measure measure, Limits.Limit of) {
        var limit = of.limit();
        var most = measure.unit.equals("percent") ? WHOLE : HIGHEST;
        if (limit != null
                && (limit.signum() <= 0
                        || limit.compareTo(most) > 0
                        || limit.scale() > MOST_PLACES)) {
            throw bad(
                    "%s is above 0, at most %s and of four decimals."
                            .formatted(word(measure), most));
        }
        if (of.source().isBlank() || of.source().strip().length() > LONGEST) {
            throw bad(
                    "The source of %s is missing or longer than %d characters."
                            .formatted(word(measure), LONGEST));
        }
    }

    private static Optional<Covenant.Measure> measure(String word) {
        return Arrays.stream(Covenant.Measure.values())
                .filter(each -> word(each).equals(word))
                .findFirst();
    }

    private static List<String> words() {
        return Arrays.stream(Covenant.Measure.values()).map(Agreed::word).toList();
    }

    private static String word(Covenant.Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    private static ProblemException bad(String text) {
        return ProblemException.of(Cause.BAD_REQUEST, text, "See docs/alerts.md, Covenants.");
    }
}
