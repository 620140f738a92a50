package dev.baton.pipeline.entity.merge;

import dev.baton.pipeline.entity.match.Company;
import dev.baton.pipeline.entity.match.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Chooses the survivor of each field: by the preferences in their order, each only where those
 * before it leave a choice.
 */
public final class Merging {
    public static final List<Preference> USUAL =
            List.of(
                    Preference.MOST_AGREED,
                    Preference.MOST_RECENT,
                    Preference.MOST_COMPLETE,
                    Preference.SOURCE_PRIORITY);

    private final List<Preference> usual;
    private final Map<String, Preference> first;
    private final int preferredSource;

    /** {@code first} puts another preference before the usual ones for a field by its name. */
    public Merging(List<Preference> usual, Map<String, Preference> first, int preferredSource) {
        this.usual = List.copyOf(usual);
        this.first = Map.copyOf(first);
        this.preferredSource = preferredSource;
    }

    private record Candidate(Company company, String value) {}

    /** The survivors of the fields in the order of {@link Field}, then of what else there is. */
    public Map<String, Survivor> merge(List<Company> records) {
        var companies = records.stream().sorted(Comparator.comparing(Company::id)).toList();
        var fields = new LinkedHashMap<String, Survivor>();
        for (var field : Field.values()) {
            add(fields, field.code(), companies, company -> company.at(field));
        }
        var others = new LinkedHashSet<String>();
        companies.forEach(company -> others.addAll(company.others().keySet()));
        others.forEach(other ->
                add(fields, other, companies, company -> company.others().getOrDefault(other, "")));
        return fields;
    }

    private void add(
            Map<String, Survivor> into,
            String field,
            List<Company> companies,
            Function<Company, String> value) {
        var candidates =
                companies.stream()
                        .map(company -> new Candidate(company, value.apply(company).strip()))
                        .filter(candidate -> !candidate.value().isEmpty())
                        .toList();
        if (!candidates.isEmpty()) {
            into.put(field, survivor(field, candidates));
        }
    }

    private Survivor survivor(String field, List<Candidate> candidates) {
        if (candidates.size() == 1) {
            return survivor(candidates.getFirst(), "the only one");
        }
        if (candidates.stream().map(Candidate::value).distinct().count() == 1) {
            return survivor(candidates.getFirst(), "all the same");
        }
        var left = candidates;
        for (var preference : preferences(field)) {
            var best = best(preference, left);
            if (best.stream().map(Candidate::value).distinct().count() == 1) {
                return survivor(best.getFirst(), preference.words());
            }
            left = best;
        }
        return survivor(left.getFirst(), "first of equals");
    }

    private List<Preference> preferences(String field) {
        var preferences = new LinkedHashSet<Preference>();
        if (first.containsKey(field)) {
            preferences.add(first.get(field));
        }
        preferences.addAll(usual);
        return new ArrayList<>(preferences);
    }

    private static Survivor survivor(Candidate candidate, String why) {
        return new Survivor(candidate.value(), candidate.company().id(), why);
    }

    /** Those that are best by this preference, in their order. */
    private List<Candidate> best(Preference preference, List<Candidate> candidates) {
        var agreed = new HashMap<String, Long>();
        candidates.forEach(candidate -> agreed.merge(folded(candidate.value()), 1L, Long::sum));
        Function<Candidate, Long> rank =
                switch (preference) {
                    case MOST_AGREED ->
                            candidate -> agreed.getOrDefault(folded(candidate.value()), 0L);
                    case MOST_RECENT -> Merging::touched;
                    case MOST_COMPLETE -> candidate -> (long) candidate.value().length();
                    case SOURCE_PRIORITY ->
                            candidate ->
                                    candidate.company().id().source() == preferredSource ? 1L : 0L;
                };
        long most = candidates.stream().map(rank).max(Comparator.naturalOrder()).orElseThrow();
        return candidates.stream().filter(candidate -> rank.apply(candidate) == most).toList();
    }

    private static long touched(Candidate candidate) {
        var updated = candidate.company().updated();
        return updated == null ? Long.MIN_VALUE : updated.toEpochMilli();
    }

    /** What differs in case and signs only is agreed. */
    private static String folded(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
