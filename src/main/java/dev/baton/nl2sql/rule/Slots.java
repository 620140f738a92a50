package dev.baton.nl2sql.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cues of a question fill: measures, keys, conditions, order, columns to show. */
final class Slots {
    int entity = -1;
    boolean asksWho;
    boolean distinct;
    @Nullable Integer limit;

    /** How many of the first rows are left out: one for the second largest. */
    int offset;

    /** The measure's change against the time before is asked for. */
    boolean growth;

    /** What each group has of the whole is asked for. */
    boolean ofTotal;

    final List<Measure> measures = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();
    final List<Sort> sorts = new ArrayList<>();
    final List<Need> needs = new ArrayList<>();
    final List<Integer> outputs = new ArrayList<>();
    boolean outputsOnly;

    /** Columns are shown beside the label of what is listed, though it was not named. */
    boolean withLabel;

    boolean showMeasure;
    boolean superlative;

    /**
     * Conditions that stand after this token belong to the share, not to the whole; -1 for none.
     */
    int shareFrom = -1;

    final Set<Integer> shareOf = new HashSet<>();
    final Set<Integer> used = new HashSet<>();
    final List<String> notes = new ArrayList<>();
    double doubt;

    /**
     * What rows are put together by: a mention, or a unit of time of a mention or of the default
     * date.
     */
    record Key(int mention, @Nullable String unit) {}

    /**
     * A sort key: a mention, a measure, an adjective looking for its column, or the n-th measure.
     */
    record Sort(
            int mention,
            @Nullable Measure measure,
            Adjectives.@Nullable Adjective adjective,
            boolean descending) {}

    void note(String text) {
        notes.add(text);
    }
}
