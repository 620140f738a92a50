package dev.baton.planner.rule;

import dev.baton.planner.Words;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a comparison is to be told apart: rows that grew, shrank, or either, by more than so many
 * percent.
 */
record Concern(String direction, BigDecimal threshold) {
    private static final BigDecimal USUAL = BigDecimal.TEN;
    private static final Pattern PERCENT =
            Pattern.compile(
                    "(?i)(?:more than |less than )?([0-9]+(?:\\.[0-9]+)?)\\s*(?:%|percent|per cent)");
    private static final Set<String> MORE =
            stems(
                    "overrun overruns overrunning overspend overspent exceed exceeded increase increased"
                            + " rise rose risen grow grew grown growth higher more above excess surge");
    private static final Set<String> LESS =
            stems(
                    "drop dropped fall fell fallen decrease decreased decline declined lower less shrink"
                            + " shrank below underspend underspent loss lost");
    private static final Set<String> EITHER =
            stems(
                    "attention outlier outliers unusual concern concerns concerning worry worrying alarming"
                            + " significant change changes changed differ differs difference differences deviation"
                            + " deviate anomaly anomalies stand");

    private static Set<String> stems(String words) {
        return Stream.of(words.split(" "))
                .flatMap(word -> Words.content(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a clause after a comparison asks to be told apart; empty when it asks for else. */
    static Optional<Concern> in(String clause) {
        // "Fell by more than 5 %" is a fall: the bar's own words say no direction.
        var words = Words.content(PERCENT.matcher(clause).replaceAll(" "));
        boolean more = words.stream().anyMatch(MORE::contains);
        boolean less = words.stream().anyMatch(LESS::contains);
        if (!more && !less && words.stream().noneMatch(EITHER::contains)) {
            return Optional.empty();
        }
        var percent = PERCENT.matcher(clause);
        var threshold = percent.find() ? new BigDecimal(percent.group(1)) : USUAL;
        return Optional.of(new Concern(more == less ? "any" : more ? "more" : "less", threshold));
    }
}
