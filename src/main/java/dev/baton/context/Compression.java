package dev.baton.context;

import dev.baton.plan.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings what is read down to a budget: by rules first, by a summary only when those do not
 * suffice, and never past the gate. The result is no longer than what it was made from.
 */
public final class Compression {
    private Compression() {}

    /** A text of prose, log lines, tables or JSON. */
    public static Compressed text(String text, int budget) {
        return passages(List.of(Passage.text(text)), "", budget, Summarizer.NONE);
    }

    /** A conversation or the history of a run; what the goal speaks of is kept first. */
    public static Compressed passages(
            List<Passage> passages, String goal, int budget, Summarizer summarizer) {
        var noted = new Noted(reading(passages, goal));
        return summed(noted, noted.told(budget), budget, Compressed.Means.SENTENCES, summarizer);
    }

    /** The digest of a value: what stands in its place in every later prompt. */
    public static Compressed digest(Value value, int budget) {
        var noted = new Noted(Digest.of(value));
        return result(noted, noted.told(budget), Compressed.Means.DIGEST);
    }

    /** What must survive in a text. */
    public static List<Pin> pins(String text) {
        return reading(List.of(Passage.text(text)), "").pins();
    }

    /** What must survive in a value. */
    public static List<Pin> pins(Value value) {
        return Digest.of(value).pins();
    }

    static Reading reading(List<Passage> passages, String goal) {
        return new Reading(passages.stream().map(Inert::passage).toList(), goal);
    }

    static Compressed result(Noted part, Told told, Compressed.Means means) {
        return new Compressed(
                told.text(),
                told.tokens(),
                part.plain().tokens(),
                told.leftOut().isEmpty() ? Compressed.Means.WHOLE : means,
                part.pins(),
                told.leftOut());
    }

    /**
     * A summary in place of what rules told, when that is over budget and the gate lets it pass.
     */
    static Compressed summed(
            Noted part, Told told, int budget, Compressed.Means means, Summarizer summarizer) {
        var byRules = result(part, told, means);
        if (told.tokens() <= budget) {
            return byRules;
        }
        return summarizer
                .summarize(part.plain().text(), part.pins(), budget)
                .map(summary ->
                        Told.of(
                                decided(Inert.text(summary), part.pins()),
                                List.of("all but a summary")))
                .filter(summary -> summary.tokens() < told.tokens())
                .filter(summary -> Gate.passes(part.pins(), summary.text()))
                .map(summary -> result(part, summary, Compressed.Means.SUMMARY))
                .orElse(byRules);
    }

    /** Decisions are never left to other words: those the summary does not hold follow it. */
    private static String decided(String summary, List<Pin> pins) {
        var decisions = pins.stream().filter(Pin::decision).toList();
        var missing =
                PinSet.lost(decisions, summary).stream()
                        .map(Pin::text)
                        .collect(Collectors.joining("\n"));
        return missing.isEmpty() ? summary : summary + "\n" + missing;
    }
}
