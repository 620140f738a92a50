package dev.baton.pipeline.entity;

import dev.baton.pipeline.entity.match.Limits;
import dev.baton.pipeline.entity.merge.Merging;
import dev.baton.pipeline.entity.merge.Preference;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request says of how records are matched and merged. */
record SyncRequest(Limits limits, int mostRecords, boolean review, boolean test, Merging merging) {
    private static final int USUAL_RECORDS = 50_000;
    private static final int MOST_RECORDS = 200_000;

    /** Throws bad_request when a number is out of its bounds or a preference is not known. */
    static SyncRequest of(Value.Fields input) {
        var usual = Limits.DEFAULT;
        double match = number(input, "match_threshold", usual.match(), 0.5, 1);
        double review = number(input, "review_threshold", usual.review(), 0, match);
        var limits =
                new Limits(match, review, usual.margin(), usual.largestBlock(), usual.mostPairs());
        return new SyncRequest(
                limits,
                (int) number(input, "max_records", USUAL_RECORDS, 1, MOST_RECORDS),
                !(input.at("review") instanceof Value.Flag(var asked) && !asked),
                input.at("test") instanceof Value.Flag(var test) && test,
                merging(input.at("survivors")));
    }

    private static double number(
            Value.Fields input, String name, double usual, double least, double most) {
        if (!(input.at(name) instanceof Value.Number(var number))) {
            return usual;
        }
        double value = number.doubleValue();
        if (value < least || value > most) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "%s must be between %s and %s.".formatted(name, plain(least), plain(most)),
                    "Leave it out for %s.".formatted(plain(usual)));
        }
        return value;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** {@code {"default": "most_recent", "name": "source_priority"}} */
    private static Merging merging(Value survivors) {
        var usual = new LinkedHashSet<Preference>();
        Map<String, Preference> first = new HashMap<>();
        if (survivors instanceof Value.Fields(var fields)) {
            fields.forEach((field, word) -> {
                var preference = preference(word);
                if (field.equals("default")) {
                    usual.add(preference);
                } else {
                    first.put(field, preference);
                }
            });
        }
        usual.addAll(Merging.USUAL);
        return new Merging(List.copyOf(usual), first, 0);
    }

    private static Preference preference(Value word) {
        return Optional.of(word)
                .filter(Value.Text.class::isInstance)
                .map(text -> ((Value.Text) text).text())
                .flatMap(text ->
                        Arrays.stream(Preference.values())
                                .filter(each -> each.name().equalsIgnoreCase(text))
                                .findFirst())
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.BAD_REQUEST,
                                "A preference of survivors is not known.",
                                "Known are most_agreed, most_recent, most_complete, source_priority."));
    }
}
