package dev.baton.pipeline.quality;

import dev.baton.pipeline.quality.RuleResult.Sample;
import dev.baton.pipeline.quality.RuleResult.Status;
import dev.baton.plan.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** From what was counted to passed or failed, and a score. */
final class Judge {
    private Judge() {}

    static RuleResult of(Rule rule, TableQuery.Counted counted, Instant asOf) {
        return rule.check() instanceof Check.Freshness(_, var maxAge)
                ? fresh(rule, counted, maxAge, asOf)
                : counted(rule, counted);
    }

    private static RuleResult counted(Rule rule, TableQuery.Counted counted) {
        double share = counted.rows() == 0 ? 0 : (double) counted.failing() / counted.rows();
        return new RuleResult(
                rule,
                share <= rule.tolerance() ? Status.PASSED : Status.FAILED,
                counted.rows(),
                counted.failing(),
                share,
                1 - share,
                counted.samples(),
                counted.rows() == 0 ? "The table is empty." : null);
    }

    /** One age for the whole table; twice as old as allowed scores a half. */
    private static RuleResult fresh(
            Rule rule, TableQuery.Counted counted, Duration maxAge, Instant asOf) {
        if (!(counted.newest() instanceof Value.Text(var text))) {
            return stale(rule, counted, 0, "There is no value that is not in the future.");
        }
        var age = Duration.between(instant(text), asOf);
        if (age.compareTo(maxAge) <= 0) {
            return new RuleResult(
                    rule,
                    Status.PASSED,
                    counted.rows(),
                    0,
                    0,
                    1,
                    List.of(),
                    "The newest is of %s.".formatted(text));
        }
        return stale(
                rule,
                counted,
                (double) maxAge.toSeconds() / age.toSeconds(),
                "The newest is of %s, %s before %s; at most %s is allowed."
                        .formatted(
                                text, words(age), asOf.toString().substring(0, 10), words(maxAge)));
    }

    private static RuleResult stale(
            Rule rule, TableQuery.Counted counted, double score, String note) {
        return new RuleResult(
                rule,
                Status.FAILED,
                counted.rows(),
                counted.rows(),
                counted.rows() == 0 ? 0 : 1,
                score,
                List.of(new Sample(Value.NOTHING, counted.newest())),
                note);
    }

    private static Instant instant(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // Such as a date before our era: old at any rate.
        }
    }

    static String words(Duration duration) {
        if (duration.toDays() >= 2) {
            return "%,d days".formatted(duration.toDays());
        }
        return duration.toHours() >= 2
                ? duration.toHours() + " hours"
                : duration.toMinutes() + " minutes";
    }
}
