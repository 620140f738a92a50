package dev.baton.reward.export;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts while a file is written. */
final class Tally {
    /** Why something is not told. */
    enum Reason {
        /** The same was told before. */
        DUPLICATE,
        /** Once right, once wrong. */
        CONTRADICTORY,
        /** It does not fit the data source as it is now. */
        UNFIT,
        /** Nobody knows whether it is right, or it is only nearly so. */
        UNDECIDED,
        /** The question has too many different answers. */
        BEYOND
    }

    private final MessageDigest digest = Digest.fresh();
    private final Map<Split, long[]> splits = new TreeMap<>();
    private final Map<String, Long> sources = new TreeMap<>();
    private final TreeSet<String> weights = new TreeSet<>();
    private final TreeSet<String> prompts = new TreeSet<>();
    private final Map<String, Long> replaced = new TreeMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private long rows;

    Tally() {
        for (var split : Split.values()) {
            splits.put(split, new long[2]);
        }
        for (var kind : Scrub.Kind.values()) {
            replaced.put(kind.code(), 0L);
        }
        for (var reason : Reason.values()) {
            leftOut.put(code(reason), 0L);
        }
    }

    private static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    long rows() {
        return rows;
    }

    void line(byte[] line, Split split, String source, Example example, boolean first) {
        digest.update(line);
        rows++;
        var count = splits.computeIfAbsent(split, _ -> new long[2]);
        count[0]++;
        count[1] += first ? 1 : 0;
        sources.merge(source, 1L, Long::sum);
        example.candidates()
                .forEach(each -> {
                    weights.addAll(each.totals().keySet());
                    prompts.addAll(each.prompts());
                });
    }

    void leftOut(Reason reason, long count) {
        leftOut.merge(code(reason), count, Long::sum);
    }

    void replaced(Map<Scrub.Kind, Integer> values) {
        values.forEach((kind, count) -> replaced.merge(kind.code(), (long) count, Long::sum));
    }

    Manifest manifest(Wanted wanted, String code) {
        var counts = new LinkedHashMap<String, Manifest.Count>();
        splits.forEach(
                (split, count) -> counts.put(split.code(), new Manifest.Count(count[0], count[1])));
        var filter = wanted.filter();
        var bounds = wanted.bounds();
        var split = wanted.split();
        return new Manifest(
                wanted.format().code(),
                wanted.style(),
                rows,
                HexFormat.of().formatHex(digest.digest()),
                counts,
                Split.RULE,
                sources,
                new Manifest.Versions(code, Lines.VERSION, weights, prompts),
                new Manifest.Filters(
                        filter.trainingRun(),
                        filter.source(),
                        new TreeSet<>(filter.origins()),
                        filter.since(),
                        filter.until(),
                        split == null ? "all" : split.code(),
                        bounds.least(),
                        Choosing.MARGIN,
                        bounds.perQuestion(),
                        bounds.limit()),
                new Manifest.Scrubbing(
                        wanted.scrubbed(),
                        replaced,
                        wanted.scrubbed() ? Scrub.rules() : Map.of(),
                        "never told"),
                leftOut);
    }
}
