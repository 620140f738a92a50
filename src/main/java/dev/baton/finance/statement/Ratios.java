package dev.baton.finance.statement;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.fact.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the ratios of a period from its measures. */
final class Ratios {
    private final Measures measures;
    private final Period period;

    private Ratios(Measures measures, Period period) {
        this.measures = measures;
        this.period = period;
    }

    /** In the order of their definitions; {@code prior} is what they are compared with. */
    static List<Ratio> of(Measures now, Period period, Measures before, Period prior) {
        var here = new Ratios(now, period);
        var there = new Ratios(before, prior);
        return RatioDefinitions.ALL.stream()
                .map(each -> here.ratio(each, there.ratio(each, null).value()))
                .toList();
    }

    private Ratio ratio(RatioDefinition definition, @Nullable Fact prior) {
        var why = notMeaningful(definition);
        Fact value = null;
        if (why.isEmpty()) {
            value = value(definition);
            measures.put(definition.key(), value);
        } else {
            measures.missing(definition.key(), why.get());
        }
        return new Ratio(
                definition.key(),
                definition.label(),
                definition.group(),
                definition.better(),
                value,
                prior,
                why.orElse(null),
                null);
    }

    private Optional<String> notMeaningful(RatioDefinition definition) {
        var missing =
                Stream.concat(definition.numerator().stream(), definition.denominator().stream())
                        .map(RatioDefinition.Term::measure)
                        .filter(name -> measures.find(name).isEmpty())
                        .findFirst();
        if (missing.isPresent()) {
            return missing.map(measures::why);
        }
        var denominator = definition.denominator();
        if (!denominator.isEmpty() && sum(denominator).signum() <= 0) {
            return Optional.of(
                    "the denominator is %s"
                            .formatted(sum(denominator).signum() == 0 ? "zero" : "negative"));
        }
        return Optional.empty();
    }

    private Fact value(RatioDefinition definition) {
        var numerator = sum(definition.numerator());
        var denominator =
                definition.denominator().isEmpty() ? BigDecimal.ONE : sum(definition.denominator());
        var value =
                numerator
                        .multiply(BigDecimal.valueOf(definition.factor()))
                        .divide(
                                denominator,
                                definition.unit().equals("ratio") ? 2 : 1,
                                RoundingMode.HALF_UP);
        return new Fact(
                "ratio:%s:%s".formatted(definition.key(), period),
                definition.label(),
                value,
                definition.unit(),
                period.to(),
                definition.formula(),
                inputs(definition));
    }

    private List<String> inputs(RatioDefinition definition) {
        var inputs = new ArrayList<String>();
        Stream.concat(definition.numerator().stream(), definition.denominator().stream())
                .map(term -> measures.find(term.measure()).orElseThrow().id())
                .distinct()
                .forEach(inputs::add);
        return inputs;
    }

    private BigDecimal sum(List<RatioDefinition.Term> terms) {
        var sum = ZERO;
        for (var term : terms) {
            var value = measures.find(term.measure()).orElseThrow().value();
            sum = term.minus() ? sum.subtract(value) : sum.add(value);
        }
        return sum;
    }
}
